using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Pipeline;

/// <summary>What is generated for calls of <c>Differentiate</c>, and what it gives when the program runs.</summary>
public class CallSiteTests
{
    [Fact]
    public Task Lambda_in_a_top_level_program() => Verifier.Verify(GeneratorTest.Run("""
        using System;
        using SymbolicBackprop;

        var slope = Differentiate.Gradient((double x) => Math.Sin(x) * x);
        Console.WriteLine(slope(1));
        """).Driver);

    [Fact]
    public Task Method_groups() => Verifier.Verify(GeneratorTest.Run("""
        using System;
        using SymbolicBackprop;

        public static partial class Lessons
        {
            public static Func<double, double> Cosine => Differentiate.Gradient(Math.Sin);

            public static Func<double, double, (double, double)> OfSquare => Differentiate.Gradient(Square);

            public static Func<double, double, (double Value, double Tangent)> OfCube => Differentiate.Tangent(Cube);

            [Differentiable]
            public static double Square(double x, double y) => (x + y) * (x + y);

            private static double Cube(double x) => x * x * x;
        }
        """).Driver);

    [Fact]
    public Task Calls_in_generic_code() => Verifier.Verify(GeneratorTest.Run("""
        using System;
        using System.Numerics;
        using SymbolicBackprop;

        public static class Generic
        {
            public static T Slope<T>(T at)
                where T : struct, IFloatingPointIeee754<T> => Differentiate.Gradient((T x) => T.Sin(x) * x)(at);

            public static T SlopeWithConstant<T>(T at, T scale)
                where T : IFloatingPointIeee754<T> => Differentiate.Gradient((T x, T k) => k * x * x)(at, scale);
        }
        """).Driver);

    [Fact]
    public void Generic_code_runs_for_every_type_argument()
    {
        var code = CompiledCode.Of(GeneratorTest.Run("""
            using System;
            using System.Numerics;
            using SymbolicBackprop;

            public static class Generic
            {
                public static double InDouble(double at, double scale) => Slope(at, scale);

                public static float InSingle(float at, float scale) => Slope(at, scale);

                private static T Slope<T>(T at, T scale)
                    where T : IFloatingPointIeee754<T> => Differentiate.Gradient((T x, T k) => k * x * x)(at, scale);
            }
            """));
        Assert.Equal(60.0, code.Call("Generic", "InDouble", 3.0, 10.0));
        Assert.Equal(60f, code.Call("Generic", "InSingle", 3f, 10f));
    }

    /// <summary>Names, parameters and types that a generated text could stumble over.</summary>
    [Fact]
    public void Unusual_functions_compile_and_run()
    {
        var code = CompiledCode.Of(GeneratorTest.Run("""
            using System;
            using System.Numerics;
            using SymbolicBackprop;
            using D = SymbolicBackprop.Differentiate;

            public static partial class Unusual
            {
                public static (double, double) Discards() => D.Gradient((double _, double _) => 3.0)(1, 2);
                public static double Keyword() => D.Gradient((double @class) => @class * @class)(3);
                public static double NamedArgument() => Differentiate.Gradient(function: (double x) => x * x)(3);
                public static double Parenthesised() => Differentiate.Gradient(((double x) => (x * x)))(3);
                public static double AnonymousMethod() => Differentiate.Gradient(delegate(double x) { return x * x; })(3);
                public static double NewDelegate() => Differentiate.Gradient(new Func<double, double>(x => x * x))(3);
                public static double Qualified() => global::SymbolicBackprop.Differentiate.Gradient((double x) => x * x)(3);
                public static double Default() => Differentiate.Gradient((double x) => { const double two = 2; return two * x * x; })(3);
                public static double Inside() => Differentiate.Gradient((double x) => { return Twice(x) * x; double Twice(double y) => 2 * y; })(3);
                public static double OfInteger() => Differentiate.Gradient((double x) => { int n = 2; for (int i = 0; i < n; i++) x *= x; return x; })(2);
                public static double Checked() => Differentiate.Gradient((double x, int n) => checked(n + 1) * x)(3, 4);
                public static double OfSquareOfInterface() => Static<double>(3);
                public static double WithCulture() => Differentiate.Gradient((double x, string text) => text.Length * x)(3, "four");
                public static double OfNested() => Nested.Slope(3);
                public static double WithOwnNames() => Differentiate.Gradient((double upstream, double value) => upstream * value)(2, 3).Item1;
                public static Func<double, double> Initialised { get; } = Differentiate.Gradient((double x) => x * x);
                public static double OfProperty() => Initialised(3);
                private static T Static<T>(T at) where T : IFloatingPointIeee754<T> => Differentiate.Gradient<T, T>(T.Exp)(at) * T.Exp(-at);

                private static partial class Nested
                {
                    internal static double Slope(double at) => Differentiate.Gradient((double x) => x * x)(at);
                }
            }
            """));
        Assert.Equal((0.0, 0.0), code.Call("Unusual", "Discards"));
        foreach (var name in (string[])["Keyword", "NamedArgument", "Parenthesised", "AnonymousMethod", "NewDelegate", "Qualified", "OfNested", "OfProperty"])
            Assert.Equal((name, 6.0), (name, code.Call("Unusual", name)));
        Assert.Equal(12.0, code.Call("Unusual", "Default"));
        Assert.Equal(12.0, code.Call("Unusual", "Inside"));
        Assert.Equal(32.0, code.Call("Unusual", "OfInteger"));
        Assert.Equal(5.0, code.Call("Unusual", "Checked"));
        Assert.Equal(4.0, code.Call("Unusual", "WithCulture"));
        Assert.Equal(3.0, code.Call("Unusual", "WithOwnNames"));
        Assert.Equal(1.0, (double)code.Call("Unusual", "OfSquareOfInterface")!, 1e-15);
    }

    [Fact]
    public void A_method_of_another_assembly_gives_its_own_member()
    {
        var library = UserCode.Compile(UserCode.Parse("""
            using SymbolicBackprop;
            public static partial class Library
            {
                [Differentiable]
                public static double Energy(double x) => x * x / 2;
            }
            """));
        using var image = new MemoryStream();
        var generated = GeneratorRun.Of(library).Result.GeneratedSources.Select(file => UserCode.Parse(file.SourceText.ToString(), path: file.HintName));
        Assert.True(library.WithAssemblyName("Library").AddSyntaxTrees(generated).Emit(image).Success);
        var run = GeneratorRun.Of(UserCode.Compile(UserCode.Parse("""
            using System;
            using SymbolicBackprop;
            public static class Curves
            {
                public static Func<double, double> Group() => Differentiate.Gradient(Library.Energy);
                public static Func<double, double> Lambda() => Differentiate.Gradient((double x) => x * Library.Energy(x));
            }
            """)).AddReferences(MetadataReference.CreateFromImage(image.ToArray())));
        Assert.Empty(run.Diagnostics);
        GeneratedText.AssertCompiles(run);
        Assert.Contains("global::Library.EnergyGradient(a1)", run.TextOf("Interceptors"), StringComparison.Ordinal);
    }
}
