using Lessons.Graphs;
using Lessons.Pages;
using Lessons.Steps;
using SymbolicBackprop;

namespace Lessons;

/// <summary>The chain rule on z = (x + y)².</summary>
public static partial class Lesson04SquareOfSum
{
    [Differentiable]
    public static double SquareOfSum(double x, double y)
    {
        var t = x + y;
        return t * t;
    }

    public static LessonPage Page()
    {
        const double X = 1, Y = 2;
        var graph = GraphNode.Input("x", X).Plus(GraphNode.Input("y", Y)).Squared();
        var (value, gradient) = SquareOfSumValueAndGradient(X, Y);
        return new LessonPage(
            4, "The chain rule", nameof(Lesson04SquareOfSum), nameof(SquareOfSum), "z = (x + y)², seen as t = x + y and z = t²   at x = 1, y = 2", "z", graph.Backward(1))
        {
            Results = [new("z", value), new("∂z/∂x", gradient.x), new("∂z/∂y", gradient.y)],
            Remarks = ["∂z/∂x = ∂z/∂t · ∂t/∂x = 2t · 1 = 2·(x + y)."],
        };
    }
}
