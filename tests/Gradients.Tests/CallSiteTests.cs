using SymbolicBackprop.Gradients.Tests.Corpus;
using SymbolicBackprop.LinearAlgebra;
using SymbolicBackprop.Tests;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>What calls of <c>Differentiate</c> give, against differences of the same functions and against known derivatives.</summary>
public class CallSiteTests
{
    [Fact]
    public void Functions_of_one_number()
    {
        AssertSlope(x => 3 * x * x, CallSites.Field, 0.7);
        AssertSlope(Math.Sin, CallSites.Sine, 0.7);
        AssertSlope(x => x * x, CallSites.Types, -1.3);
        AssertSlope(Math.Abs, CallSites.Absolute, -1.3);
        AssertSlope(x => 2 * x * x, CallSites.OfHidden, 0.7);
        AssertSlope(x => x * x, CallSites.OfPrivateMethod, 0.7);
        AssertSlope(x => -x, CallSites.OfPrivateMethod, -0.7);
        AssertSlope(x => x * Scalars.FanOut(x), CallSites.OfMarkedInside, 0.4);
        Assert.Equal(MathF.Cos(0.7f), CallSites.SingleSine(0.7f));
    }

    [Fact]
    public void Functions_of_several_numbers()
    {
        var (px, py) = CallSites.Power(1.5, 2.5);
        AssertGradient(x => Math.Pow(x[0], x[1]), [1.5, 2.5], [px, py]);
        var (value, (ay, ax)) = CallSites.ArcTangent(1, 2);
        Assert.Equal(Math.Atan2(1, 2), value);
        AssertGradient(x => Math.Atan2(x[0], x[1]), [1, 2], [ay, ax]);
        var (a, b, c, d) = CallSites.OfFour(1, 2, 3, 4);
        AssertGradient(x => x[0] * x[1] + x[2] * x[3] * x[3], [1, 2, 3, 4], [a, b, c, d]);
        Assert.Equal((6f, 3f, 2f), CallSites.OfThreeSingles(1, 2, 3));
        var (whole, (first, second, third)) = CallSites.ValueOfThree(1, 2, 3);
        Assert.Equal(Math.Exp(2) / 3, whole);
        AssertGradient(x => x[0] * Math.Exp(x[1]) / x[2], [1, 2, 3], [first, second, third]);
    }

    [Fact]
    public void A_marked_method_gives_what_its_own_members_give()
    {
        Assert.Equal(Scalars.SquareOfSumGradient(1.25, 2.5), CallSites.OfMarked(1.25, 2.5));
        Assert.Equal(Scalars.SquareOfSumGradient(1.25, 2.5).x, CallSites.OfMarkedInFirst(1.25, 2.5));
        var (value, tangent) = CallSites.OfMarkedForward(0.5, 2);
        Assert.Equal(Scalars.FanOut(0.5), value);
        Assert.Equal(2 * Scalars.FanOutGradient(0.5), tangent, 1e-15);
    }

    [Fact]
    public void Arrays_matrices_weights_structs_and_tuples()
    {
        double[] x = [1, -2, 3];
        AssertGradient(x => x.Sum(element => element * element), x, CallSites.OfArray(x));
        Assert.Equal([30f, 20f], CallSites.OfArrayAndConstant([2, 3], 10));

        var (w, m) = (new Matrix<double>(2, 2, [0.1, -0.2, 0.3, 0.4]), new Matrix<double>(3, 2, [1, 2, 3, 4, 5, 6]));
        var (value, gradient) = CallSites.OfMatrix(w, m);
        Assert.Equal(Matrix.Sum(Matrix.Sigmoid(m * w)), value);
        AssertGradient(x => Matrix.Sum(Matrix.Sigmoid(m * new Matrix<double>(2, 2, x))), w.AsSpan().ToArray(), gradient.AsSpan().ToArray());

        var line = CallSites.OfWeights(new Line(5, [2, 3]), 4);
        Assert.Equal(16, line.Slope);
        Assert.Equal([3, 2], line.Offsets);
        Assert.Equal(new Location(12, 4), CallSites.OfStruct(new Location(2, 3)));
        Assert.Equal((0.25, -0.125), CallSites.OfTuple((2, 4)));
    }

    [Fact]
    public void Forward_mode()
    {
        Assert.Equal((8, 12 * 0.5), CallSites.Forward(2, 0.5));
        Assert.Equal((6, 3 * 10 + 2 * 100), CallSites.ForwardOfTwo(2, 3, 10, 100));
        Assert.Equal(((3, 2), (30, 40)), CallSites.ForwardOfArray([1, 2], [10, 20]));
        var (w, v) = (new Matrix<double>(2, 2, [1, 2, 3, 4]), new Matrix<double>(2, 2, [5, 6, 7, 8]));
        var (value, tangent) = CallSites.ForwardOfMatrix(w, v);
        Assert.Equal((w * w).AsSpan(), value.AsSpan());
        Assert.Equal((v * w + w * v).AsSpan(), tangent.AsSpan());
    }

