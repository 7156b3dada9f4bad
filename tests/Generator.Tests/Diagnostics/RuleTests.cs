using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Diagnostics;

/// <summary>Rules that are declared wrongly, at the tokens that are wrong; what stands beside them is generated all the same.</summary>
public class RuleTests
{
    [Theory]
    [InlineData(
        "[BackwardOf(nameof(Target))] static double [|Rule|](double x, double upstream) => upstream;",
        "'Rule' is not declared as a backward rule of 'Target' is; write 'static (double x, double y) Rule(double x, double y, int n, double result, double upstream)'")]
    [InlineData(
        "[BackwardOf(nameof(Target))] static (double, float) [|Rule|](double x, double y, int n, double result, double upstream) => (0, 0);",
        "'Rule' is not declared as a backward rule of 'Target' is; write 'static (double x, double y) Rule(double x, double y, int n, double result, double upstream)'")]
    [InlineData(
        "[BackwardOf(nameof(Target), Parameter = nameof(x))] static (double, double) [|Rule|](double x, double y, int n, double result, double upstream) => (0, 0);",
        "'Rule' is not declared as a backward rule of 'Target' is; write 'static double Rule(double x, double y, int n, double result, double upstream)'")]
    [InlineData(
        "[TangentOf(nameof(Target))] static double [|Rule|](double x, double y, int n, double result, double xTangent) => 0;",
        "'Rule' is not declared as a tangent rule of 'Target' is; write 'static double Rule(double x, double y, int n, double result, double xTangent, double yTangent)'")]
    [InlineData(
        "[ForwardOf(nameof(Target))] static double [|Rule|](double x, double y, int n) => 0;",
        "'Rule' is not declared as a forward rule of 'Target' is; write 'static (double Result, TState State) Rule(double x, double y, int n)'")]
    [InlineData(
        "[ForwardOf(nameof(Generic))] static (T, string) Forward<T>(System.ReadOnlySpan<T> values) where T : IFloatingPointIeee754<T> => (values[0], \"\"); [BackwardOf(nameof(Generic))] static T[] [|Rule|]<T>(System.ReadOnlySpan<T> values, T result, T upstream) where T : IFloatingPointIeee754<T> => [];",
        "'Rule' is not declared as a backward rule of 'Generic' is; write 'static T[] Rule<T>(ReadOnlySpan<T> values, T result, string state, T upstream)'")]
    [InlineData(
        "[BackwardOf(typeof(Curve), nameof(Curve.At))] double [|Rule|](Curve curve, double x, double result, double upstream) => 0;",
        "'Rule' is not declared as a backward rule of 'At' is; write 'static double Rule(Curve self, double x, double result, double upstream)'")]
    public void A_wrong_signature_is_answered_with_the_right_one(string rule, string message) => Run(rule, "SBP051", message);

