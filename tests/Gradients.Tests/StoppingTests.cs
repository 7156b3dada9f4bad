using SymbolicBackprop.Gradients.Tests.Corpus.Callees;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>Derivatives that end, against differences with what is constant held constant, and forward mode against reverse mode.</summary>
public class StoppingTests
{
    private static readonly double[] X = [1.5, -0.75, 2];

    [Fact]
    public void Arrays()
    {
        GradientCheck.Run(at => Stopping.ArrayTwin(X, at), X, Stopping.ArrayGradient(X)).ThrowIfFailed();
        GradientCheck.Run(at => Stopping.LoopTwin(X, at), X, Stopping.LoopGradient(X)).ThrowIfFailed();
        GradientCheck.Run(at => Stopping.MemoryTwin(X, at), X, Stopping.MemoryGradient(X)).ThrowIfFailed();
        Agree(Stopping.ArrayTangent(X, [1, 2, 3]).Tangent, Stopping.ArrayGradient(X), [1, 2, 3]);
        Agree(Stopping.LoopTangent(X, [1, 2, 3]).Tangent, Stopping.LoopGradient(X), [1, 2, 3]);
        Agree(Stopping.MemoryTangent(X, new double[] { 1, 2, 3 }).Tangent, Stopping.MemoryGradient(X), [1, 2, 3]);
    }

    [Fact]
    public void Matrices()
    {
        var m = Matrix.FromRows<double>([[1, 2], [3, 4]]);
        var gradient = Stopping.OfMatrixGradient(m);
        for (var i = 0; i < m.Count; i++)
        {
            var place = i;
            GradientCheck.Run(at => Stopping.OfMatrixTwin(m, With(m, place, at)), m.AsSpan()[i], gradient.AsSpan()[i]).ThrowIfFailed();
        }

        Agree(Stopping.OfMatrixTangent(m, Matrix.FromRows<double>([[1, -2], [3, 5]])).Tangent, gradient.AsSpan().ToArray(), [1, -2, 3, 5]);

        static Matrix<double> With(Matrix<double> matrix, int place, double number)
        {
            var moved = matrix.Clone();
            moved.AsSpan()[place] = number;
            return moved;
        }
    }

    [Fact]
    public void Tuples_structs_and_weights()
    {
        Assert.Equal((2 * 3.0, 2 * 2.0), Stopping.TupleGradient((2, 3)));
        Assert.Equal(2 * 3.0 * 5 + 2 * 2.0 * 7, Stopping.TupleTangent((2, 3), (5, 7)).Tangent);
        Assert.Equal(2 * 3.0 * 3, Stopping.StructGradient(new Tagged { Value = 3, Tag = 9 }).Value);
        Assert.Equal(2 * 3.0 * 3 * 5, Stopping.StructTangent(new Tagged { Value = 3 }, new Tagged { Value = 5 }).Tangent);
        var weights = new StoppedWeights { Slopes = [2, 3], Rate = 5 };
        Assert.Equal([2 * 3.0, 2 * 2.0], Stopping.WeightsGradient(weights).Slopes);
        Assert.Equal(2 * 3.0 * 7 + 2 * 2.0 * 11, Stopping.WeightsTangent(weights, new StoppedWeights { Slopes = [7, 11] }).Tangent);
    }

    [Fact]
    public void Members_that_are_marked_are_constant()
    {
        var (point, other) = Stopping.SomeFieldsGradient(new Tagged { Value = 2, Tag = 3 }, new Labelled(5, 7));
        Assert.Equal((3.0 * 5 * 7, 3.0), (point.Value, point.Tag));
        Assert.Equal((2.0 * 3 * 7, 7.0), (other.Value, other.Label));
        Assert.Equal(3.0 * 5 * 7 * 11 + 2.0 * 3 * 7 * 13, Stopping.SomeFieldsTangent(new Tagged { Value = 2, Tag = 3 }, new Labelled(5, 7), new Tagged { Value = 11, Tag = 100 }, new Labelled(13, 100)).Tangent);
        GradientCheck.Run(at => at * 1.5 * 1.5 + at * 1.5, 1.5, Stopping.MadeGradient(1.5)).ThrowIfFailed();
        Assert.Equal(2 * Stopping.MadeGradient(1.5), Stopping.MadeTangent(1.5, 2).Tangent);
    }

    [Fact]
    public void Properties_that_compute_are_constant()
    {
        var (point, weights) = (new Tagged { Value = 2 }, new StoppedWeights { Slopes = [2, 3], Rate = 5 });
        var gradient = Stopping.ComputedGradient(point, weights);
        Assert.Equal(2, gradient.point.Value);
        Assert.Equal([25.0, 0], gradient.weights.Slopes);
        Assert.Equal(2 * 7 + 25.0 * 11, Stopping.ComputedTangent(point, weights, new Tagged { Value = 7 }, new StoppedWeights { Slopes = [11, 13] }).Tangent);
    }

    [Fact]
    public void Methods_that_are_marked_give_constants()
    {
        var (x, values) = Stopping.OfMethodGradient(1.5, X);
        GradientCheck.Run(at => Stopping.OfMethodTwin(1.5, at, X), 1.5, x).ThrowIfFailed();
        GradientCheck.Run(at => Stopping.OfMethodTwin(1.5, 1.5, at), X, values).ThrowIfFailed();
        Agree(Stopping.OfMethodTangent(1.5, X, 2, [3, 4, 5]).Tangent, [x, .. values], [2, 3, 4, 5]);
        Assert.Equal(1.5 * 1.5 * 1.5, Stopping.OfLocalFunctionGradient(1.5));
        Assert.Equal(2 * 1.5 * 1.5 * 1.5, Stopping.OfLocalFunctionTangent(1.5, 2).Tangent);
    }

    [Fact]
    public void A_method_that_is_called_for_what_it_does_is_called_once()
    {
        Stopping.Calls = 0;
        var (value, gradient) = Stopping.WithNoteValueAndGradient(2);
        Assert.Equal((8, 12, 1), (value, gradient, Stopping.Calls));
    }

    private static void Agree(double tangent, double[] gradient, double[] direction) =>
        Assert.Equal(gradient.Zip(direction, (slope, step) => slope * step).Sum(), tangent, 1e-12 * Math.Max(1, Math.Abs(tangent)));
}
