using SymbolicBackprop.Gradients.Tests.Checks;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>The checks of the corpus themselves, for written parameters: members written by hand, right ones and wrong ones.</summary>
public class InOutTests
{
    private static readonly object?[] Arguments = [new[] { 1.5, -0.5, 0.25 }, 1.25, 0.75, 0.0];

    [Fact]
    public void Parameters_with_adjoints_are_in_outs()
    {
        var function = Function(nameof(ByHand.Right));
        Assert.Equal([0, 1, 2], function.Differentiated);
        Assert.Equal([0, 2, 3], function.InOuts);
    }

    [Fact]
    public void A_call_leaves_the_arguments_as_they_were()
    {
        object?[] arguments = [.. Arguments];
        var outcome = Function(nameof(ByHand.Right)).Value(null, arguments);
        Assert.Equal(new[] { 1.5, -0.5, 0.25 }, arguments[0]);
        Assert.Equal(new[] { 1.875, -0.625, 0.3125 }, outcome.Arguments[0]);
        Assert.Equal((0.75 * 1.875, 1.25 * 0.75), (outcome.Arguments[2], outcome.Arguments[3]));
    }

    [Fact]
    public void A_right_adjoint_passes()
    {
        var result = NumericalCheck.Run(Function(nameof(ByHand.Right)), null, Arguments);
        Assert.True(result.Passed, result.ToString());
        Assert.Equal(5, result.EntryCount);
    }

    [Theory]
    [InlineData(nameof(ByHand.ArrayForgotten))]
    [InlineData(nameof(ByHand.ReferenceKept))]
    [InlineData(nameof(ByHand.OutForgotten))]
    public void A_wrong_adjoint_fails(string name) => Assert.False(NumericalCheck.Run(Function(name), null, Arguments).Passed);

    [Fact]
    public void What_is_returned_and_what_is_left_come_in_the_order_of_the_parameters()
    {
        var function = Function(nameof(ByHand.Right));
        var backward = function.CallBackward(null, Arguments, function.Upstream(1.0, () => 0), [new double[3], 0.0, 2.0]);
        Assert.Equal([0, 0, 0, 1.5, 2.5], Leaves.Of(function.Parts(backward)).Select(Leaves.Double));
        Assert.Equal([0, 0, 0, 2.5, 0], Leaves.Of(function.Adjoints(backward)).Select(Leaves.Double));
    }

    private static CorpusFunction Function(string name) => new(typeof(ByHand).GetMethod(name)!);

    /// <summary>One function with several backward members, of which one is right.</summary>
    private static class ByHand
    {
        public static double Right(double[] x, double factor, ref double total, out double product)
        {
            product = factor * total;
            for (var i = 0; i < x.Length; i++)
                x[i] *= factor;
            total *= x[0];
            return total + x[1];
        }

        public static double RightBackward(double[] x, double factor, ref double total, out double product, double upstream, Span<double> xAdjoint, ref double totalAdjoint, ref double productAdjoint)
        {
            var (before, initial) = (x.ToArray(), total);
            Right(x, factor, ref total, out product);
            totalAdjoint += upstream;
            xAdjoint[1] += upstream;
            xAdjoint[0] += totalAdjoint * initial;
            totalAdjoint *= x[0];
            var factorGradient = 0.0;
            for (var i = 0; i < x.Length; i++)
            {
                factorGradient += xAdjoint[i] * before[i];
                xAdjoint[i] *= factor;
            }

            totalAdjoint += productAdjoint * factor;
            factorGradient += productAdjoint * initial;
            productAdjoint = 0;
            return factorGradient;
        }

        public static double ArrayForgotten(double[] x, double factor, ref double total, out double product) => Right(x, factor, ref total, out product);

        public static double ArrayForgottenBackward(double[] x, double factor, ref double total, out double product, double upstream, Span<double> xAdjoint, ref double totalAdjoint, ref double productAdjoint)
        {
            var kept = xAdjoint.ToArray();
            var factorGradient = RightBackward(x, factor, ref total, out product, upstream, xAdjoint, ref totalAdjoint, ref productAdjoint);
            kept.CopyTo(xAdjoint);
            return factorGradient;
        }

        public static double ReferenceKept(double[] x, double factor, ref double total, out double product) => Right(x, factor, ref total, out product);

        public static double ReferenceKeptBackward(double[] x, double factor, ref double total, out double product, double upstream, Span<double> xAdjoint, ref double totalAdjoint, ref double productAdjoint)
        {
            var kept = totalAdjoint;
            var factorGradient = RightBackward(x, factor, ref total, out product, upstream, xAdjoint, ref totalAdjoint, ref productAdjoint);
            totalAdjoint = kept;
            return factorGradient;
        }

        public static double OutForgotten(double[] x, double factor, ref double total, out double product) => Right(x, factor, ref total, out product);

        public static double OutForgottenBackward(double[] x, double factor, ref double total, out double product, double upstream, Span<double> xAdjoint, ref double totalAdjoint, ref double productAdjoint)
        {
            productAdjoint = 0;
            return RightBackward(x, factor, ref total, out product, upstream, xAdjoint, ref totalAdjoint, ref productAdjoint);
        }
    }
}
