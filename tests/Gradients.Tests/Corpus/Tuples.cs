namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Tuples as parameters, locals and results.</summary>
internal static partial class Tuples
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfPair((double X, double Y) p, double scale) => scale * p.X * p.Y + p.Y;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double PartlyConstant((double X, int Count) p) => p.X * p.X * p.Count;

    [Differentiable(Derivatives.Tangent)]
    public static (double Sum, double Product) SumAndProduct(double x, double y) => (x + y, x * y);

    [Differentiable(Derivatives.Tangent)]
    public static (double, float) Unnamed(double x, float y) => (x * x, y * y * y);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct, Auxiliary = ["correct"])]
    public static (double loss, double correct) WithAuxiliary(double x, [NoDerivative] double target) => ((x - target) * (x - target), x > target ? 1 : 0);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static (double X, int Count) WithInteger(double x, int n) => (x * n, n);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Local(double x, double y)
    {
        var pair = (a: x * y, b: x - y);
        var (c, d) = pair;
        (double e, _) = (c * d, 1);
        return e + pair.a;
    }

    [Differentiable(Derivatives.Tangent)]
    public static (double First, double Second) Powers([Domain(0.5, 1.5)] double x, int n) => n == 0 ? (x, x * x) : (x * Powers(x, n - 1).First, x);

    /// <summary>An element of a call's result that is read in a loop only.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ResultReadInLoop([Domain(0.5, 1.5)] double x, double y, int n)
    {
        var powers = Powers(x, 2);
        for (var i = 0; i < n; i++)
            y = (y * powers.Second) + powers.First;
        return y;
    }
}
