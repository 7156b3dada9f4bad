using Lessons.Graphs;
using Lessons.Pages;
using Lessons.Steps;
using SymbolicBackprop;
using SymbolicBackprop.LinearAlgebra;

namespace Lessons;

/// <summary>The affine layer for one sample.</summary>
public static partial class Lesson11Affine
{
    [Differentiable]
    public static Matrix<double> Affine(Matrix<double> x, Matrix<double> w, Matrix<double> b) => x * w + b;

    public static LessonPage Page()
    {
        var x = Matrix.FromRows<double>([1, 2]);
        var w = Matrix.FromRows<double>([1, 3, 5], [2, 4, 6]);
        var b = Matrix.FromRows<double>([1, 2, 3]);
        var upstream = Matrix.FromRows<double>([1, 2, 3]);
        var graph = GraphNode.Input("X", x).MatrixProduct(GraphNode.Input("W", w)).PlusMatrix(GraphNode.Input("B", b));
        var (dx, dw, db) = AffineBackward(x, w, b, upstream);
        return new LessonPage(
            11, "The affine layer", nameof(Lesson11Affine), nameof(Affine), "Y = X·W + B   with the upstream values dY = [1 2 3]", "Y", graph.Backward(upstream))
        {
            Results = [new("Y", Affine(x, w, b)), new("dX", dx, "= dY·Wᵀ"), new("dW", dw, "= Xᵀ·dY"), new("dB", db, "= dY")],
        };
    }
}
