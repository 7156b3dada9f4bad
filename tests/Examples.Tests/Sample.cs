namespace Examples.Tests;

/// <summary>Numbers that were drawn independently, of which a mean is known.</summary>
internal sealed class Sample
{
    /// <summary>Beyond four standard errors lies one sample in 16,000; the seeds are fixed, so that a test that passes always passes.</summary>
    private const double StandardErrors = 4;

    private int _count;
    private double _mean;
    private double _squares;

    /// <summary>By B. P. Welford's formulas (Technometrics 4, 1962).</summary>
    public void Add(double number)
    {
        _count++;
        var difference = number - _mean;
        _mean += difference / _count;
        _squares += difference * (number - _mean);
    }

    public void HasMean(double expected) =>
        Assert.Equal(expected, _mean, StandardErrors * Math.Sqrt(_squares / (_count - 1) / _count));
}
