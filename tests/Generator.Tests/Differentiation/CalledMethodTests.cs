using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Differentiation;

/// <summary>Calls that stay calls: their backward methods are called in the reverse sweep. Small integers, so that results are exact.</summary>
public class CalledMethodTests
{
    private static readonly Lazy<CompiledCode> Recursions = new(() => Compiled("""
        using System;
        using SymbolicBackprop;
        public static partial class Lessons
        {
            [Differentiable]
            public static double Factorial(double x) => x < 2 ? 1 : x * Factorial(x - 1);

            [Differentiable]
            public static double Even(double x, int n) => n == 0 ? x : Odd(x * x, n - 1) + x;

            [Differentiable]
            public static double Odd(double x, int n) => n == 0 ? 2 * x : Even(3 * x, n - 1) * x;

            [Differentiable]
            public static double HalvedSum(ReadOnlySpan<double> x) => x.Length switch
            {
                0 => 0,
                1 => x[0] * x[0],
                var length => HalvedSum(x[..(length / 2)]) + HalvedSum(x[(length / 2)..]),
            };

            [Differentiable]
            public static double Rows(double[][] x, int row) => row == x.Length ? 0 : x[row][0] * x[row][x[row].Length - 1] + Rows(x, row + 1);

            [Differentiable]
            public static double OfArray(double[] x)
            {
                var sum = 0.0;
                for (var i = 0; i < x.Length; i++)
                    sum += i * HalvedSum(x.AsSpan(i));
                return sum;
            }
        }
        """));

