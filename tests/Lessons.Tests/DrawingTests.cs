using Lessons.Graphs;

namespace Lessons.Tests;

public sealed class DrawingTests
{
    [Fact]
    public void The_apples_are_drawn_with_values_above_the_arrows_and_derivatives_below() => Assert.Equal(
        """
                100         200         220
        price ──────▶ (×) ──────▶ (×) ──────▶ total
                2.2    ▲    1.1    ▲     1
                       │           │
                 2     │           │
        count ─────────┘           │
                110                │
                                   │
                1.1                │
          tax ─────────────────────┘
                200
        """,
        Drawing(2));

    [Fact]
    public void The_sigmoid_is_drawn_as_four_nodes() => Assert.Equal(
        """
               1              -1              0.3679           1.368          0.7311
         x ─────────▶ (×) ──────────▶ (exp) ──────────▶ (+) ──────────▶ (÷) ─────────▶ y
             0.1966    ▲    -0.1966           -0.5344    ▲    -0.5344           1
                       │                                 │
             -1        │                                 │
        -1 ────────────┘                                 │
                                                         │
                                                         │
             1                                           │
         1 ──────────────────────────────────────────────┘
        """,
        Drawing(10));

    [Fact]
    public void A_node_takes_any_number_of_inputs()
    {
        var sum = GraphNode.Apply(
            "Σ",
            [GraphNode.Input("a", 1), GraphNode.Input("b", 2), GraphNode.Input("c", 3)],
            values => values.Sum(value => value.Number),
            (_, upstream) => [upstream, upstream, upstream]);
        Assert.Equal(
            """
                1         6
            a ────▶ (Σ) ────▶ s
                1    ▲    1
                     │
                2    │
            b ───────┤
                1    │
                     │
                3    │
            c ───────┘
                1
            """,
            string.Join('\n', GraphDrawing.Draw(sum.Backward(1), "s")));
    }

    private static string Drawing(int lesson)
    {
        var page = LessonCatalog.Page(lesson);
        return string.Join('\n', GraphDrawing.Draw(page.Graph, page.OutputName));
    }
}
