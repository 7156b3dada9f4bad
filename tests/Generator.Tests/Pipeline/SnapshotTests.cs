using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Pipeline;

/// <summary>What a person reads: the generated text, and the IR of the two that show it best.</summary>
public class SnapshotTests
{
    private const string Square = """
        using SymbolicBackprop;
        public static partial class Lessons
        {
            [Differentiable]
            public static double Square(double x, double y) => (x + y) * (x + y);
        }
        """;

    private const string SoftmaxCrossEntropy = """
        using SymbolicBackprop;
        using SymbolicBackprop.LinearAlgebra;
        public static partial class Losses
        {
            [Differentiable]
            public static double Loss(Matrix<double> x, Matrix<double> weights, Matrix<double> bias, [NoDerivative] Matrix<double> targets) =>
                Matrix.SoftmaxCrossEntropy((x * weights).AddRow(bias), targets);
        }
        """;

    [Fact]
    public Task Square_of_a_sum() => Verifier.Verify(GeneratorTest.Run(Square).Driver);

    [Fact]
    public Task Square_of_a_sum_as_intermediate_code() => Verifier.Verify(IntermediateCode.Print(GeneratorTest.Run(Square), "Square"));

    [Fact]
    public Task Sigmoid_of_a_product() => Verifier.Verify(GeneratorTest.Run("""
        using System;
        using SymbolicBackprop;
        public static partial class Lessons
        {
            [Differentiable]
            public static double Neuron(double w, double x)
            {
                var z = w * x;
                var y = 1 / (1 + Math.Exp(-z));
                return y;
            }
        }
        """).Driver);

    [Fact]
    public Task Products_with_a_matrix_record_the_vector_once() => Verifier.Verify(GeneratorTest.Run("""
        using SymbolicBackprop;
        public static partial class Chains
        {
            [Differentiable]
            public static double Power(double[] matrix, double[] start, int steps)
            {
                var (x, product) = (new double[start.Length], new double[start.Length]);
                for (var i = 0; i < start.Length; i++)
                    x[i] = start[i];
                for (var step = 0; step < steps; step++)
                {
                    for (var i = 0; i < start.Length; i++)
                    {
                        var sum = 0.0;
                        for (var j = 0; j < start.Length; j++)
                            sum += matrix[i * start.Length + j] * x[j];
                        product[i] = sum;
                    }

                    for (var i = 0; i < start.Length; i++)
                        x[i] = product[i];
                }

                return x[0];
            }
        }
        """).Driver);

    [Fact]
    public Task Inner_loops_record_what_they_read_of_the_loop_around_once_a_row() => Verifier.Verify(GeneratorTest.Run("""
        using SymbolicBackprop;
        public static partial class Triangles
        {
            [Differentiable]
            public static double Norm(double[] packed, double[] x)
            {
                var product = (double[])x.Clone();
                var next = 0;
                for (var column = 0; column < x.Length; column++)
                {
                    for (var row = column + 1; row < x.Length; row++)
                    {
                        product[row] += packed[next] * x[column];
                        next++;
                    }
                }

                var sum = 0.0;
                for (var i = 0; i < product.Length; i++) sum += product[i] * product[i];
                return sum;
            }
        }
        """).Driver);

    [Fact]
    public Task Affine_layer() => Verifier.Verify(GeneratorTest.Run("""
        using SymbolicBackprop;
        using SymbolicBackprop.LinearAlgebra;
        public static partial class Layers
        {
            [Differentiable]
            public static Matrix<float> Affine(Matrix<float> x, Matrix<float> weights, Matrix<float> bias) => (x * weights).AddRow(bias);
        }
        """).Driver);

    [Fact]
    public Task Softmax_cross_entropy() => Verifier.Verify(GeneratorTest.Run(SoftmaxCrossEntropy).Driver);

    [Fact]
    public Task Softmax_cross_entropy_as_intermediate_code() => Verifier.Verify(IntermediateCode.Print(GeneratorTest.Run(SoftmaxCrossEntropy), "Loss"));

