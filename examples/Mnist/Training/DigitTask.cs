using SymbolicBackprop;
using SymbolicBackprop.Data;
using SymbolicBackprop.LinearAlgebra;
using SymbolicBackprop.Training;

namespace Mnist.Training;

/// <summary>Digits to train with or to be judged by: gathers the images of a batch and calls the generated gradient.</summary>
internal sealed class DigitTask(MnistDataSet digits, Activation activation, LossFunction lossFunction) : ITrainingTask<Network>
{
    private readonly Matrix<float> _targets = Matrix.OneHot<float>(digits.Labels, MnistDataSet.ClassCount);
    private readonly Workspace _batch = new();
    private readonly Workspace _intermediates = new();

    public int SampleCount => digits.Count;

    public IReadOnlyList<string> MetricNames { get; } = ["accuracy"];

    public double ValueAndGradient(
        ref Network weights, ReadOnlySpan<int> samples, long stepSeed, ref Network gradient, Span<double> metrics)
    {
        var (images, targets) = Gather(samples);
        var (loss, accuracy) = Network.LossGradientInto(weights, images, targets, activation, lossFunction, gradient, _intermediates);
        metrics[0] = accuracy;
        return loss;
    }

    public double Evaluate(ref Network weights, ReadOnlySpan<int> samples, Span<double> metrics)
    {
        var (images, targets) = Gather(samples);
        var (loss, accuracy) = Network.Loss(weights, images, targets, activation, lossFunction);
        metrics[0] = accuracy;
        return loss;
    }

    private (Matrix<float> Images, Matrix<float> Targets) Gather(ReadOnlySpan<int> samples)
    {
        var images = _batch.Matrix<float>(0, samples.Length, MnistDataSet.PixelCount);
        var targets = _batch.Matrix<float>(1, samples.Length, MnistDataSet.ClassCount);
        for (var i = 0; i < samples.Length; i++)
        {
            digits.Images.RowSpan(samples[i]).CopyTo(images.RowSpan(i));
            _targets.RowSpan(samples[i]).CopyTo(targets.RowSpan(i));
        }

        return (images, targets);
    }
}
