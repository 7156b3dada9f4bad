using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Diagnostics;

/// <summary>Generated members that are called by name in what is differentiated, and cannot be.</summary>
public class NamedDerivativeTests
{
    [Fact]
    public void A_gradient_whose_derivative_nobody_gives()
    {
        var run = GeneratorTest.Run(
            """
            using System;
            using SymbolicBackprop;
            public static partial class Named
            {
                [Differentiable]
                public static double OfArray(double[] x) => [|FirstGradient(x)|][0] * x[1];

                [Differentiable]
                public static double First(double[] x) => x[0] * x[0] * x[1];

                [Differentiable]
                public static double OfLoop(double x) => x * [|PowersGradient(x)|];

                [Differentiable]
                public static double OfValue(double x) => [|PowersValueAndGradient(x)|].Gradient + PowersValueAndGradient(x).Value;

                [Differentiable]
                public static double Powers(double x)
                {
                    double power = x;
                    for (int i = 0; i < 3; i++)
                        power *= Math.Sin(power);
                    return power;
                }

                [Differentiable]
                public static double OfMatrix(double x, double y) => [|BowlHessian(x, y)|][0, 0];

                [Differentiable]
                public static double OfUpstream(double[] x) => [|FirstBackward(x, x[0])|][0];

                [Differentiable(Derivatives.Hessian)]
                public static double Bowl(double x, double y) => x * x * y + y;

                [Differentiable]
                public static double Neighbour(double x) => x * x;
            }
            """,
            NoHessian("First"),
            NoHessian("Powers"),
            NoHessian("Powers"),
            Named("BowlHessian", "its arguments depend on what is differentiated, and no member gives its derivative", "pass what does not depend on it, or write the derivative out"),
            Named("FirstBackward", "its arguments depend on what is differentiated, and no member gives its derivative", "take 'FirstGradient' there, and mark 'First' [Differentiable(Derivatives.HessianVectorProduct)]"));
        Assert.Contains("NeighbourGradient", run.TextOf("Neighbour"), StringComparison.Ordinal);
    }

