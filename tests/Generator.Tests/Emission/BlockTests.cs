using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Emission;

/// <summary>Which sparse Jacobians are filled block by block, and for which reasons others are not; which patterns come from indices alone.</summary>
public class BlockTests
{
    private const string Rounds = "var r = new double[x.Length]; r[0] = y; for (var i = 1; i < x.Length - 1; i++)";

    public static TheoryData<string, bool, bool> Bodies => new()
    {
        // Rounds that read a few numbers.
        { $"{Rounds} r[i] = x[i] * x[i - 1]; return r;", true, true },
        { $"{Rounds} r[i] = x[i] * y; return r;", true, true },
        { $"var z = y * y; {Rounds} r[i] = x[i] * z; return r;", true, true },
        { $"{Rounds} {{ r[i] = x[i]; r[i - 1] = x[i] * x[i]; }} return r;", true, true },
        { $"{Rounds} r[k[i]] = x[i]; return r;", true, true },
        { $"{Rounds} r[k[i]] += x[i] * x[i + 1]; return r;", true, true },
        { $"{Rounds} r[i] = x[k[i]]; r[0] = x[1]; return r;", true, true },
        { $"{Rounds} {{ if (k[i] > 0) continue; r[i] = x[i]; if (k[i] < -1) break; }} return r;", true, true },
        { $"{Rounds} r[i] = x[i] > 0 ? x[i] * y : y; return r;", true, true },
        { $"{Rounds} {{ var w = x.AsSpan(i, 2); r[i] = y > 0 ? w[0] : w[1]; }} return r;", true, true },
        { $"{Rounds} {{ var z = x[i]; while (z > 1) z /= 2; r[i] = z; }} return r;", true, true },
        { $"{Rounds} {{ var w = new double[2]; w[0] = x[i]; w[1] = w[0] * y; r[i] = w[1]; }} return r;", true, true },
        { $"var c = 0; {Rounds} {{ if (x[i] > 0) c++; r[i] = x[i] * c; }} return r;", true, true },

        // Real numbers decide which rounds there are, or where they read and write: the pattern is that of all.
        { $"{Rounds} {{ if (x[i] > 0) continue; r[i] = x[i]; }} return r;", true, false },
        { $"{Rounds} {{ r[i] = x[i]; if (x[i] > 1) break; }} return r;", true, false },
        { $"{Rounds} r[(int)q[i]] = x[i]; return r;", true, false },
        { $"{Rounds} r[i] = x[(int)q[i]]; return r;", true, false },

        { $"var c = 0; {Rounds} {{ if (x[i] > 1) continue; c += k[i]; }} r[1] = c * x[1]; return r;", true, false },

        // Something else comes in than numbers that are read.
        { $"var z = 0.0; {Rounds} {{ z += x[i]; r[i] = z; }} return r;", false, false },
        { $"{Rounds} r[i] = x[i] * r[i - 1]; return r;", false, false },
        { $"{Rounds} r[i] = x[i] * r[i]; return r;", false, false },
        { $"{Rounds} {{ r[i] = x[i]; x[i] = 0; }} return r;", false, false },
        { $"{Rounds} for (var j = 0; j < i; j++) r[i] = x[j] * Functions.Norm(x); return r;", false, false },
        { $"{Rounds} {{ var z = 0.0; for (var j = 0; j < i; j++) z += x[j]; r[i] = z; }} return r;", false, false },
        { $"{Rounds} r[i] = y > 0 ? x[i] : x[i - 1]; return r;", false, false },
        { $"{Rounds} r[i] = Deep(x[i], i); return r;", false, false },
        { $"var t = new double[x.Length]; {Rounds} {{ t[i] = x[i]; r[i] = t[i - 1] * y; }} return r;", false, false },
        { $"{Rounds} {{ r[i] = x[i]; if (k[i] > 0) r = new double[x.Length]; }} return r;", false, false },
        { $"{Rounds} r[i] = x[i]; return k[0] > 0 ? r : new double[2];", false, false },
    };

    /// <summary>The rows of the second array come behind those of the first, whose length is not known yet.</summary>
    [Fact]
    public void Lengths_are_known_before_anything_is_written()
    {
        var text = GeneratorTest.Run(
            """
            using System;
            using SymbolicBackprop;
            public static partial class Methods
            {
                [Differentiable(Derivatives.SparseJacobian)]
                public static (double[] later, double[] first) F(double[] x)
                {
                    var first = new double[2];
                    first[0] = x[0];
                    var later = new double[x.Length];
                    later[1] = x[1];
                    return (later, first);
                }

                [Differentiable(Derivatives.SparseJacobian)]
                public static double[] G(double[] x, Span<double> kept)
                {
                    var r = new double[x.Length];
                    kept[0] = x[0];
                    r[1] = x[1];
                    return r;
                }
            }
            """);
        Assert.DoesNotContain("JacobianBlocks", text.TextOf(".F."), StringComparison.Ordinal);
        Assert.DoesNotContain("JacobianBlocks", text.TextOf(".G."), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public void What_rounds_are_is_found(string body, bool isJacobianInBlocks, bool isPatternInBlocks)
    {
        var text = GeneratorTest.Run(
            $$"""
            using System;
            using SymbolicBackprop;
            public static partial class Methods
            {
                [Differentiable(Derivatives.SparseJacobian)]
                public static double[] F(double[] x, double y, int[] k, [NoDerivative] double[] q) { {{body}} }

                [Differentiable(Derivatives.Tangent)]
                public static double Deep(double x, int depth) => depth == 0 ? x : Deep(x * x, depth - 1);
            }
            """).TextOf(".F.");
        Assert.Equal(isJacobianInBlocks, text.Contains("JacobianBlocks", StringComparison.Ordinal));
        Assert.Equal(isJacobianInBlocks, !text.Contains("SparseSweep", StringComparison.Ordinal));
        Assert.Equal(isPatternInBlocks, text.Contains("PatternBlocks", StringComparison.Ordinal));
        Assert.Equal(isPatternInBlocks, !text.Contains("PatternRows", StringComparison.Ordinal));
    }
}
