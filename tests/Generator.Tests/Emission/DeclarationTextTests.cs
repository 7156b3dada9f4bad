using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Emission;

/// <summary>Declarations that are easy to copy wrongly: each run of the harness compiles what was generated with its input.</summary>
public class DeclarationTextTests
{
    [Fact]
    public void Optional_values_of_every_kind() => GeneratorTest.Run("""
        using System;
        using SymbolicBackprop;

        public static partial class Methods
        {
            [Differentiable]
            public static double F(
                double x, int i = -3, string s = "a\"b", DayOfWeek d = DayOfWeek.Friday, char c = '\n', bool b = true, string? n = null,
                [NoDerivative] float f = 1.5f, [NoDerivative] double nan = double.NaN, [NoDerivative] float big = float.NegativeInfinity) => x * i;
        }
        """);

    [Fact]
    public void Keywords_as_names() => GeneratorTest.Run("""
        using SymbolicBackprop;

        namespace @class.@namespace
        {
            public static partial class @static
            {
                [Differentiable]
                public static double @return(double @double, double @in) => @double * @in;
            }
        }
        """);

    [Fact]
    public void Constraints_and_nested_generic_types() => GeneratorTest.Run("""
        using SymbolicBackprop;

        public partial record Outer<T>(double Scale)
            where T : struct
        {
            internal static partial class Inner<TTag>
            {
                [Differentiable]
                internal static double F<TItem>(double x, T first, TItem second)
                    where TItem : class, new() => x * x;
            }
        }

        public readonly partial struct Spring
        {
            public Spring(double constant) => Constant = constant;

            public double Constant { get; }

            [Differentiable]
            public double Energy(double x) => Constant * x * x / 2;
        }
        """);

    [Fact]
    public void Constants_keep_their_type_wherever_they_stand() => GeneratorTest.Run("""
        using System;
        using SymbolicBackprop;

        public static partial class Methods
        {
            [Differentiable]
            public static double F(double x, bool p) =>
                (p ? 1 : 2) * x / (p ? 3 : 4) + Math.Abs(-2) * x + Math.Max(1, 2) * x + 1 / 2 * x + 1e300 * x + 123456789012 * x + Math.Sqrt(2.0) * x;

            [Differentiable]
            public static float G(float x) => x * 0.1f + 1e-3f / x - MathF.Pow(x, 3) + (x > 0.5f ? 1 : x);
        }
        """);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Integers_overflow_as_in_the_original_where_the_project_checks_them(bool isChecked)
    {
        var compilation = UserCode.Compile(UserCode.Parse("""
            using SymbolicBackprop;

            public static partial class Methods
            {
                [Differentiable]
                public static double F(double x, int n) => x * unchecked(n + 1);
            }
            """));
        var run = GeneratorRun.Of(compilation.WithOptions(compilation.Options.WithOverflowChecks(isChecked)));
        GeneratedText.AssertCompiles(run);
        var text = run.Result.GeneratedSources.Single().SourceText.ToString();
        Assert.Equal(isChecked, text.Split('\n').Any(line => line.Trim() == "unchecked"));
    }
}
