namespace SymbolicBackprop;

/// <summary>
/// The derivative of a function of one number by central differences at halving steps and Neville's extrapolation of them to the step zero:
/// <c>A(i, j) = A(i, j−1) + (A(i, j−1) − A(i−1, j−1)) / (4ʲ − 1)</c>. The entry of the table with the smallest uncertainty is taken.
/// </summary>
internal readonly struct CentralDifference
{
    /// <summary>How many ranges of steps there are to try.</summary>
    public const int ScaleCount = 3;

    private const int Levels = 9;
    private const int BitsPerScale = 10;
    private const double FirstStep = 0.125;

    private readonly Func<double, double> _function;
    private readonly double _at;
    private readonly bool _isDouble;
    private readonly double _roundingUnit;

    /// <summary>The derivative of a function at a point.</summary>
    /// <param name="function">The function.</param>
    /// <param name="at">The point.</param>
    /// <param name="isDouble">Whether the argument is stored as double or rounded to float.</param>
    /// <param name="computesInSingle">Whether the function's value has the rounding errors of float.</param>
    public CentralDifference(Func<double, double> function, double at, bool isDouble, bool computesInSingle)
    {
        _function = function;
        _at = at;
        _isDouble = isDouble;
        _roundingUnit = computesInSingle ? 1.0 / (1 << 24) : 1.0 / (1L << 53);
    }

    /// <summary>The derivative and how far it may be off; NaN and infinity where the function has no two finite differences.</summary>
    public (double Value, double Uncertainty) Estimate(int scale)
    {
        var best = (Value: double.NaN, Uncertainty: double.PositiveInfinity);
        Span<double> above = stackalloc double[Levels];
        Span<double> row = stackalloc double[Levels];
        var columns = 0;
        // A power of two, so that the steps of a double are exact.
        var step = Math.ScaleB(FirstStep, (_at == 0 ? 0 : Math.Max(0, Math.ILogB(_at))) - scale * BitsPerScale);
        for (var level = 0; level < Levels; level++, step /= 2)
        {
            var (difference, rounding) = Difference(step);
            if (!double.IsFinite(difference))
            {
                // Outside the domain: the table starts again with a step that stays inside.
                columns = 0;
                continue;
            }

            row[0] = difference;
            var power = 1.0;
            for (var j = 1; j <= columns; j++)
            {
                power *= 4;
                row[j] = row[j - 1] + (row[j - 1] - above[j - 1]) / (power - 1);
                var change = Math.Max(Math.Abs(row[j] - row[j - 1]), Math.Abs(row[j] - above[j - 1]));
                if (change + rounding < best.Uncertainty)
                    best = (row[j], change + rounding);
            }

            columns++;
            row.CopyTo(above);
        }

        return best;
    }

    /// <summary>The difference quotient, and the share of rounding in it.</summary>
    private (double Difference, double Rounding) Difference(double step)
    {
        var above = Stored(_at + step);
        var below = Stored(_at - step);
        var distance = above - below;
        if (distance == 0)
            return (double.NaN, 0);
        var valueAbove = _function(above);
        var valueBelow = _function(below);
        return ((valueAbove - valueBelow) / distance, _roundingUnit * (Math.Abs(valueAbove) + Math.Abs(valueBelow)) / distance);
    }

    private double Stored(double value) => _isDouble ? value : (float)value;
}