    private static readonly Lazy<CompiledCode> Dispatched = new(() => Compiled("""
        using System;
        using SymbolicBackprop;
        public abstract partial class Curve
        {
            [Differentiable]
            public abstract double At(double t);

            [Differentiable]
            public virtual double Weighted(double t, double weight) => weight * At(t);
        }
        public sealed partial class Parabola(double curvature) : Curve
        {
            [Differentiable]
            public override double At(double t) => curvature * t * t + 1;

            [Differentiable]
            public override double Weighted(double t, double weight) => base.Weighted(t, weight * weight) + t;
        }
        public partial class Line : Curve
        {
            [Differentiable]
            public override double At(double t) => 3 * t;
        }
        public partial interface IActivation
        {
            [Differentiable]
            double Apply(double x);

            [Differentiable]
            double Twice(double x) => Apply(Apply(x));
        }
        public sealed partial class Square : IActivation
        {
            [Differentiable]
            public double Apply(double x) => x * x;
        }
        public partial interface IStaticActivation
        {
            [Differentiable]
            static abstract double Apply(double x);
        }
        public sealed partial class Cube : IStaticActivation
        {
            [Differentiable]
            public static double Apply(double x) => x * x * x;
        }
        public static partial class Lessons
        {
            private static readonly Curve[] Curves = [new Parabola(2), new Line()];
            private static readonly IActivation Activation = new Square();

            [Differentiable]
            public static double Weighted(double t, double weight, int which) => Curves[which].Weighted(t, weight);

            [Differentiable]
            public static double Every(double t)
            {
                var product = 1.0;
                foreach (var curve in Curves)
                    product *= curve.At(t);
                return product;
            }

            [Differentiable]
            public static double OfInterface(double x) => Activation.Apply(x) + Activation.Twice(x);

            [Differentiable]
            public static double OfTypeParameter<T>(double[] x)
                where T : IStaticActivation
            {
                var sum = 0.0;
                foreach (var element in x)
                    sum += T.Apply(element) * element;
                return sum;
            }

            [Differentiable]
            public static double OfTypeArgument(double[] x) => OfTypeParameter<Cube>(x) * x[0];
        }
        """));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 5)]
    [InlineData(4, 26)]
    [InlineData(5, 154)]
    public void A_method_that_calls_itself(double x, double expected) => Assert.Equal(expected, Recursions.Value.Call("Lessons", "FactorialGradient", x));

    /// <summary>Even(x, 3) = (2·(3·x²)² + 3·x²)·x² + x = 18·x⁶ + 3·x⁴ + x.</summary>
    [Fact]
    public void Methods_that_call_each_other() => Assert.Equal((18.0 * 64 + 3 * 16 + 2, 18.0 * 6 * 32 + 3 * 4 * 8 + 1), Recursions.Value.Call("Lessons", "EvenValueAndGradient", 2.0, 3));

    [Fact]
    public void Parts_of_an_array_have_parts_of_its_adjoint() => Assert.Equal(new[] { 0.0, 4, 18, 48 }, Recursions.Value.Call("Lessons", "OfArrayGradient", new[] { 1.0, 2, 3, 4 }));

    [Fact]
    public void An_array_of_arrays() => Assert.Equal(
        new[] { new[] { 2.0, 1 }, [5, 0, 3] }, Recursions.Value.Call("Lessons", "RowsGradient", new[] { new[] { 1.0, 2 }, [3, 4, 5] }, 0));

    [Fact]
    public void An_array_of_two_dimensions()
    {
        var code = Compiled("""
            using SymbolicBackprop;
            public static partial class Lessons
            {
                [Differentiable]
                public static double Diagonal(double[,] x, int row) => row == x.GetLength(0) ? 1 : x[row, row] * Diagonal(x, row + 1);
            }
            """);
        Assert.Equal(new[,] { { 5.0, 0 }, { 0, 2 } }, code.Call("Lessons", "DiagonalGradient", new[,] { { 2.0, 3 }, { 4, 5 } }, 0));
    }

    /// <summary>w²·(2·t² + 1) + t and w·3·t.</summary>
    [Theory]
    [InlineData(0, 4.0 * 2 * 9 + 1, 2.0 * 3 * 9)]
    [InlineData(1, 9.0, 6.0)]
    public void A_virtual_method(int which, double ofTime, double ofWeight) =>
        Assert.Equal((ofTime, ofWeight), Dispatched.Value.Call("Lessons", "WeightedGradient", 2.0, 3.0, which));

    /// <summary>(2·t² + 1)·3·t.</summary>
    [Fact]
    public void An_abstract_method_in_a_loop() => Assert.Equal(18.0 * 4 + 3, Dispatched.Value.Call("Lessons", "EveryGradient", 2.0));

    /// <summary>x² + x⁴.</summary>
    [Fact]
    public void A_method_of_an_interface_and_one_with_a_body_there() => Assert.Equal(2.0 * 3 + 4 * 27, Dispatched.Value.Call("Lessons", "OfInterfaceGradient", 3.0));

    /// <summary>(x⁴ + y⁴)·x.</summary>
    [Fact]
    public void A_static_method_of_an_interface_through_a_type_argument() => Assert.Equal(new[] { 5.0 * 16 + 81, 4 * 27.0 * 2 }, Dispatched.Value.Call("Lessons", "OfTypeArgumentGradient", new[] { 2.0, 3 }));

    [Fact]
    public void A_type_that_was_compiled_without_derivatives_says_so()
    {
        var code = Compiled("""
            using SymbolicBackprop;
            public partial interface IModel
            {
                [Differentiable]
                double F(double x);
            }
            public static partial class Lessons
            {
                [Differentiable]
                public static double G(IModel model, double x) => model.F(x);

                public static IModel Unmarked() => new Model();
            #pragma warning disable
                private sealed class Model : IModel
                {
                    public double [|F|](double x) => x;
                }
            }
            """, new ExpectedDiagnostic("SBP025", "'Model.F' stands in for 'IModel.F', which is marked [Differentiable], but is not marked itself, so that its derivatives would be those of another method; mark it [Differentiable]"));
        var exception = Assert.Throws<NotSupportedException>(() => code.Call("Lessons", "GGradient", code.Call("Lessons", "Unmarked"), 1.0));
        Assert.Equal("The method that implements 'F' has no derivative: mark it [Differentiable].", exception.Message);
    }

    /// <summary>A body that reads what is private stands in the place of its call in its own type, and is called from others.</summary>
    [Fact]
    public void What_is_private_is_read_in_its_own_type()
    {
        var run = GeneratorTest.Run("""
            using SymbolicBackprop;
            public static partial class Scaling
            {
                private static readonly double Factor = 2;

                [Differentiable]
                public static double Scaled(double x) => Factor * x;

                [Differentiable]
                public static double Inside(double x) => Scaled(x) * x;
            }
            public static partial class Lessons
            {
                [Differentiable]
                public static double Outside(double x) => Scaling.Inside(x);
            }
            """);
        Assert.DoesNotContain("Scaled(", run.TextOf("Inside").Split("{", 4)[3], StringComparison.Ordinal);
        Assert.Contains("global::Scaling.InsideBackward(x, upstream)", run.TextOf("Outside"), StringComparison.Ordinal);
    }

    private static CompiledCode Compiled(string source, params ExpectedDiagnostic[] expected) => CompiledCode.Of(GeneratorTest.Run(source, expected));
}
