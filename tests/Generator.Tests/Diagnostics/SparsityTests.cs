using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Diagnostics;

/// <summary>What is said where a sparsity pattern cannot be had; a method beside it is generated all the same.</summary>
public class SparsityTests
{
    public static TheoryData<string, string> Refused => new()
    {
        {
            """
            [Differentiable(Derivatives.SparseJacobian)]
            public static double[] F(double[] x)
            {
                var y = new[] { x[0] };
                while ([|y[0] > 1|])
                    y[0] /= 2;
                return y;
            }
            """,
            "'F' cannot have a sparsity pattern, which covers all rounds of a loop, and real numbers alone decide how many this one has; count the rounds as well: 'for (int round = 0; round < most; round++)', and leave that loop by 'break'"
        },
        {
            """
            [Differentiable(Derivatives.SparseJacobian)]
            public static double[] F(double[] x)
            {
                var y = new double[x.Length];
                for (var i = 0; [|i < x.Length|];)
                {
                    if (x[i] > 0)
                        i++;
                    else
                        i += 2;
                }
                return y;
            }
            """,
            "'F' cannot have a sparsity pattern, which covers all rounds of a loop, and real numbers alone decide how many this one has; count the rounds as well: 'for (int round = 0; round < most; round++)', and leave that loop by 'break'"
        },
        {
            // Whoever is continued with does not come to the count.
            """
            [Differentiable(Derivatives.SparseJacobian)]
            public static (double, double) F(double[] x)
            {
                [|for (var i = 0; ; i++)
                {
                    if (x[i % 3] > 0)
                        continue;
                    if (i >= 3)
                        return (x[0], 1);
                }|]
            }
            """,
            "'F' cannot have a sparsity pattern, which covers all rounds of a loop, and real numbers alone decide how many this one has; count the rounds as well: 'for (int round = 0; round < most; round++)', and leave that loop by 'break'"
        },
        {
            """
            [[|Differentiable(Derivatives.SparseJacobian)|]]
            public static double[] F(double[] x)
            {
                if (x[0] > 0)
                    return [x[1]];
                return [x[2]];
            }
            """,
            "'F' cannot have a sparsity pattern, which knows which storage is meant, and real numbers decide that where it returns; choose between numbers, not between arrays"
        },
        {
            "[[|Differentiable(Derivatives.SparseJacobian)|]] public static double[] F(Matrix<double> x) => new[] { x[0, 0] };",
            "'F' cannot have a sparsity pattern, which is made of numbers, arrays and spans, because of the type of 'x'; pass an array of one dimension or two"
        },
        {
            "[[|Differentiable(Derivatives.SparseHessian)|]] public static double[] F(double[] x) => new[] { x[0] };",
            "'F' cannot have the product of its Hessian and a vector, which is of one number; return one number, or leave Derivatives.HessianVectorProduct out"
        },
        {
            "[[|Differentiable(Derivatives.SparseJacobian)|]] public static double F(double x, float y) => x * y;",
            "'F' cannot have the matrix of its derivatives, which holds numbers of one type, double or float; let all be of one type, or ask for Derivatives.Tangent, or take the rows from its backward method"
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_had_is_said(string method, string message)
    {
        var run = GeneratorTest.Run(
            $$"""
            using SymbolicBackprop;
            using SymbolicBackprop.LinearAlgebra;
            public static partial class Methods
            {
                {{method}}

                [Differentiable(Derivatives.SparseHessian | Derivatives.SparseJacobian)]
                public static double Neighbour(double x) => x * x;
            }
            """,
            new ExpectedDiagnostic("SBP015", message));
        foreach (var member in new[] { "NeighbourJacobianPattern(", "NeighbourSparseJacobian(", "NeighbourSparseJacobianInto(", "NeighbourHessianPattern(", "NeighbourSparseHessian(", "NeighbourSparseHessianInto(" })
            Assert.Contains(member, run.TextOf(".Neighbour."), StringComparison.Ordinal);
    }
}
