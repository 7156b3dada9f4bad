using Lessons.Graphs;
using Lessons.Pages;
using Lessons.Steps;
using SymbolicBackprop;

namespace Lessons;

/// <summary>What apples and oranges cost.</summary>
public static partial class Lesson03Fruit
{
    [Differentiable]
    public static double Total(double apples, double applePrice, double oranges, double orangePrice, double tax)
    {
        var appleTotal = apples * applePrice;
        var orangeTotal = oranges * orangePrice;
        return (appleTotal + orangeTotal) * tax;
    }

    public static LessonPage Page()
    {
        const double Apples = 2, ApplePrice = 100, Oranges = 3, OrangePrice = 150, Tax = 1.1;
        var appleTotal = GraphNode.Input("apples", Apples).Times(GraphNode.Input("apple price", ApplePrice));
        var orangeTotal = GraphNode.Input("oranges", Oranges).Times(GraphNode.Input("orange price", OrangePrice));
        var graph = appleTotal.Plus(orangeTotal).Times(GraphNode.Input("tax", Tax));
        var (value, gradient) = TotalValueAndGradient(Apples, ApplePrice, Oranges, OrangePrice, Tax);
        return new LessonPage(
            3, "Buying apples and oranges", nameof(Lesson03Fruit), nameof(Total), "total = (apples · apple price + oranges · orange price) · tax", "total", graph.Backward(1))
        {
            Results =
            [
                new("total", value),
                new("∂total/∂apples", gradient.apples),
                new("∂total/∂apple price", gradient.applePrice),
                new("∂total/∂oranges", gradient.oranges),
                new("∂total/∂orange price", gradient.orangePrice),
                new("∂total/∂tax", gradient.tax),
            ],
            Remarks = ["The add node hands its 1.1 on to both sides; each multiply node multiplies it by the other input."],
        };
    }
}