    [Theory]
    [InlineData("[BackwardOf([|\"Nowhere\"|])] static double Rule(double x, double y, double upstream) => 0;", "'Methods' has no method 'Nowhere'; name a method of the same type, or the other type too: typeof(…), nameof(…)")]
    [InlineData("[BackwardOf(typeof(Curve), [|\"Nowhere\"|])] static double Rule(double x, double y, double upstream) => 0;", "'Curve' has no method 'Nowhere'; name a method that the type itself declares")]
    [InlineData("[BackwardOf(nameof(Target), Parameter = [|\"n\"|])] static double Rule(double x, double y, int n, double result, double upstream) => 0;", "'Target' differentiates no parameter 'n'; name one of 'x', 'y'")]
    [InlineData("[BackwardOf([|nameof(Counted)|])] static double Rule(int n, double upstream) => 0;", "'Counted' has no parameter that is differentiated; take the rule away")]
    [InlineData("[BackwardOf([|nameof(Rounded)|])] static double Rule(double x, int result, double upstream) => 0;", "'Rounded' has no result that is differentiated; take the rule away")]
    [InlineData("[BackwardOf([|nameof(Writing)|])] static double Rule(double x, double upstream) => 0;", "'Writing' writes to a parameter; let it return what it writes")]
    [InlineData("[BackwardOf([|nameof(Silent)|])] static double Rule(double x, double upstream) => 0;", "'Silent' has no result; let it return what it writes")]
    [InlineData("[BackwardOf([|nameof(Filling)|])] static double[] Rule(System.Span<double> x, double result, double upstream) => [];", "'Filling' may write to a span; let it take a ReadOnlySpan")]
    [InlineData("[BackwardOf([|nameof(Scaling)|])] static double[] Rule(double[] x, double result, double upstream) => [];", "'Scaling' writes to 'x'; let it return what it writes")]
    [InlineData("[BackwardOf(typeof(Curve), [|nameof(Curve.Open)|])] static double Rule(Curve curve, double x, double result, double upstream) => 0;", "'Open' can be overridden, and a rule is right for one body only; write the rule for a method that cannot be")]
    [InlineData("[BackwardOf(typeof(Point), [|nameof(Point.Norm)|])] static double Rule(Point point, double result, double upstream) => 0;", "'Norm' is a method of a struct that is differentiated itself; write a static method that takes the struct, and the rule for that one")]
    [InlineData("[BackwardOf(typeof(Box<>), [|\"Of\"|])] static double Rule(double x, double result, double upstream) => 0;", "'Of' is declared in the generic type 'Box'; declare the rule in that type too")]
    public void A_method_that_a_rule_cannot_be_right_for(string rule, string message) => Run(rule, "SBP050", message);

    [Theory]
    [InlineData(
        "[BackwardOf(nameof(Unary))] static double First(double x, double result, double upstream) => 0; [[|BackwardOf(nameof(Unary))|]] static double Second(double x, double result, double upstream) => 0;",
        "'Unary' with respect to the same parameter has two rules of this kind, 'First' and 'Second'; take one of them away")]
    [InlineData(
        "[ForwardOf(nameof(Unary))] static (double, int) First(double x) => (0, 0); [[|ForwardOf(nameof(Unary))|]] static (double, int) Second(double x) => (0, 0);",
        "'Unary' has two rules of this kind, 'First' and 'Second'; take one of them away")]
    public void Two_rules_for_one_derivative(string rules, string message) => Run(rules, "SBP052", message);

    [Fact]
    public void A_rule_that_its_caller_cannot_see() => Run(
        "[Differentiable] static double F(double x) => [|Hiding.Cube(x)|];",
        "SBP053",
        "The rule 'CubeBackward' of 'Cube' cannot be called in 'Methods', where a derivative needs it; declare it internal or public");

    [Theory]
    [InlineData(
        "[BackwardOf(nameof(Pair))] static double Rule(double x, (double, double) pair, (double, double) upstream) => 0; [Differentiable(Derivatives.Tangent)] static double F(double x) => [|Pair(x)|].Item1;",
        "The tangent of 'Pair', whose value is more than one number, has no rule; write one that is marked [TangentOf], beside 'Rule'")]
    [InlineData(
        "[TangentOf(nameof(First))] static double Rule(double[] x, double first, double[] xTangent) => xTangent[0]; [Differentiable] static double F(double[] x) => [|First(x)|];",
        "The gradient of 'First' has no rule; write one that is marked [BackwardOf], beside 'Rule'")]
    public void A_direction_that_no_rule_says(string rules, string message) => Run(rules, "SBP054", message);

    [Fact]
    public void A_value_from_a_forward_rule_has_no_body_to_differentiate() => Run(
        """
        [[|Differentiable|]] static double F(double x, double y) => x * y;
        [ForwardOf(nameof(F))] static (double, double) Forward(double x, double y) => (x * y, x);
        [BackwardOf(nameof(F), Parameter = nameof(x))] static double Backward(double x, double y, double result, double state, double upstream) => y * upstream;
        """,
        "SBP054",
        "The derivative of 'F', whose value 'Forward' gives, with respect to 'y' has no rule; write one, or do without 'Forward'");

