using Lessons.Graphs;
using Lessons.Pages;
using Lessons.Steps;
using SymbolicBackprop;
using SymbolicBackprop.LinearAlgebra;

namespace Lessons;

/// <summary>Softmax with cross-entropy loss.</summary>
public static partial class Lesson13SoftmaxLoss
{
    [Differentiable]
    public static double Loss(Matrix<double> a, [NoDerivative] Matrix<double> t) => Matrix.SoftmaxCrossEntropy(a, t);

    public static LessonPage Page()
    {
        // Scores whose softmax is (0.3, 0.2, 0.5) and (0.005, 0.99, 0.005).
        var a = Matrix.Log(Matrix.FromRows<double>([0.3, 0.2, 0.5], [0.005, 0.99, 0.005]));
        var t = Matrix.FromRows<double>([0, 1, 0], [0, 1, 0]);
        var y = GraphNode.Input("a", a).MatrixSoftmax();
        var graph = y.CrossEntropyTo(GraphNode.Constant("t", t));
        var (value, gradient) = LossValueAndGradient(a, t);
        return new LessonPage(
            13, "Softmax with cross-entropy loss", nameof(Lesson13SoftmaxLoss), nameof(Loss), "y = softmax(a), L = −Σ t·log y / batch   for a batch of 2", "L", graph.Backward(1))
        {
            Results =
            [
                new("y", y.Value),
                new("L", value),
                new("∂L/∂a", gradient, "= (y − t) / 2"),
            ],
            Remarks = ["What goes back is the error itself. A sure and right answer (the second row) hardly changes the weights, a wrong one (the first) does."],
        };
    }
}