    [Fact]
    public Task Network_of_two_two_and_one_neurons() => Verifier.Verify(GeneratorTest.Run("""
        using SymbolicBackprop;
        public static partial class Networks
        {
            [Differentiable]
            public static double Loss(double[] w, [NoDerivative] double x1, [NoDerivative] double x2, [NoDerivative] double target)
            {
                var h1 = Functions.Sigmoid(w[0] * x1 + w[1] * x2 + w[2]);
                var h2 = Functions.Sigmoid(w[3] * x1 + w[4] * x2 + w[5]);
                var y = Functions.Sigmoid(w[6] * h1 + w[7] * h2 + w[8]);
                var error = y - target;
                return error * error;
            }
        }
        """).Driver);

    [Fact]
    public Task Network_of_digits() => Verifier.Verify(GeneratorTest.Run("""
        using System;
        using SymbolicBackprop;
        using SymbolicBackprop.LinearAlgebra;

        [Differentiable]
        public sealed partial record Network(Matrix<float> W1, Matrix<float> B1, Matrix<float> W2, Matrix<float> B2);

        public static partial class Digits
        {
            [Differentiable(Auxiliary = ["accuracy"])]
            public static (float loss, float accuracy) Loss(Network network, [NoDerivative] Matrix<float> images, ReadOnlySpan<int> labels)
            {
                var hidden = Matrix.Sigmoid((images * network.W1).AddRow(network.B1));
                var logits = (hidden * network.W2).AddRow(network.B2);
                return (Matrix.SoftmaxCrossEntropy(logits, labels), Matrix.Accuracy(logits, labels));
            }
        }
        """).Driver);

    [Fact]
    public Task Array_and_instance_methods_in_nested_generic_records() => Verifier.Verify(GeneratorTest.Run("""
        using SymbolicBackprop;
        namespace Shapes.Inner;

        internal static partial class Outer
        {
            public sealed partial record Curve<T>(double Scale, T Tag)
                where T : notnull
            {
                /// <summary>An instance method: the receiver is constant.</summary>
                [Differentiable]
                internal double At(double[] p, int i, double x = 0.5) => Scale * p[i] * x + p[i + 1];

                private readonly partial struct Point
                {
                    [Differentiable]
                    private protected static float Distance(float a, float b) => System.MathF.Abs(a - b);
                }
            }
        }
        """.Replace("private protected", "internal", StringComparison.Ordinal)).Driver);

    [Fact]
    public Task Structs_in_an_array_and_as_a_result() => Verifier.Verify(GeneratorTest.Run("""
        using SymbolicBackprop;
        [Differentiable]
        public partial record struct Point(double X, double Y);

        [Differentiable]
        public readonly partial record struct Circle(Point Center, double Radius);

        public static partial class Shapes
        {
            [Differentiable]
            public static void Shift(Point[] points, Point by)
            {
                for (var i = 0; i < points.Length; i++)
                {
                    points[i].X += by.X;
                    points[i].Y *= by.Y;
                }
            }

            [Differentiable]
            public static Circle Around(System.ReadOnlySpan<Circle> circles) => circles[0] with { Radius = circles[0].Radius + circles[1].Radius };
        }
        """).Driver);

    [Fact]
    public Task Sparse_derivatives() => Verifier.Verify(GeneratorTest.Run("""
        using System;
        using SymbolicBackprop;

        public static partial class Sparse
        {
            [Differentiable(Derivatives.SparseHessian)]
            public static double Chain(double[] x)
            {
                var sum = 0.0;
                for (var i = 1; i < x.Length; i++)
                    sum += x[i] > 0 ? Math.Sin(x[i] * x[i - 1]) : x[i];
                return sum;
            }

            [Differentiable(Derivatives.SparseJacobian)]
            public static void Limited(ReadOnlySpan<double> u, Span<double> flux, double limit)
            {
                for (var i = 1; i < u.Length; i++)
                {
                    if (Math.Abs(u[i]) > limit)
                        break;
                    flux[i] = u[i] - u[i - 1];
                }
            }

            [Differentiable(Derivatives.SparseJacobian)]
            public static void Smoothed(Span<double> u, int[] places)
            {
                for (var i = 1; i < places.Length; i++)
                    u[places[i]] += 0.5 * u[places[i - 1]] * u[i];
            }
        }
        """).Driver);

