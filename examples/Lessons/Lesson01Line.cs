using Lessons.Graphs;
using Lessons.Pages;
using Lessons.Steps;
using SymbolicBackprop;

namespace Lessons;

/// <summary>y = 2·x + 10.</summary>
public static partial class Lesson01Line
{
    [Differentiable]
    public static double Line(double x) => 2 * x + 10;

    public static LessonPage Page()
    {
        const double X = 3;
        var graph = GraphNode.Constant("2", 2).Times(GraphNode.Input("x", X)).Plus(GraphNode.Constant("10", 10));
        return new LessonPage(1, "A straight line as a graph", nameof(Lesson01Line), nameof(Line), "y = 2·x + 10   at x = 3", "y", graph.Backward(1))
        {
            Results = [new("y", Line(X)), new("dy/dx", LineGradient(X))],
        };
    }
}
