using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Tuples, structs and weights that a method only passes on, whole, to a call that stays one (of a recursive method).</summary>
internal static partial class WholeArguments
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double RepeatedTuple((double X, double Y) pair, int n) => n == 0 ? pair.X : pair.Y * RepeatedTuple(pair, n - 1);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double RepeatedStruct(Vec3 vector, int n) => n == 0 ? vector.X : vector.Y * RepeatedStruct(vector, n - 1);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double RepeatedLayer(Layer layer, [NoDerivative, Shape(1, 3)] Matrix<double> x, int n) =>
        n == 0 ? layer.Bias.Sum() : Matrix.Sum(x * layer.Weights) + RepeatedLayer(layer, x, n - 1);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfTuple((double X, double Y) pair) => RepeatedTuple(pair, 2);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfStruct(Vec3 vector) => RepeatedStruct(vector, 2);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfStructReadToo(Vec3 vector) => vector.Z * RepeatedStruct(vector, 2);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfMember(TwoLayers network, [NoDerivative, Shape(1, 3)] Matrix<double> x) => network.Gain * RepeatedLayer(network.First, x, 2);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfWeights(Layer layer, [NoDerivative, Shape(1, 3)] Matrix<double> x) => RepeatedLayer(layer, x, 2);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LeftInReference(double x, (double X, double Y) pair, out double left)
    {
        left = RepeatedTuple(pair, 2);
        return x * x;
    }
}
