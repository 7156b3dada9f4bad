using SymbolicBackprop;

namespace Optimize;

/// <summary>The curved valley of H. H. Rosenbrock (The Computer Journal 3, 1960), continued to any number of dimensions; the minimum is 0, at ones.</summary>
internal static partial class Rosenbrock
{
    [Differentiable]
    public static double Valley(double[] x)
    {
        var sum = 0.0;
        for (var i = 0; i + 1 < x.Length; i++)
        {
            var along = 1 - x[i];
            var across = x[i + 1] - x[i] * x[i];
            sum += along * along + 100 * across * across;
        }

        return sum;
    }

    /// <summary>The start that the literature uses: −1.2 and 1 by turns.</summary>
    public static double[] Start(int dimensions) => [.. Enumerable.Range(0, dimensions).Select(i => i % 2 == 0 ? -1.2 : 1)];
}
