using Lessons.Graphs;
using Lessons.Pages;
using Lessons.Steps;
using SymbolicBackprop;
using SymbolicBackprop.LinearAlgebra;

namespace Lessons;

/// <summary>The ReLU layer.</summary>
public static partial class Lesson09Relu
{
    [Differentiable]
    public static Matrix<double> Relu(Matrix<double> x) => Matrix.Relu(x);

    public static LessonPage Page()
    {
        var x = Matrix.FromRows<double>([1, -0.5], [-2, 3]);
        var upstream = Matrix.FromRows<double>([10, 20], [30, 40]);
        var graph = GraphNode.Input("x", x).MatrixRelu();
        return new LessonPage(
            9, "The ReLU layer", nameof(Lesson09Relu), nameof(Relu), "y = x where x > 0, else 0   with the upstream values [10 20; 30 40]", "y", graph.Backward(upstream))
        {
            Results =
            [
                new("y", Relu(x)),
                new("∂L/∂x", ReluBackward(x, upstream)),
                new("∂L/∂x at x = 0", ReluBackward(new Matrix<double>(1, 1), Matrix.Filled(1, 1, 1.0)), "the corner itself passes nothing"),
            ],
            Remarks = ["A switch: the upstream value passes where x > 0 and is 0 where x ≤ 0."],
        };
    }
}
