using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Diagnostics;

/// <summary>What is said where a member of higher order, or a matrix of derivatives, cannot be had; a method beside it is generated all the same.</summary>
public class HigherOrderTests
{
    public static TheoryData<string, string> Refused => new()
    {
        {
            "[[|Differentiable(Derivatives.HessianVectorProduct)|]] public static (double, double) F(double x) => (x, x * x);",
            "'F' cannot have the product of its Hessian and a vector, which is of one number; return one number, or leave Derivatives.HessianVectorProduct out"
        },
        {
            "[[|Differentiable(Derivatives.BackwardTangent)|]] public static double F(double x, ref double y) => x * y;",
            "'F' cannot have the tangent of its backward method, which writes to nothing; return what is left in 'ref' and 'out' parameters, or leave Derivatives.BackwardTangent out"
        },
        {
            "[[|Differentiable(Derivatives.BackwardTangent)|]] public static double F(double[] x) { x[0] *= x[1]; return x[0]; }",
            "'F' cannot have the tangent of its backward method, which writes to nothing; return what it writes, or leave Derivatives.BackwardTangent out"
        },
        {
            "[[|Differentiable(Derivatives.Hessian)|]] public static double F(double[][] x) => x[0][0] * x[1][0];",
            "'F' cannot have the matrix of its second derivatives, which is made number by number, because of the type of 'x'; pass numbers, structs and tuples of numbers, arrays, spans or matrices, or ask for Derivatives.HessianVectorProduct"
        },
        {
            "[[|Differentiable(Derivatives.Jacobian)|]] public static double F(double x, float y) => x * y;",
            "'F' cannot have the matrix of its derivatives, which holds numbers of one type, double or float; let all be of one type, or ask for Derivatives.Tangent, or take the rows from its backward method"
        },
        {
            "[[|Differentiable(Order = 3)|]] public static double F(double x, double y) => x * y;",
            "'F' cannot have Taylor coefficients, which are of one number that depends on one number; mark the other parameters [NoDerivative], or leave Order out"
        },
        {
            "[[|Differentiable(Order = 12)|]] public static double F(double x) => x * x;",
            "'F' cannot have derivatives of order 12, which are of orders from 1 to 9; write such an Order"
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_had_is_said(string method, string message)
    {
        var run = GeneratorTest.Run(
            $$"""
            using SymbolicBackprop;
            public static partial class Methods
            {
                {{method}}

                [Differentiable(Derivatives.Hessian | Derivatives.Jacobian, Order = 2)]
                public static double Neighbour(double x) => x * x;
            }
            """,
            new ExpectedDiagnostic("SBP015", message));
        foreach (var member in new[] { "NeighbourHessian(", "NeighbourJacobian(", "NeighbourTaylor(" })
            Assert.Contains(member, run.TextOf(".Neighbour."), StringComparison.Ordinal);
    }

    [Fact]
    public void Derivatives_above_the_second_order_do_not_go_through_calls_that_stay_ones() => GeneratorTest.Run(
        """
        using SymbolicBackprop;
        public static partial class Methods
        {
            [Differentiable]
            public static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);

            [Differentiable(Order = 2)]
            public static double F(double x) => [|Power(x, 3)|];
        }
        """,
        new ExpectedDiagnostic("SBP010", "A call of 'Power', whose body is not put in the place of the call, in derivatives of orders above the second, is not differentiated; let it be short, and neither virtual nor recursive"));

    [Fact]
    public void What_a_Hessian_calls_is_written_for_the_assembly_alone()
    {
        var run = GeneratorTest.Run(
            """
            using SymbolicBackprop;
            public static partial class Methods
            {
                [Differentiable]
                public static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);

                [Differentiable(Derivatives.Hessian)]
                public static double F(double x) => Power(x, 3) * x;
            }
            """);
        Assert.Empty(run.Diagnostics);
        Assert.Contains("internal static (double Gradient, double Tangent) PowerBackwardTangent(double x, int n, double upstream, double xTangent, double upstreamTangent)", run.TextOf(".Power."), StringComparison.Ordinal);
        Assert.Contains("internal static (double Value, double Tangent) PowerTangent(double x, int n, double xTangent)", run.TextOf(".Power."), StringComparison.Ordinal);
        GeneratedText.AssertCompiles(run);
    }
}
