using SymbolicBackprop.Data;
using SymbolicBackprop.LinearAlgebra;
using SymbolicBackprop.Training;

namespace Mnist;

/// <summary>Networks that have learned nothing yet.</summary>
internal static class NewNetwork
{
    /// <summary>A network whose weights are all zero.</summary>
    public static Network Zero(int hiddenUnits) => new(
        new Matrix<float>(MnistDataSet.PixelCount, hiddenUnits),
        new Matrix<float>(1, hiddenUnits),
        new Matrix<float>(hiddenUnits, MnistDataSet.ClassCount),
        new Matrix<float>(1, MnistDataSet.ClassCount));

    /// <summary>First weights: of the size that keeps the spread of the signal from layer to layer; the biases are zero.</summary>
    public static Network Random(int hiddenUnits, Activation activation, long seed)
    {
        var network = Zero(hiddenUnits);
        var random = new SeededRandom(seed);
        if (activation == Activation.Relu)
            Initializers.HeNormal(network.HiddenWeights, random);
        else
            Initializers.XavierNormal(network.HiddenWeights, random);
        Initializers.XavierNormal(network.OutputWeights, random);
        return network;
    }
}
