using SymbolicBackprop.Gradients.Tests.Corpus.Callees;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>The rules of the corpus against differences of their methods, and calls of methods whose rules have no second derivative.</summary>
public class CustomRuleTests
{
    private static readonly double[] X = [1.2, 1.7, 1.4];

    [Fact]
    public void Rules_agree_with_differences_of_their_methods()
    {
        var matrix = Matrix.FromRows<double>([[1, 2, 3], [-1, 0.5, 2]]);
        Assert.All(
            [
                GradientCheck.Rule(RuledCallees.LargerRoot, [4.0, 0.5], RuledCallees.LargerRootBackward),
                GradientCheck.Rule(RuledCallees.Distance, [1.5, 1.25, 3], tangent: RuledCallees.DistanceTangent),
                GradientCheck.Rule(RuledCallees.Polar, [1.5, 1.25], RuledCallees.PolarBackward, RuledCallees.PolarTangent),
                GradientCheck.Rule(RuledCallees.Halved, [5.5], RuledCallees.HalvedRule, RuledCallees.HalvedRule),
                GradientCheck.Rule(RuledCallees.Scaled, [matrix, 1.5], RuledCallees.ScaledBackward, RuledCallees.ScaledTangent),
                GradientCheck.Rule(RuledCallees.Cubed<double>, [1.5], RuledCallees.CubedRule<double>, RuledCallees.CubedRule<double>),
                GradientCheck.Rule(RuledArrays.Power, [1.35, 20.0], RuledArrays.PowerBackward, forward: RuledArrays.PowerForward),
                GradientCheck.Rule(new Coil(3).Energy, [1.5], Coil.EnergyRule, Coil.EnergyRule),
                GradientCheck.Rule(PartialRules.Partly, [1.5, 1.75, X], PartialRules.PartlyRule),
                GradientCheck.Rule((double[] x, double[] y) => RuledArrays.Product(x, y, 2), [X, X], backward: (double[] x, double[] y, double product, double upstream) => RuledArrays.ProductBackward(x, y, 2, product, upstream)),
            ],
            check => Assert.True(check.Passed && check.InconclusiveCount == 0, check.ToString()));
    }

    [Fact]
    public void Arrays_and_spans_have_gradients_from_rules()
    {
        double[] y = [1.1, 1.3];
        Assert.True(GradientCheck.Run(x => ArrayRules.OfArrays(x, y), X, ArrayRules.OfArraysGradient(X, y).x).Passed);
        Assert.True(GradientCheck.Run(at => ArrayRules.OfArrays(X, at), y, ArrayRules.OfArraysGradient(X, y).y).Passed);
        Agree(ArrayRules.OfArraysTangent(X, y, [1, 2, 3], [4, 5]).Tangent, [.. ArrayRules.OfArraysGradient(X, y).x, .. ArrayRules.OfArraysGradient(X, y).y], [1, 2, 3, 4, 5]);
    }

    [Fact]
    public void A_rule_is_given_an_array_as_its_method_was()
    {
        var (a, b) = ArrayRules.OfArrayThatIsOverwrittenGradient(1.3, 1.6);
        Assert.True(GradientCheck.Run(x => ArrayRules.OfArrayThatIsOverwritten(x, 1.6), 1.3, a).Passed);
        Assert.True(GradientCheck.Run(x => ArrayRules.OfArrayThatIsOverwritten(1.3, x), 1.6, b).Passed);
        Agree(ArrayRules.OfArrayThatIsOverwrittenTangent(1.3, 1.6, 2, -3).Tangent, [a, b], [2, -3]);
    }

    [Fact]
    public void A_backward_rule_is_given_what_the_forward_rule_kept()
    {
        var (x, most) = ArrayRules.WithStateGradient(1.35, 22);
        Assert.True(GradientCheck.Run(at => ArrayRules.WithState(at, 22), 1.35, x).Passed);
        Assert.Equal(1, most);
        Agree(ArrayRules.WithStateTangent(1.35, 22, 2, 3).Tangent, [x, most], [2, 3]);
        var (slope, factors) = ArrayRules.WithStateInLoopGradient(1.35, X);
        Assert.True(GradientCheck.Run(at => ArrayRules.WithStateInLoop(at, X), 1.35, slope).Passed);
        Assert.True(GradientCheck.Run(at => ArrayRules.WithStateInLoop(1.35, at), X, factors).Passed);
        Agree(ArrayRules.WithStateInLoopTangent(1.35, X, 2, [3, 4, 5]).Tangent, [slope, .. factors], [2, 3, 4, 5]);
    }

    [Fact]
    public void A_method_of_another_assembly_is_differentiated_by_the_rule_for_it()
    {
        var gradient = ArrayRules.OfOtherAssemblyGradient(X);
        Assert.True(GradientCheck.Run(ArrayRules.OfOtherAssembly, X, gradient).Passed);
        Agree(ArrayRules.OfOtherAssemblyTangent(X, [1, 2, 3]).Tangent, gradient, [1, 2, 3]);
    }

    [Theory]
    [InlineData(1.4, 1.2)]
    [InlineData(1.6, 1.7)]
    public void A_rule_for_one_parameter_leaves_the_others_to_the_generator(double x, double y)
    {
        var (ofX, ofY, ofA) = PartialRules.PartlyGradient(x, y, X);
        GradientCheck.Run(at => PartialRules.Partly(at, y, X), x, ofX).ThrowIfFailed();
        GradientCheck.Run(at => PartialRules.Partly(x, at, X), y, ofY).ThrowIfFailed();
        GradientCheck.Run(at => PartialRules.Partly(x, y, at), X, ofA).ThrowIfFailed();
        Agree(PartialRules.PartlyTangent(x, y, X, 2, 3, [4, 5, 6]).Tangent, [ofX, ofY, .. ofA], [2, 3, 4, 5, 6]);
        var (slope, factors) = PartialRules.CallsPartlyGradient(x, X);
        GradientCheck.Run(at => PartialRules.CallsPartly(at, X), x, slope).ThrowIfFailed();
        GradientCheck.Run(at => PartialRules.CallsPartly(x, at), X, factors).ThrowIfFailed();
        Agree(PartialRules.CallsPartlyTangent(x, X, 2, [4, 5, 6]).Tangent, [slope, .. factors], [2, 4, 5, 6]);
    }

    /// <summary>The body's value does not depend on the parameter that has a rule, so both calls have one value: a rule such as that of an estimator that is straight through.</summary>
    [Fact]
    public void One_value_may_have_two_derivatives()
    {
        Assert.Equal((4.0 * 2, 3 * 4.0), PartialRules.OneValueTwoRulesGradient(3, 4));
        Assert.Equal((4.0 * 2, 3 * 4.0), (PartialRules.OneValueTwoRulesTangent(3, 4, 1, 0).Tangent, PartialRules.OneValueTwoRulesTangent(3, 4, 0, 1).Tangent));
    }

    private static void Agree(double tangent, double[] gradient, double[] direction) =>
        Assert.Equal(gradient.Zip(direction, (slope, step) => slope * step).Sum(), tangent, 1e-12 * Math.Max(1, Math.Abs(tangent)));
}
