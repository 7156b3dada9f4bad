using System.Globalization;
using Lessons.Graphs;
using Lessons.Pages;
using Lessons.Steps;
using Lessons.Training;
using SymbolicBackprop;
using SymbolicBackprop.LinearAlgebra;
using SymbolicBackprop.Training;

namespace Lessons;

/// <summary>Gradient descent three ways on one data set.</summary>
public static partial class Lesson14GradientDescent
{
    private const int Epochs = 20;
    private const double LearningRate = 0.1;

    [Differentiable]
    public static double Loss(Line line, [NoDerivative] Matrix<double> x, [NoDerivative] Matrix<double> y) =>
        Matrix.MeanSquaredError(x * line.Slope + line.Intercept, y);

    /// <summary>One way of gradient descent, from slope 0 and intercept 0.</summary>
    /// <param name="batchSize">The samples of an update; null for all of them.</param>
    /// <param name="line">What was learned.</param>
    public static TrainingResult Train(int? batchSize, out Line line)
    {
        line = new Line(0, 0);
        var options = new TrainingOptions { Epochs = Epochs, BatchSize = batchSize, LearningRate = LearningRate, Seed = 1 };
        return new Trainer<Line>(line, new LineTask(), new Sgd<Line>(line), options).Run();
    }

    public static LessonPage Page()
    {
        int[] samples = [0, 5, 10];
        var (x, y) = LineTask.Gather(samples);
        var start = new Line(0, 0);
        var prediction = GraphNode.Constant("x", x).TimesNumber(GraphNode.Input("slope", start.Slope)).PlusNumber(GraphNode.Input("intercept", start.Intercept));
        var graph = prediction.MeanSquaredErrorTo(GraphNode.Constant("y", y));
        var (loss, gradient) = LossValueAndGradient(start, x, y);
        return new LessonPage(
            14,
            "Gradient descent three ways",
            nameof(Lesson14GradientDescent),
            nameof(Loss),
            "y = slope · x + intercept, L = mean (prediction − target)²   over one mini-batch of 3 samples",
            "L",
            graph.Backward(1))
        {
            Results =
            [
                new("L", loss),
                new("∂L/∂slope", gradient.Slope),
                new("∂L/∂intercept", gradient.Intercept),
                new("updates an epoch, 60,000 images at batch 100", new MiniBatches(60_000, 100).BatchCount),
            ],
            Remarks =
            [
                string.Create(CultureInfo.InvariantCulture, $"The same {LineTask.Count} samples of y = 2·x + 1 ± 0.1, {Epochs} epochs, learning rate {LearningRate}:"),
                "",
                "                 samples an update  updates an epoch  slope   intercept  mean loss of the last epoch",
                Way("full batch", null),
                Way("mini-batch", 3),
                Way("single sample", 1),
                "",
                "All go through every sample once an epoch; the smaller the batch, the more updates, and the noisier each of them.",
            ],
        };
    }

    private static string Way(string name, int? batchSize)
    {
        var result = Train(batchSize, out var line);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-15}  {batchSize ?? LineTask.Count,17}  {result.StepCount / result.CompletedEpochs,16}  {line.Slope,-6:F4}  {line.Intercept,-9:F4}  {result.LastEpoch!.Training.Loss:G3}");
    }
}