    [Fact]
    public void A_body_gives_no_second_derivative_beside_rules() => Run(
        """
        [BackwardOf(nameof(Blend), Parameter = "x")] static double Rule(double x, double y, double result, double upstream) => y * upstream;
        [Differentiable] static double Blend(double x, double y) => x * y;
        [Differentiable(Derivatives.HessianVectorProduct)] static double F(double x) => [|Blend(x, x)|];
        """,
        "SBP054",
        "The second derivative of 'Blend', whose body gives some derivatives, has no rule; write rules for all of its parameters");

    [Fact]
    public void A_second_derivative_differentiates_the_rule() => Run(
        "[BackwardOf(nameof(Unary))] static double Rule(double x, double result, double upstream) => upstream; [Differentiable(Derivatives.HessianVectorProduct)] static double F(double x) => [|Unary(x)|];",
        "SBP054",
        "The derivative of 'Rule', which a second derivative needs, has no rule; mark 'Rule' [Differentiable(Derivatives.Tangent)], and let it take no state");

    [Fact]
    public void Differentiate_takes_a_method_that_has_a_rule()
    {
        var run = GeneratorTest.Run("""
            using System;
            using SymbolicBackprop;

            public static class Program
            {
                public static double Table(double x) => double.Parse($"{x}");
                [BackwardOf(nameof(Table))] public static double TableRule(double x, double y, double upstream) => upstream * y;
                public static Func<double, double> Slope() => Differentiate.Gradient(Table);
            }
            """);
        Assert.Contains("TableRule(x, global::Program.Table(x), 1.0)", string.Concat(run.Result.GeneratedSources.Select(file => file.SourceText)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_argument_that_no_rule_is_about_must_be_constant() => Run(
        "[BackwardOf(nameof(Target), Parameter = nameof(x))] static double Rule(double x, double y, int n, double result, double upstream) => 0; [Differentiable] static double F(double x) => Target(x, 2, 1) + [|Target(x, x, 1)|];",
        "SBP021",
        "'Target' has no derivative with respect to 'x', which depends on a differentiated parameter; pass a constant there");

    private static void Run(string rules, string id, string message)
    {
        var run = GeneratorTest.Run(
            $$"""
            using System.Numerics;
            using SymbolicBackprop;

            public static partial class Neighbours
            {
                [Differentiable]
                public static double Square(double x) => x * x;
            }

            public class Curve
            {
                public double At(double x) => x;
                public virtual double Open(double x) => x;
            }

            public class Box<T>
            {
                public static double Of(double x) => x;
            }

            public struct Point
            {
                public double X;
                public readonly double Norm() => X;
            }

            public static class Hiding
            {
                public static double Cube(double x) => x * x * x;
                [BackwardOf(nameof(Cube))]
                private static double CubeBackward(double x, double result, double upstream) => 3 * x * x * upstream;
            }

            public partial class Methods
            {
                public static double Target(double x, double y, int n) => x;
                public static double Unary(double x) => x;
                public static T Generic<T>(System.ReadOnlySpan<T> values) where T : IFloatingPointIeee754<T> => values[0];
                public static double Counted(int n) => n;
                public static int Rounded(double x) => (int)x;
                public static double Writing(ref double x) => x;
                public static void Silent(double x) => System.Console.Write(x);
                public static double Filling(System.Span<double> x) => x[0];
                public static double Scaling(double[] x) => x[0] *= 2;
                public static (double, double) Pair(double x) => (x, x);
                public static double First(double[] x) => x[0];
                {{rules}}
            }
            """,
            new ExpectedDiagnostic(id, message));
        Assert.Contains("SquareGradient", run.TextOf(".Square."), StringComparison.Ordinal);
    }
}
