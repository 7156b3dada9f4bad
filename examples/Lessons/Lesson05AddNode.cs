using Lessons.Graphs;
using Lessons.Pages;
using Lessons.Steps;
using SymbolicBackprop;

namespace Lessons;

/// <summary>The add node.</summary>
public static partial class Lesson05AddNode
{
    [Differentiable]
    public static double Add(double x, double y) => x + y;

    public static LessonPage Page()
    {
        const double X = 10, Y = 5, Upstream = 1.3;
        var graph = GraphNode.Input("x", X).Plus(GraphNode.Input("y", Y));
        var (dx, dy) = AddBackward(X, Y, Upstream);
        return new LessonPage(5, "The add node", nameof(Lesson05AddNode), nameof(Add), "z = x + y   with the upstream value ∂L/∂z = 1.3", "z", graph.Backward(Upstream))
        {
            Results = [new("z", Add(X, Y)), new("∂L/∂x", dx), new("∂L/∂y", dy)],
            Remarks = ["It passes the upstream value on unchanged to both inputs, and needs none of the forward values for it."],
        };
    }
}
