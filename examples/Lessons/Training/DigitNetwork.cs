using SymbolicBackprop;
using SymbolicBackprop.LinearAlgebra;
using SymbolicBackprop.Training;

namespace Lessons.Training;

/// <summary>
/// The weights of the 784-100-10 network. They are double, because a numerical derivative in float would drown in the rounding of the loss.
/// </summary>
[Differentiable]
public sealed partial record DigitNetwork(Matrix<double> W1, Matrix<double> B1, Matrix<double> W2, Matrix<double> B2)
{
    /// <summary>A network of random weights.</summary>
    public static DigitNetwork Random(SeededRandom random)
    {
        var network = new DigitNetwork(new(784, 100), new(1, 100), new(100, 10), new(1, 10));
        Initializers.XavierNormal(network.W1, random);
        Initializers.XavierNormal(network.W2, random);
        return network;
    }
}
