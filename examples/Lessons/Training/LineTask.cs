using SymbolicBackprop;
using SymbolicBackprop.LinearAlgebra;
using SymbolicBackprop.Training;

namespace Lessons.Training;

/// <summary>Twelve samples of y = 2·x + 1, by turns 0.1 too high and 0.1 too low.</summary>
internal sealed class LineTask : ITrainingTask<Line>
{
    /// <summary>How many samples there are.</summary>
    public const int Count = 12;

    private readonly Workspace _workspace = new();

    public int SampleCount => Count;

    public IReadOnlyList<string> MetricNames => [];

    /// <summary>The inputs and the targets of some samples, as columns.</summary>
    public static (Matrix<double> X, Matrix<double> Y) Gather(ReadOnlySpan<int> samples)
    {
        var x = new Matrix<double>(samples.Length, 1);
        var y = new Matrix<double>(samples.Length, 1);
        for (var i = 0; i < samples.Length; i++)
        {
            x[i, 0] = samples[i] / 4.0 - 1;
            y[i, 0] = 2 * x[i, 0] + 1 + (samples[i] % 2 == 0 ? 0.1 : -0.1);
        }

        return (x, y);
    }

    public double ValueAndGradient(ref Line weights, ReadOnlySpan<int> samples, long stepSeed, ref Line gradient, Span<double> metrics)
    {
        var (x, y) = Gather(samples);
        return Lesson14GradientDescent.LossGradientInto(weights, x, y, gradient, _workspace);
    }

    public double Evaluate(ref Line weights, ReadOnlySpan<int> samples, Span<double> metrics)
    {
        var (x, y) = Gather(samples);
        return Lesson14GradientDescent.Loss(weights, x, y);
    }
}
