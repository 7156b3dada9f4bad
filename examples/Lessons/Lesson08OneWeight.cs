using Lessons.Graphs;
using Lessons.Pages;
using Lessons.Steps;
using SymbolicBackprop;
using SymbolicBackprop.LinearAlgebra;

namespace Lessons;

/// <summary>A network of one weight that is to learn y = 2x.</summary>
public static partial class Lesson08OneWeight
{
    [Differentiable]
    public static double Loss(double w, [NoDerivative] Matrix<double> x, [NoDerivative] Matrix<double> y) =>
        Matrix.MeanSquaredError(Matrix.Relu(x * w), y);

    public static LessonPage Page()
    {
        const double W = 3;
        var x = new Matrix<double>(3, 1, [1, 2, 3]);
        var y = new Matrix<double>(3, 1, [2, 4, 6]);
        var prediction = GraphNode.Constant("x", x).TimesNumber(GraphNode.Input("w", W)).MatrixRelu();
        var graph = prediction.MeanSquaredErrorTo(GraphNode.Constant("y", y));
        var (value, gradient) = LossValueAndGradient(W, x, y);
        return new LessonPage(
            8, "A network of one weight", nameof(Lesson08OneWeight), nameof(Loss), "pred = relu(w·x), L = mean (pred − y)²   at w = 3", "L", graph.Backward(1))
        {
            Results = [new("pred", prediction.Value), new("L", value, "= 14/3"), new("dL/dw", gradient, "= 28/3")],
            Remarks = ["The derivative is positive: w has to become smaller, towards 2."],
        };
    }
}
