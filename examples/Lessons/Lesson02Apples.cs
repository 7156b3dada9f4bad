using Lessons.Graphs;
using Lessons.Pages;
using Lessons.Steps;
using SymbolicBackprop;

namespace Lessons;

/// <summary>What some apples cost.</summary>
public static partial class Lesson02Apples
{
    [Differentiable]
    public static double Total(double price, double count, double tax) => price * count * tax;

    public static LessonPage Page()
    {
        const double Price = 100, Count = 2, Tax = 1.1;
        var graph = GraphNode.Input("price", Price).Times(GraphNode.Input("count", Count)).Times(GraphNode.Input("tax", Tax));
        var (value, gradient) = TotalValueAndGradient(Price, Count, Tax);
        return new LessonPage(2, "Buying apples", nameof(Lesson02Apples), nameof(Total), "total = price · count · tax   for 2 apples at 100, tax 10 %", "total", graph.Backward(1))
        {
            Results =
            [
                new("total", value),
                new("∂total/∂price", gradient.price),
                new("∂total/∂count", gradient.count, "one apple more costs 110 more"),
                new("∂total/∂tax", gradient.tax),
            ],
        };
    }
}