    [Fact]
    public void Hessians_times_vectors()
    {
        AssertSlope(Math.Cos, x => CallSites.Curvature(x, 1), 0.7);
        AssertSlope(Scalars.FanOutGradient, x => CallSites.CurvatureOfMarked(x, 1), 0.7);
        Assert.Equal((2 * 3 * 10 + 2 * 2 * 100, 2 * 2 * 10), CallSites.CurvatureOfTwo(2, 3, 10, 100));
        Assert.Equal([7 * (2 * 3 * 10 + 2 * 2 * 100), 7 * (2 * 2 * 10)], CallSites.CurvatureOfArray([2, 3], 7, [10, 100]));
    }

    [Fact]
    public void Matrices_of_derivatives()
    {
        Assert.Equal(-Math.Sin(0.7), CallSites.SecondDerivative(0.7), 1e-15);
        Assert.Equal([6, 4, 4, 0], CallSites.HessianOfTwo(2, 3).AsSpan());
        Assert.Equal([60, 40, 40, 0], CallSites.HessianOfArray([2, 3], 10).AsSpan());
        Assert.Equal([3, 2, 1, 1, 1, 0], CallSites.JacobianOfTwo(2, 3).AsSpan());
        Assert.Equal([10, 0, 3, 2, 0, 1], CallSites.JacobianOfArray([2, 3], 10).AsSpan());
        var jacobian = CallSites.JacobianOfMatrix(new Matrix<double>(2, 2, [1, 2, 3, 4]));
        Assert.Equal([2, 3, 2, 0], jacobian.RowSpan(0));
    }

    [Fact]
    public void Derivatives_of_derivatives()
    {
        Assert.Equal(1, CallSites.WithoutConfusion(2));
        Assert.Equal(1, NestedDerivatives.WithoutConfusionGradient(2));
        Assert.Equal(2, NestedDerivatives.WithoutConfusion(2));
        var (dx, dk) = CallSites.CapturedLocal(0.3, 1.2);
        AssertGradient(x => x[0] * x[0] * x[1] * Math.Cos(x[0] * x[1] * x[1]), [0.3, 1.2], [dx, dk]);

        // d/dx of d/dy (2y² · x) at y = x, which is 4x².
        AssertSlope(x => 4 * x * x, CallSites.ThirdOrder, 0.7);
    }

    [Fact]
    public async Task In_the_places_where_programs_have_them()
    {
        Assert.Equal(2 * (3 * 0.5 * 0.5) + 1, CallSites.Nested(0.5));
        Assert.Equal(2 * 3 * 4, CallSites.InLocalFunction(2));
        Assert.Equal(2 * Math.Exp(1), CallSites.InLambda(0.5));
        Assert.Equal([3, 12], CallSites.InIterator([1, 2]));
        Assert.Equal(-0.25, await CallSites.InAsync(2));
    }

    [Fact]
    public void In_generic_code()
    {
        AssertSlope(x => x * Math.Sin(x), x => CallSites.InGeneric(x), 0.7);
        Assert.Equal(MathF.Sin(0.7f) + 0.7f * MathF.Cos(0.7f), CallSites.InGeneric(0.7f));
        Assert.Equal(60, CallSites.InGenericWithConstant(3.0, 10.0));
        Assert.Equal(60f, CallSites.InGenericWithConstant(3f, 10f));
        Assert.Equal(6.0, CallSites.Of<double>.Slope(3));
        Assert.Equal(6f, CallSites.Of<float>.Slope(3));
    }

    [Fact]
    public void Neither_the_call_nor_its_delegate_allocates()
    {
        double sum = 0;
        Assert.Equal(0, Allocation.OfSteadyState(Use));
        Assert.NotEqual(0, sum);

        void Use()
        {
            sum += CallSites.Nested(0.5) + CallSites.Sine(1) + CallSites.Types(2) + CallSites.OfMarked(1, 2).Item1 + CallSites.OfFour(1, 2, 3, 4).Item2;
            sum += CallSites.InGeneric(0.5) + CallSites.InGenericWithConstant(2.0, 3.0) + CallSites.Forward(1, 1).Tangent + CallSites.InLocalFunction(1);
        }
    }

    [Fact]
    public void The_delegate_is_the_same_in_every_call()
    {
        Assert.Same(CallSites.Sine, CallSites.Sine);
        Assert.Same(CallSites.OfMarked, CallSites.OfMarked);
    }

    private static void AssertSlope(Func<double, double> function, Func<double, double> slope, double at) => AssertGradient(x => function(x[0]), [at], [slope(at)]);

    private static void AssertGradient(Func<double[], double> function, double[] at, double[] gradient)
    {
        var result = GradientCheck.Run(function, at, gradient);
        Assert.True(result.Passed, result.ToString());
    }
}