    [Fact]
    public Task Higher_orders() => Verifier.Verify(GeneratorTest.Run("""
        using System;
        using SymbolicBackprop;

        public static partial class Orders
        {
            [Differentiable(Derivatives.Hessian | Derivatives.Jacobian, Order = 3)]
            public static double Cube(double x) => x * x * x;

            [Differentiable(Derivatives.Hessian)]
            public static double Rosenbrock(double x, double y) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);

            [Differentiable(Derivatives.Hessian)]
            public static double Chain(double[] x, double scale)
            {
                var sum = 0.0;
                for (var i = 1; i < x.Length; i++)
                    sum += Math.Sin(x[i] * x[i - 1]) * scale;
                return sum;
            }

            [Differentiable(Derivatives.Jacobian)]
            public static (double R, double Angle) Polar(double x, double y) => (Math.Sqrt(x * x + y * y), Math.Atan2(y, x));

            [Differentiable(Derivatives.Jacobian)]
            public static (double Sum, double Product) OfMany(double[] x)
            {
                var (sum, product) = (0.0, 1.0);
                foreach (var value in x)
                    (sum, product) = (sum + value, product * value);
                return (sum, product);
            }

            [Differentiable(Derivatives.Jacobian)]
            public static double[] Powers(double x, double[] factors)
            {
                var powers = new double[factors.Length];
                for (var i = 0; i < powers.Length; i++)
                {
                    powers[i] = x * factors[i];
                    x *= x;
                }

                return powers;
            }
        }
        """).Driver);

    [Fact]
    public Task Tangents() => Verifier.Verify(GeneratorTest.Run("""
        using System;
        using SymbolicBackprop;
        using SymbolicBackprop.LinearAlgebra;

        [Differentiable]
        public partial record struct Point(double X, double Y);

        public static partial class Forward
        {
            [Differentiable(Derivatives.Tangent)]
            public static double Square(double x, double y) => (x + y) * (x + y);

            [Differentiable(Derivatives.Tangent)]
            public static double Branch(double x, double y)
            {
                if (x > y)
                    return Math.Sin(x) * y;
                var square = y * y;
                return square + x;
            }

            [Differentiable(Derivatives.Tangent)]
            public static double Loop(double x, int n)
            {
                var sum = 0.0;
                for (var i = 0; i < n; i++)
                    sum += sum * x + Math.Exp(x);
                return sum;
            }

            [Differentiable(Derivatives.Tangent)]
            public static void Scale(double[] values, double by)
            {
                for (var i = 0; i < values.Length; i++)
                    values[i] *= by;
            }

            [Differentiable(Derivatives.Tangent)]
            public static Point Turn(Point point, double angle) =>
                new(point.X * Math.Cos(angle) - point.Y * Math.Sin(angle), point.X * Math.Sin(angle) + point.Y * Math.Cos(angle));

            [Differentiable(Derivatives.Tangent)]
            public static Matrix<double> Layer(Matrix<double> input, Matrix<double> weights) => Matrix.Tanh(input * weights);

            [Differentiable]
            public static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);

            [Differentiable(Derivatives.Tangent)]
            public static double Calls(double x) => Power(x, 3) + x;
        }
        """).Driver);

    [Fact]
    public Task Batches() => Verifier.Verify(GeneratorTest.Run("""
        using System;
        using SymbolicBackprop;

        public static partial class Options
        {
            [Differentiable(Derivatives.Batch)]
            public static double Payoff(double spot, double strike, [NoDerivative] double rate)
            {
                if (spot <= strike)
                    return 0;
                var moneyness = Math.Log(spot / strike);
                return moneyness * Math.Exp(-rate);
            }

            [Differentiable(Derivatives.Batch)]
            public static double Polynomial(double x, [NoDerivative] double[] coefficients)
            {
                var sum = 0.0;
                for (var i = coefficients.Length - 1; i >= 0; i--)
                    sum = sum * x + coefficients[i];
                return sum;
            }

            [Differentiable(Derivatives.Batch)]
            public static float Root(float x)
            {
                var y = x;
                while (MathF.Abs(y * y - x) > 1e-6f * x)
                    y = 0.5f * (y + x / y);
                return y;
            }
        }
        """).Driver);
}
