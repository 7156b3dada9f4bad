using System.Globalization;
using Lessons.Graphs;
using Lessons.Pages;
using Lessons.Steps;
using Lessons.Training;
using SymbolicBackprop;
using SymbolicBackprop.LinearAlgebra;
using SymbolicBackprop.Training;

namespace Lessons;

/// <summary>The 784-100-10 network for handwritten digits, and what an update of all its parameters costs.</summary>
public static partial class Lesson16DigitNetwork
{
    private const int BatchSize = 100;
    private const int ImageCount = 60_000;

    [Differentiable]
    public static double Loss(DigitNetwork w, [NoDerivative] Matrix<double> images, [NoDerivative] Matrix<double> targets)
    {
        var hidden = Matrix.Sigmoid((images * w.W1).AddRow(w.B1));
        return Matrix.SoftmaxCrossEntropy((hidden * w.W2).AddRow(w.B2), targets);
    }

    public static LessonPage Page()
    {
        var random = new SeededRandom(16);
        var network = DigitNetwork.Random(random);
        var (images, targets) = Batch(random);
        var hidden = GraphNode.Constant("images", images).MatrixProduct(GraphNode.Input("W1", network.W1)).PlusRow(GraphNode.Input("B1", network.B1)).MatrixSigmoid();
        var scores = hidden.MatrixProduct(GraphNode.Input("W2", network.W2)).PlusRow(GraphNode.Input("B2", network.B2));
        var graph = scores.MatrixSoftmax().CrossEntropyTo(GraphNode.Constant("targets", targets));
        var (loss, gradient) = LossValueAndGradient(network, images, targets);
        var weightCount = network.W1.Count + network.W2.Count;
        var parameterCount = Parameters.Count(ref network);
        var cost = UpdateCost.Measure(network, images, targets, random);
        return new LessonPage(
            16,
            "The network for handwritten digits",
            nameof(Lesson16DigitNetwork),
            nameof(Loss),
            "784 pixels → 100 sigmoids → 10 scores, softmax with cross-entropy   for a batch of 100 random images",
            "L",
            graph.Backward(1))
        {
            Results =
            [
                new("L", loss),
                new("∂L/∂W1", gradient.W1), new("∂L/∂B1", gradient.B1),
                new("∂L/∂W2", gradient.W2), new("∂L/∂B2", gradient.B2),
            ],
            Remarks =
            [
                string.Create(CultureInfo.InvariantCulture, $"{weightCount:N0} weights and {parameterCount - weightCount} biases: {parameterCount:N0} parameters."),
                "",
                "One update of all parameters:              over a batch of 100       over 60,000 images",
                Cost("numerical differentiation, extrapolated", cost.Numerical),
                Cost("generated backward, measured", cost.Generated),
                string.Create(CultureInfo.InvariantCulture, $"The generated backward method is {cost.Numerical / cost.Generated:N0} times as fast."),
                "",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The numerical time is that of {cost.SampleSize} parameters, {2 * cost.SampleSize} evaluations of the loss, times {parameterCount:N0}/{cost.SampleSize}; both derivatives differ there by"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"at most {cost.LargestDifference:G1}. The times over 60,000 images are 600 times those over 100. The lecture estimates 123 hours"),
                "for the numerical update over 60,000 images: 380·10¹² operations at 850·10⁶ a second.",
            ],
        };
    }

    private static (Matrix<double> Images, Matrix<double> Targets) Batch(SeededRandom random)
    {
        var images = new Matrix<double>(BatchSize, 784);
        Initializers.Uniform(images.AsSpan(), 0, 1, random);
        var labels = new int[BatchSize];
        for (var i = 0; i < labels.Length; i++)
            labels[i] = random.NextInt(10);
        return (images, Matrix.OneHot<double>(labels, 10));
    }

    private static string Cost(string way, TimeSpan batch) => $"{way,-40}  {Text(batch),20}  {Text(batch * (ImageCount / BatchSize)),23}";

    private static string Text(TimeSpan time)
    {
        var (amount, unit) = time switch
        {
            { TotalHours: >= 1 } => (time.TotalHours, "hours"),
            { TotalSeconds: >= 1 } => (time.TotalSeconds, "seconds"),
            _ => (time.TotalMilliseconds, "milliseconds"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{amount:F2} {unit}");
    }
}
