using Lessons.Graphs;

namespace Lessons.Steps;

/// <summary>Graphs of numbers: each node goes forward by a step and backward by the method that was generated from it.</summary>
internal static class NumberGraph
{
    public static GraphNode Plus(this GraphNode x, GraphNode y) => Binary("+", x, y, NumberSteps.Add, NumberSteps.AddBackward);

    public static GraphNode Times(this GraphNode x, GraphNode y) => Binary("×", x, y, NumberSteps.Multiply, NumberSteps.MultiplyBackward);

    public static GraphNode Squared(this GraphNode x) => Unary("²", x, NumberSteps.Square, NumberSteps.SquareBackward);

    public static GraphNode Exponential(this GraphNode x) => Unary("exp", x, NumberSteps.Exponential, NumberSteps.ExponentialBackward);

    public static GraphNode Reciprocal(this GraphNode x) => Unary("÷", x, NumberSteps.Reciprocal, NumberSteps.ReciprocalBackward);

    public static GraphNode Sigmoid(this GraphNode x) => Unary("σ", x, NumberSteps.Sigmoid, NumberSteps.SigmoidBackward);

    public static GraphNode SquaredErrorTo(this GraphNode output, GraphNode target) => GraphNode.Apply(
        "(y − o)²",
        [output, target],
        values => NumberSteps.SquaredError(values[0].Number, values[1].Number),
        (values, upstream) => [NumberSteps.SquaredErrorBackward(values[0].Number, values[1].Number, upstream.Number), null]);

    private static GraphNode Unary(string label, GraphNode x, Func<double, double> forward, Func<double, double, double> backward) =>
        GraphNode.Apply(label, [x], values => forward(values[0].Number), (values, upstream) => [backward(values[0].Number, upstream.Number)]);

    private static GraphNode Binary(
        string label, GraphNode x, GraphNode y, Func<double, double, double> forward, Func<double, double, double, (double X, double Y)> backward) =>
        GraphNode.Apply(label, [x, y], values => forward(values[0].Number, values[1].Number), (values, upstream) =>
        {
            var (dx, dy) = backward(values[0].Number, values[1].Number, upstream.Number);
            return [dx, dy];
        });
}
