namespace SymbolicBackprop.Benchmarks;

/// <summary>|x − y| / max(1, |x| + |y|), the measure by which derivatives are compared.</summary>
internal static class RelativeDifference
{
    /// <summary>The difference of two numbers; infinite where just one of them is not a number.</summary>
    public static double Of(double x, double y)
    {
        if (x.Equals(y)) return 0;
        var difference = Math.Abs(x - y) / Math.Max(1, Math.Abs(x) + Math.Abs(y));
        return double.IsNaN(difference) ? double.PositiveInfinity : difference;
    }

    /// <summary>The largest difference of elements at the same place; infinite where the lengths differ.</summary>
    public static double Largest(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length) return double.PositiveInfinity;
        var largest = 0.0;
        for (var i = 0; i < x.Length; i++) largest = Math.Max(largest, Of(x[i], y[i]));
        return largest;
    }
}