    /// <summary>Where nothing depends on what is differentiated, anything may be called, and is called as it stands.</summary>
    [Fact]
    public void Members_of_constants_are_called()
    {
        var run = GeneratorTest.Run(
            """
            using SymbolicBackprop;
            public static partial class Named
            {
                [Differentiable]
                public static double OfConstants(double x, [NoDerivative] double[] data, int n) => x * FirstGradient(data)[n] + BowlHessian(1, 2)[0, 0] * x;

                [Differentiable]
                public static double First(double[] x) => x[0] * x[0] * x[1];

                [Differentiable(Derivatives.Hessian)]
                public static double Bowl(double x, double y) => x * x * y + y;

                public static double Unmarked(double x) => BowlGradient(x, x).x + OfConstantsGradient(x, [1, 2], 0);
            }
            """);
        Assert.Contains("global::Named.FirstGradient(data)", run.TextOf("OfConstants"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_derivative_that_needs_itself()
    {
        var source = MarkedSource.Read(
            """
            using SymbolicBackprop;
            public static partial class Named
            {
                [Differentiable]
                public static double Own(double x) => x > 1 ? [|OwnGradient(x - 1)|] : x * x;

                [Differentiable(Derivatives.HessianVectorProduct)]
                public static double Ping(double x) => [|PongGradient(x)|] * x;

                [Differentiable(Derivatives.HessianVectorProduct)]
                public static double Pong(double x) => [|PingGradient(x)|] + x;

                [Differentiable]
                public static double Through(double x) => [|BesideGradient(x)|] * x;

                [Differentiable]
                public static double Beside(double x) => [|Through(x)|] * x;

                [Differentiable]
                public static double OfRefused(double x) => [|OwnGradient(x)|] + x;

                [Differentiable]
                public static double Factorial(double x) => x < 2 ? x * x : x * Factorial(x - 1);

                [Differentiable]
                public static double OfRecursive(double x) => [|FactorialGradient(x)|] * x;

                [Differentiable]
                public static double Neighbour(double x) => x * x;
            }
            """);
        ExpectedDiagnostic[] expected =
        [
            Circle("Own", "OwnGradient"), Circle("Ping", "PongGradient"), Circle("Pong", "PingGradient"), Circle("Through", "BesideGradient"), Refused("Through"), Refused("Own"), NoHessian("Factorial"),
        ];
        var run = GeneratorRun.Of(UserCode.Compile(UserCode.Parse(source.Text)));
        Assert.Equal(
            expected.Zip(source.Marks, (diagnostic, mark) => $"{mark} {diagnostic.Id} {diagnostic.Message}"),
            run.Diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(diagnostic => $"{diagnostic.Location.SourceSpan} {diagnostic.Id} {diagnostic.GetMessage(null)}"));
        Assert.Contains("NeighbourGradient", run.TextOf("Neighbour"), StringComparison.Ordinal);
    }

    [Fact]
    public void Members_that_write_to_what_they_are_given() => GeneratorTest.Run(
        """
        using SymbolicBackprop;
        public static partial class Named
        {
            [Differentiable]
            public static double OfBuffer(double[] x, [NoDerivative] double[] buffer) => [|FirstGradientInto(x, buffer)|];

            [Differentiable]
            public static double First(double[] x) => x[0] * x[0] * x[1];

            [Differentiable]
            public static double OfWriting(double[] x) => [|ScaledGradient(x)|][0];

            [Differentiable]
            public static double Scaled(double[] x)
            {
                x[0] *= x[1];
                return x[0];
            }
        }
        """,
        new ExpectedDiagnostic("SBP010", "'FirstGradientInto', which writes to its parameters, inside of what is differentiated, is not differentiated; call there a member that returns what it computes, such as 'FirstGradient' or 'FirstBackward'"),
        new ExpectedDiagnostic("SBP010", "'ScaledGradient', the derivative of a method which writes to its parameters, inside of what is differentiated, is not differentiated; let it return what it writes"));

    /// <summary>What is called by name must be there: the compiler says that it is not, and the generator why.</summary>
    [Theory]
    [InlineData("SquareTangent(x, 1).Tangent", "SquareTangent", "SBP028", "'SquareTangent' cannot be called here: the declaration of 'Square' does not ask for it; mark 'Square' [Differentiable(Derivatives.Tangent)]")]
    [InlineData("DecimalGradient(x)", "DecimalGradient", "SBP022", "'Decimal' is marked [Differentiable] but was refused, so nothing that calls it has a derivative; mend 'Decimal' first")]
    [InlineData("ProductGradientInto(a, b, b, b, null!)", "ProductGradientInto", "SBP010", "'ProductGradientInto', which writes to its parameters, inside of what is differentiated, is not differentiated; call there a member that returns what it computes, such as 'ProductGradient' or 'ProductBackward'")]
    public void Members_that_are_not_there(string call, string name, string id, string message)
    {
        foreach (var text in new[] { $"[Differentiable] public static double F(double x, Matrix<double> a, Matrix<double> b) => x * {call};", $"public static void F(Matrix<double> a, Matrix<double> b) {{ var slope = Differentiate.Gradient((double x) => x * {call}); }}" })
        {
            var source = $$"""
                using SymbolicBackprop;
                using SymbolicBackprop.LinearAlgebra;
                public static partial class Named
                {
                    {{text}}

                    [Differentiable]
                    public static double Square(double x) => x * x;

                    [Differentiable]
                    public static decimal Decimal(double x) => (decimal)x;

                    [Differentiable]
                    public static double Product(Matrix<double> a, Matrix<double> b) => (a * b * a).Sum();
                }
                """;
            var run = GeneratorRun.Of(UserCode.Compile(UserCode.Parse(source)));
            Assert.Null(run.Result.Exception);
            var diagnostic = Assert.Single(run.Diagnostics, found => source.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length) == name);
            Assert.Equal(id, diagnostic.Id);
            Assert.Equal(message, diagnostic.GetMessage(null));
            Assert.Contains("SquareGradient", run.TextOf("Square"), StringComparison.Ordinal);
        }
    }

    /// <summary>Of a method in another assembly, whose text nobody reads, the Hessian times a vector is the derivative of the gradient.</summary>
    [Fact]
    public void A_member_of_another_assembly_with_its_second_derivative()
    {
        var run = GeneratorRun.Of(UserCode.Compile(UserCode.Parse(Caller("Library.CubicGradient(x, y).y * x"))).AddReferences(Library("Derivatives.HessianVectorProduct").ToMetadataReference()));
        Assert.Empty(run.Diagnostics);
        Assert.Contains("global::Library.CubicHessianVectorProduct(x, y, 0.0, ", run.TextOf(".F."), StringComparison.Ordinal);
        GeneratedText.AssertCompiles(run);
    }

    [Theory]
    [InlineData("Library.CubicGradient(x, y)", ".y", "its arguments depend on what is differentiated, and 'Cubic' of the assembly 'Library' has no 'CubicHessianVectorProduct', which gives the derivative of its gradient", "mark 'Cubic' of the assembly 'Library' [Differentiable(Derivatives.HessianVectorProduct)]")]
    [InlineData("Library.CubicTangent(x, y, 1, y)", ".Tangent", "its arguments depend on what is differentiated, and no member gives its derivative", "take 'CubicGradient' there, and mark 'Cubic' of the assembly 'Library' [Differentiable(Derivatives.HessianVectorProduct)]")]
    public void A_member_of_another_assembly_without_its_second_derivative(string call, string part, string why, string instead)
    {
        var source = Caller(call + part);
        var run = GeneratorRun.Of(UserCode.Compile(UserCode.Parse(source)).AddReferences(Library("Derivatives.Tangent").ToMetadataReference()));
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("SBP028", diagnostic.Id);
        Assert.Equal(call, source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.Equal($"'{call["Library.".Length..call.IndexOf('(', StringComparison.Ordinal)]}' cannot be called here: {why}; {instead}", diagnostic.GetMessage(null));
        Assert.Contains("NeighbourGradient", run.Result.GeneratedSources.Single().SourceText.ToString(), StringComparison.Ordinal);
    }

    private static string Caller(string expression) => $$"""
        using SymbolicBackprop;
        public static partial class Methods
        {
            [Differentiable]
            public static double F(double x, double y) => {{expression}};

            [Differentiable]
            public static double Neighbour(double x) => x * x;
        }
        """;

    private static CSharpCompilation Library(string families)
    {
        var input = UserCode.Compile(UserCode.Parse(
            $$"""
            using SymbolicBackprop;
            public static partial class Library
            {
                [Differentiable({{families}})]
                public static double Cubic(double x, double y) => x * x * y * y * y;
            }
            """)).WithAssemblyName("Library");
        return input.AddSyntaxTrees(GeneratorRun.Of(input).Result.GeneratedSources.Select(file => CSharpSyntaxTree.ParseText(file.SourceText, UserCode.ParseOptions(LanguageVersion.CSharp12))));
    }

    private static ExpectedDiagnostic NoHessian(string method) => Named(
        $"{method}Gradient", $"its arguments depend on what is differentiated, and '{method}' has no '{method}HessianVectorProduct', which gives the derivative of its gradient", $"mark '{method}' [Differentiable(Derivatives.HessianVectorProduct)]");

    private static ExpectedDiagnostic Named(string member, string why, string instead) => new("SBP028", $"'{member}' cannot be called here: {why}; {instead}");

    private static ExpectedDiagnostic Circle(string method, string member) => new("SBP023", $"'{method}' calls itself through '{member}', whose derivative would need itself, and that is not differentiated; write that derivative out");

    private static ExpectedDiagnostic Refused(string method) => new("SBP022", $"'{method}' is marked [Differentiable] but was refused, so nothing that calls it has a derivative; mend '{method}' first");
}
