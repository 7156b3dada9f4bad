using Lessons.Graphs;
using Lessons.Pages;
using Lessons.Steps;
using SymbolicBackprop;
using SymbolicBackprop.LinearAlgebra;

namespace Lessons;

/// <summary>The affine layer for a batch of samples.</summary>
public static partial class Lesson12BatchAffine
{
    [Differentiable]
    public static Matrix<double> Affine(Matrix<double> x, Matrix<double> w, Matrix<double> b) => (x * w).AddRow(b);

    public static LessonPage Page()
    {
        var x = Matrix.FromRows<double>([0, 0], [1, 1]);
        var w = Matrix.FromRows<double>([4, 5, 6], [6, 5, 4]);
        var b = Matrix.FromRows<double>([1, 2, 3]);
        var upstream = Matrix.FromRows<double>([1, 2, 3], [4, 5, 6]);
        var graph = GraphNode.Input("X", x).MatrixProduct(GraphNode.Input("W", w)).PlusRow(GraphNode.Input("B", b));
        var (dx, dw, db) = AffineBackward(x, w, b, upstream);
        return new LessonPage(
            12,
            "The affine layer for a batch",
            nameof(Lesson12BatchAffine),
            nameof(Affine),
            "Y = X·W + B for two samples: B is added to every row   with the upstream values dY = [1 2 3; 4 5 6]",
            "Y",
            graph.Backward(upstream))
        {
            Results = [new("Y", Affine(x, w, b)), new("dX", dx, "= dY·Wᵀ"), new("dW", dw, "= Xᵀ·dY"), new("dB", db, "= column sums of dY")],
            Remarks = ["What is added to every row in the forward pass gets the sum over the rows in the backward pass."],
        };
    }
}
