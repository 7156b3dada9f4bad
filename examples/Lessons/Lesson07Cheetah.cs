using Lessons.Graphs;
using Lessons.Pages;
using Lessons.Steps;
using SymbolicBackprop;

namespace Lessons;

/// <summary>The chain rule in words.</summary>
public static partial class Lesson07Cheetah
{
    [Differentiable]
    public static double Cheetah(double man)
    {
        var bear = 1.5 * man;
        var lion = 2 * bear;
        return 2 * lion;
    }

    public static LessonPage Page()
    {
        const double Man = 1;
        var graph = GraphNode.Input("man", Man)
            .Times(GraphNode.Constant("bear's factor", 1.5))
            .Times(GraphNode.Constant("lion's factor", 2))
            .Times(GraphNode.Constant("cheetah's factor", 2));
        return new LessonPage(
            7,
            "The chain rule in words",
            nameof(Lesson07Cheetah),
            nameof(Cheetah),
            "A cheetah is twice as fast as a lion, a lion twice as a bear, a bear 1.5 times as a man.",
            "cheetah",
            graph.Backward(1))
        {
            Results = [new("dcheetah/dman", CheetahGradient(Man), "= 2 · 2 · 1.5")],
        };
    }
}
