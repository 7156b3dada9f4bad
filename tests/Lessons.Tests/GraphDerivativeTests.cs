using Lessons.Graphs;

namespace Lessons.Tests;

/// <summary>Every value below an arrow, checked twice: against the derivative of the lesson's own method, and against differences of the graph.</summary>
public sealed class GraphDerivativeTests
{
    private const double Step = 1e-6;

    public static TheoryData<int, string, string> Gradients { get; } = new()
    {
        { 1, "x", "dy/dx" },
        { 2, "price", "∂total/∂price" },
        { 2, "count", "∂total/∂count" },
        { 2, "tax", "∂total/∂tax" },
        { 3, "apples", "∂total/∂apples" },
        { 3, "apple price", "∂total/∂apple price" },
        { 3, "oranges", "∂total/∂oranges" },
        { 3, "orange price", "∂total/∂orange price" },
        { 3, "tax", "∂total/∂tax" },
        { 4, "x", "∂z/∂x" },
        { 4, "y", "∂z/∂y" },
        { 5, "x", "∂L/∂x" },
        { 5, "y", "∂L/∂y" },
        { 6, "x", "∂L/∂x" },
        { 6, "y", "∂L/∂y" },
        { 7, "man", "dcheetah/dman" },
        { 8, "w", "dL/dw" },
        { 9, "x", "∂L/∂x" },
        { 10, "x", "dy/dx" },
        { 11, "X", "dX" },
        { 11, "W", "dW" },
        { 11, "B", "dB" },
        { 12, "X", "dX" },
        { 12, "W", "dW" },
        { 12, "B", "dB" },
        { 13, "a", "∂L/∂a" },
        { 14, "slope", "∂L/∂slope" },
        { 14, "intercept", "∂L/∂intercept" },
        { 15, "w1", "∂C/∂w1" },
        { 15, "w2", "∂C/∂w2" },
        { 15, "w3", "∂C/∂w3" },
        { 15, "w4", "∂C/∂w4" },
        { 15, "w5", "∂C/∂w5" },
        { 15, "w6", "∂C/∂w6" },
        { 16, "W1", "∂L/∂W1" },
        { 16, "B1", "∂L/∂B1" },
        { 16, "W2", "∂L/∂W2" },
        { 16, "B2", "∂L/∂B2" },
    };

    public static TheoryData<int> Lessons => [.. Enumerable.Range(1, LessonCatalog.Count)];

    [Theory]
    [MemberData(nameof(Gradients))]
    public void What_arrives_at_an_input_is_the_derivative_that_was_generated_from_the_whole_method(int lesson, string input, string result)
    {
        var page = LessonCatalog.Page(lesson);
        var drawn = page.Graph.All.Single(node => node.Label == input && !node.IsConstant).Derivative!.Matrix;
        var generated = page.Results.Single(one => one.Name == result).Value.Matrix;
        Assert.Equal(generated.Count, drawn.Count);
        for (var i = 0; i < drawn.Count; i++)
            Assert.Equal(generated.AsSpan()[i], drawn.AsSpan()[i], 1e-15 + 1e-13 * Math.Abs(generated.AsSpan()[i]));
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Every_input_that_is_differentiated_is_compared_with_the_whole_method(int lesson)
    {
        var drawn = LessonCatalog.Page(lesson).Graph.All.Where(node => node.Inputs.Count == 0 && !node.IsConstant).Select(node => node.Label);
        var compared = Gradients.Where(row => (int)row[0] == lesson).Select(row => (string)row[1]);
        Assert.Equal(drawn.Order(StringComparer.Ordinal), compared.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Every_value_below_an_arrow_is_the_derivative_of_the_output(int lesson)
    {
        var output = LessonCatalog.Page(lesson).Graph;
        foreach (var node in output.All.Where(node => node != output))
        {
            if (node.IsConstant)
            {
                Assert.Null(node.Derivative);
                continue;
            }

            // A few elements of the large matrices of the digit network.
            for (var i = 0; i < node.Value.Matrix.Count; i += 1 + node.Value.Matrix.Count / 8)
            {
                var slope = (Moved(output, node, i, Step) - Moved(output, node, i, -Step)) / (2 * Step);
                Assert.Equal(slope, node.Derivative!.Matrix.AsSpan()[i], 1e-7 * (1 + Math.Abs(slope)));
            }
        }
    }

    /// <summary>The output, weighed by what arrived there, with one element of one node moved.</summary>
    private static double Moved(GraphNode output, GraphNode node, int element, double by)
    {
        var value = Evaluate(output).Matrix;
        var sum = 0.0;
        for (var i = 0; i < value.Count; i++)
            sum += value.AsSpan()[i] * output.Derivative!.Matrix.AsSpan()[i];
        return sum;

        Quantity Evaluate(GraphNode at)
        {
            if (at == node)
            {
                var moved = at.Value.Matrix.Clone();
                moved.AsSpan()[element] += by;
                return at.Value.IsNumber ? moved[0, 0] : moved;
            }

            return at.Forward is { } forward ? forward([.. at.Inputs.Select(Evaluate)]) : at.Value;
        }
    }
}
