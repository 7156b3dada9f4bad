using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Networks of any depth, made here of the matrices that are differentiated.</summary>
internal static partial class DeepNetworks
{
    /// <summary>The same weights in every layer.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static Matrix<double> Recurrent([Shape(3, 3), Domain(-0.5, 0.5)] Matrix<double> weights, Matrix<double> state)
    {
        for (var layer = 0; layer < 4; layer++)
            state = Matrix.Tanh(state * weights) + state * 0.5;
        return state;
    }

    /// <summary>A local array of matrices, run through forwards and backwards.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LocalArray([Shape(3, 3)] Matrix<double> first, [Shape(3, 3)] Matrix<double> second, Matrix<double> x)
    {
        Matrix<double>[] weights = [first, second, first - second];
        var activations = new Matrix<double>[weights.Length + 1];
        activations[0] = x;
        for (var i = 0; i < weights.Length; i++)
            activations[i + 1] = Matrix.Tanh(activations[i] * weights[i]);
        var sum = 0.0;
        for (var i = weights.Length; i >= 0; i--)
            sum = sum * 0.5 + activations[i].Mean();
        return sum;
    }
}
