using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Pipeline;

/// <summary>What is generated where rules of the user's say derivatives.</summary>
public class RuleSnapshotTests
{
    [Fact]
    public Task Rules() => Verifier.Verify(GeneratorTest.Run("""
        using System;
        using SymbolicBackprop;

        public static partial class Ruled
        {
            /// <summary>Nothing that could be differentiated: the rule is its derivative.</summary>
            public static double Table(double x) => double.Parse(x.ToString());

            [BackwardOf(nameof(Table)), TangentOf(nameof(Table))]
            public static double TableRule(double x, double y, double upstream) => upstream * y;

            [Differentiable(Derivatives.Tangent)]
            public static double Call(double x, double y) => Table(x * y) + x;

            [Differentiable]
            public static double Loop(double x, int n)
            {
                var sum = x;
                for (var i = 0; i < n; i++)
                    sum *= Table(sum);
                return sum;
            }

            public static double Solve(double[] a, double b) => a[0] + b;

            [ForwardOf(nameof(Solve))]
            public static (double Result, int[] State) SolveForward(double[] a, double b) => (Solve(a, b), [1]);

            [BackwardOf(nameof(Solve))]
            public static (double[] A, double B) SolveBackward(double[] a, double b, double x, int[] state, double upstream) => ([upstream, 0], upstream * state[0]);

            [Differentiable]
            public static double ForwardAndBackward(double[] a, double b) => Solve(a, b * b) * b;

            [Differentiable(Derivatives.Tangent)]
            public static double Partly(double x, double y) => y > 0 ? x * y : Math.Sin(x) + y;

            [BackwardOf(nameof(Partly), Parameter = nameof(x))]
            private static double PartlyBackward(double x, double y, double result, double upstream) => upstream * y;

            [Differentiable]
            public static double Whole(double x, double y) => double.Parse($"{x}{y}");

            [BackwardOf(nameof(Whole))]
            private static (double X, double Y) WholeRule(double x, double y, double result, double upstream) => (upstream, result);
        }
        """).Driver);
}
