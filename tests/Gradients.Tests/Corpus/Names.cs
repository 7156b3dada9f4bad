namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Names that the generator would choose itself, or that need escaping.</summary>
internal static partial class Names
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Reserved(double upstream, double workspace, double dx)
    {
        var sum = upstream * workspace;
        var product = sum + dx;
        return product * sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Escaped(double @class, double[] @in)
    {
        var @double = @class * @in[0];
        return @double * @double;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Greek(double α, double β)
    {
        var Δ = α - β;
        return Δ * Δ * α;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfElements(double Item2, double ToString, double Rest) => Item2 * ToString + Rest * Rest;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Buffers(double[] x, double xGradient, double i) => x[0] * xGradient * i;
}
