namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>A weighted sum of sorted values, as in trimmed means and other L-estimators.</summary>
internal static partial class OrderStatistics
{
    /// <summary>Σ wᵢ·x₍ᵢ₎; the values are sorted in place.</summary>
    [Differentiable]
    public static double WeightedSum(double[] values, double[] weights)
    {
        for (var i = 1; i < values.Length; i++)
        {
            var value = values[i];
            var j = i - 1;
            while (j >= 0 && values[j] > value)
            {
                values[j + 1] = values[j];
                j--;
            }

            values[j + 1] = value;
        }

        var sum = 0.0;
        for (var i = 0; i < values.Length; i++) sum += weights[i] * values[i];
        return sum;
    }
}
