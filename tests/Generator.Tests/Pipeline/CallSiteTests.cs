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
}
