using System.Diagnostics;
using SymbolicBackprop;
using SymbolicBackprop.LinearAlgebra;
using SymbolicBackprop.Training;

namespace Lessons.Training;

/// <summary>What one update of all parameters costs, by numerical differentiation and by the generated backward method, over one batch of images.</summary>
/// <param name="Numerical">Extrapolated from the sample: two evaluations of the loss for each of all parameters.</param>
/// <param name="Generated">The loss, its gradient and the update.</param>
/// <param name="SampleSize">How many parameters were differentiated numerically.</param>
/// <param name="LargestDifference">Between both derivatives, over that sample.</param>
public sealed record UpdateCost(TimeSpan Numerical, TimeSpan Generated, int SampleSize, double LargestDifference)
{
    private const int Sample = 100;
    private const int Repetitions = 100;
    private const int WarmUps = 50;

    // Near the cube root of the machine's precision, where truncation and rounding are balanced.
    private const double Step = 1e-5;

    /// <summary>Measures both in turn; the network is left as it is.</summary>
    public static UpdateCost Measure(DigitNetwork network, Matrix<double> images, Matrix<double> targets, SeededRandom random)
    {
        var trained = network.ZeroLike();
        Parameters.Copy(ref network, ref trained);
        var gradient = network.ZeroLike();
        var workspace = new Workspace();
        var optimizer = new Sgd<DigitNetwork>(trained);
        // The first calls are slower, while the program is still being compiled.
        for (var i = 0; i < WarmUps; i++)
        {
            Lesson16DigitNetwork.Loss(network, images, targets);
            Lesson16DigitNetwork.LossGradientInto(network, images, targets, gradient, workspace);
        }

        var flat = new double[Parameters.Count(ref gradient)];
        Parameters.CopyTo(ref gradient, flat);

        var largestDifference = 0.0;
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Sample; i++)
        {
            var index = random.NextInt(flat.Length);
            var numerical = NumericalDerivative(network, index, images, targets);
            largestDifference = Math.Max(largestDifference, Math.Abs(numerical - flat[index]));
        }

        var sampleTime = Stopwatch.GetElapsedTime(started);

        started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Repetitions; i++)
        {
            Lesson16DigitNetwork.LossGradientInto(trained, images, targets, gradient, workspace);
            optimizer.Step(ref trained, ref gradient, 0.1);
        }

        return new UpdateCost(sampleTime * ((double)flat.Length / Sample), Stopwatch.GetElapsedTime(started) / Repetitions, Sample, largestDifference);
    }

    /// <summary>(L(w + h) − L(w − h)) / 2h.</summary>
    private static double NumericalDerivative(DigitNetwork network, int index, Matrix<double> images, Matrix<double> targets)
    {
        ref var weight = ref WeightAt(network, index);
        var before = weight;
        weight = before + Step;
        var above = Lesson16DigitNetwork.Loss(network, images, targets);
        weight = before - Step;
        var below = Lesson16DigitNetwork.Loss(network, images, targets);
        weight = before;
        return (above - below) / (2 * Step);
    }

    private static ref double WeightAt(DigitNetwork network, int index)
    {
        foreach (var leaf in (Matrix<double>[])[network.W1, network.B1, network.W2, network.B2])
        {
            if (index < leaf.Count)
                return ref leaf.AsSpan()[index];
            index -= leaf.Count;
        }

        throw new ArgumentOutOfRangeException(nameof(index));
    }
}
