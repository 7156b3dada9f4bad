namespace SymbolicBackprop.Gradients.Tests.Corpus.Callees;

/// <summary>A method whose result says only whether there is a number, and hands that out.</summary>
internal static partial class Roots
{
    [Differentiable(Derivatives.Tangent)]
    public static bool TryRoot(double x, out double root)
    {
        root = 0;
        if (x < 0)
            return false;
        root = Math.Sqrt(x);
        return true;
    }
}
