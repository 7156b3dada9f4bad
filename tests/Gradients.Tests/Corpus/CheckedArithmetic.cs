namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Checked and unchecked contexts.</summary>
internal static partial class CheckedArithmetic
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Factorial(double x, [Domain(0, 6)] int n)
    {
        var factorial = 1;
        for (var i = 2; i <= n; i++)
            factorial = checked(factorial * i);
        return x * x / factorial;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Block(double x, [Domain(0, 6)] int n)
    {
        checked
        {
            var k = n * n + 1;
            x *= k;
            return x * x - (byte)n;
        }
    }

    /// <summary>A sequence of pseudo-random weights that relies on overflow.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Hash(double x, [Domain(0, 100)] int seed)
    {
        var state = (uint)seed;
        var s = 0.0;
        for (var i = 0; i < 5; i++)
        {
            state = unchecked(state * 1664525u + 1013904223u);
            s = s * 0.5 + Math.Sin(x * (state >> 16) / 65536.0);
        }

        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double UncheckedInChecked(double x, [Domain(0, 3)] int n)
    {
        checked
        {
            var large = unchecked(int.MaxValue + n);
            return large > 0 ? x * x : x * x * x * n;
        }
    }
}
