using Lessons.Graphs;
using Lessons.Pages;
using Lessons.Steps;
using SymbolicBackprop;

namespace Lessons;

/// <summary>The multiply node.</summary>
public static partial class Lesson06MultiplyNode
{
    [Differentiable]
    public static double Multiply(double x, double y) => x * y;

    public static LessonPage Page()
    {
        const double X = 10, Y = 5, Upstream = 1.3;
        var graph = GraphNode.Input("x", X).Times(GraphNode.Input("y", Y));
        var (dx, dy) = MultiplyBackward(X, Y, Upstream);
        return new LessonPage(
            6, "The multiply node", nameof(Lesson06MultiplyNode), nameof(Multiply), "z = x · y   with the upstream value ∂L/∂z = 1.3", "z", graph.Backward(Upstream))
        {
            Results = [new("z", Multiply(X, Y)), new("∂L/∂x", dx), new("∂L/∂y", dy)],
            Remarks = ["It multiplies the upstream value by the other input, so the inputs of the forward pass are kept."],
        };
    }
}
