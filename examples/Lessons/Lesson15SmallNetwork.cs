using Lessons.Graphs;
using Lessons.Pages;
using Lessons.Steps;
using Lessons.Training;
using SymbolicBackprop;
using SymbolicBackprop.Training;

namespace Lessons;

/// <summary>The 2-2-1 network with sigmoids, without biases.</summary>
public static partial class Lesson15SmallNetwork
{
    private const double X1 = 0.5, X2 = 0.3, Target = 1, LearningRate = 0.1;

    [Differentiable]
    public static double Loss(SmallNetwork w, [NoDerivative] double x1, [NoDerivative] double x2, [NoDerivative] double y)
    {
        var z1 = x1 * w.W1 + x2 * w.W3;
        var z2 = x1 * w.W2 + x2 * w.W4;
        var h1 = 1 / (1 + Math.Exp(-z1));
        var h2 = 1 / (1 + Math.Exp(-z2));
        var z3 = h1 * w.W5 + h2 * w.W6;
        var o = 1 / (1 + Math.Exp(-z3));
        return (y - o) * (y - o);
    }

    public static LessonPage Page()
    {
        var w = new SmallNetwork(0.7, 0.3, 0.4, 0.6, 0.55, 0.45);
        var z1 = Neuron(GraphNode.Constant("x1", X1), ("w1", w.W1), GraphNode.Constant("x2", X2), ("w3", w.W3));
        var z2 = Neuron(GraphNode.Constant("x1", X1), ("w2", w.W2), GraphNode.Constant("x2", X2), ("w4", w.W4));
        var (h1, h2) = (z1.Sigmoid(), z2.Sigmoid());
        var z3 = Neuron(h1, ("w5", w.W5), h2, ("w6", w.W6));
        var o = z3.Sigmoid();
        var graph = o.SquaredErrorTo(GraphNode.Constant("y", Target)).Backward(1);

        var (loss, gradient) = LossValueAndGradient(w, X1, X2, Target);
        var (after, step) = (w with { }, gradient);
        new Sgd<SmallNetwork>(after).Step(ref after, ref step, LearningRate);
        return new LessonPage(
            15, "A network of two inputs, two hidden neurons and one output", nameof(Lesson15SmallNetwork), nameof(Loss), "o = σ(w5·σ(w1·x1 + w3·x2) + w6·σ(w2·x1 + w4·x2)), C = (y − o)²", "C", graph)
        {
            Results =
            [
                new("z1", z1.Value), new("z2", z2.Value),
                new("h1", h1.Value), new("h2", h2.Value),
                new("z3", z3.Value), new("o", o.Value),
                new("C", loss),
                new("∂C/∂o", o.Derivative!),
                new("∂o/∂z3", NumberSteps.SigmoidGradient(z3.Value.Number)),
                new("∂C/∂w1", gradient.W1),
                new("∂C/∂w2", gradient.W2),
                new("∂C/∂w3", gradient.W3, "the lecture prints -0.011, but its own formula -0.71 · 0.229 · 0.55 · 0.237 · 0.3 is -0.0064"),
                new("∂C/∂w4", gradient.W4),
                new("∂C/∂w5", gradient.W5),
                new("∂C/∂w6", gradient.W6),
                new("w1 after one update", after.W1), new("w2 after one update", after.W2), new("w3 after one update", after.W3),
                new("w4 after one update", after.W4), new("w5 after one update", after.W5), new("w6 after one update", after.W6),
                new("C after one update", Loss(after, X1, X2, Target), $"from {Quantity.Text(loss)}"),
            ],
            Remarks = ["One update: w ← w − 0.1 · ∂C/∂w."],
        };
    }

    private static GraphNode Neuron(GraphNode a, (string Name, double Value) aWeight, GraphNode b, (string Name, double Value) bWeight) =>
        a.Times(GraphNode.Input(aWeight.Name, aWeight.Value)).Plus(b.Times(GraphNode.Input(bWeight.Name, bWeight.Value)));
}
