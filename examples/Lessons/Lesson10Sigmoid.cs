using Lessons.Graphs;
using Lessons.Pages;
using Lessons.Steps;
using SymbolicBackprop;

namespace Lessons;

/// <summary>The sigmoid layer as a graph of four nodes.</summary>
public static partial class Lesson10Sigmoid
{
    [Differentiable]
    public static double Sigmoid(double x)
    {
        var y = 1 / (1 + Math.Exp(-x));
        return y;
    }

    public static LessonPage Page()
    {
        const double X = 1;
        var graph = GraphNode.Input("x", X).Times(GraphNode.Constant("-1", -1)).Exponential().Plus(GraphNode.Constant("1", 1)).Reciprocal();
        var (y, gradient) = SigmoidValueAndGradient(X);
        return new LessonPage(10, "The sigmoid layer", nameof(Lesson10Sigmoid), nameof(Sigmoid), "y = 1 / (1 + exp(−x))   at x = 1", "y", graph.Backward(1))
        {
            Results = [new("y", y), new("y·(1 − y)", y * (1 - y)), new("dy/dx", gradient)],
            Remarks = ["Four nodes (÷, +, exp, ×), and the chain of their derivatives collapses to y·(1 − y): the generated text says just that."],
        };
    }
}
