using System.Numerics;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Tests.LinearAlgebra;

[Collection(KernelSettings.Name)]
public class ElementwiseFunctionTests
{
    private static readonly (string Name, Func<double, double> Exact, double Low, double High)[] _functions =
    [
        ("Exp", Math.Exp, -80, 80), ("Exp2", x => Math.Pow(2, x), -100, 100), ("Log", Math.Log, 0, 10), ("Log2", Math.Log2, 0, 10),
        ("Log10", Math.Log10, 0, 10), ("LogP1", LogP1, -0.99, 3), ("ExpM1", ExpM1, -3, 3), ("Sqrt", Math.Sqrt, 0, 100),
        ("Cbrt", Math.Cbrt, -100, 100), ("Sin", Math.Sin, -100, 100), ("Cos", Math.Cos, -100, 100), ("Tan", Math.Tan, -1.5, 1.5),
        ("Asin", Math.Asin, -1, 1), ("Acos", Math.Acos, -1, 1), ("Atan", Math.Atan, -10, 10), ("Sinh", Math.Sinh, -20, 20),
        ("Cosh", Math.Cosh, -20, 20), ("Tanh", Math.Tanh, -10, 10), ("Asinh", Math.Asinh, -10, 10), ("Acosh", Math.Acosh, 1, 10),
        ("Atanh", Math.Atanh, -0.99, 0.99), ("Abs", Math.Abs, -10, 10), ("Sign", x => Math.Sign(x), -1, 1),
        ("Sigmoid", x => 1 / (1 + Math.Exp(-x)), -40, 40), ("Softplus", x => Math.Max(x, 0) + LogP1(Math.Exp(-Math.Abs(x))), -40, 40),
        ("Relu", x => Math.Max(x, 0), -1, 1), ("Square", x => x * x, -10, 10), ("Negate", x => -x, -10, 10),
    ];

    public static TheoryData<string> Names() => [.. _functions.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_is_within_four_units_in_the_last_place(string name)
    {
        var (_, exact, low, high) = _functions.Single(function => function.Name == name);
        // The formula in double stands for the exact value: for float it is, for double its own error is a part of the difference.
        Assert.InRange(WorstError<float>(name, exact, low, high), 0, 4);
        Assert.InRange(WorstError<double>(name, exact, low, high), 0, 4);
        Assert.InRange(WorstError<float>(name, exact, Math.Max(low, -1e-3), Math.Max(low, 0) + 1e-3), 0, 4);
        Assert.InRange(WorstError<double>(name, exact, Math.Max(low, -1e-3), Math.Max(low, 0) + 1e-3), 0, 4);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_slice_has_the_bits_of_the_whole(string name)
    {
        CheckSlices<float>(name);
        CheckSlices<double>(name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Two_threads_have_the_bits_of_one_and_in_place_those_of_apart(string name)
    {
        var x = Matrices.Random<float>(71, 199, 5, 0.1, 0.9);
        Matrix<float>? expected = null;
        KernelSettings.With(null, 1, () => expected = Apply(name, x));
        KernelSettings.With(null, 2, () => Matrices.AssertSameBits<float>(expected!.AsSpan(), Apply(name, x).AsSpan(), name));
        ApplyInto(name, x, x);
        Matrices.AssertSameBits<float>(expected!.AsSpan(), x.AsSpan(), name);
    }

    [Theory]
    [InlineData("Exp", 0, 1)]
    [InlineData("Exp", double.NegativeInfinity, 0)]
    [InlineData("Exp", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Exp", 1000, double.PositiveInfinity)]
    [InlineData("Exp", -1000, 0)]
    [InlineData("ExpM1", -1000, -1)]
    [InlineData("ExpM1", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("ExpM1", 1e-30, 1e-30)]
    [InlineData("ExpM1", -0.0, -0.0)]
    [InlineData("Log", 0, double.NegativeInfinity)]
    [InlineData("Log", -1, double.NaN)]
    [InlineData("Log", 1, 0)]
    [InlineData("Log", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("LogP1", -1, double.NegativeInfinity)]
    [InlineData("LogP1", -2, double.NaN)]
    [InlineData("LogP1", 1e-30, 1e-30)]
    [InlineData("LogP1", -0.0, -0.0)]
    [InlineData("LogP1", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Sqrt", -1, double.NaN)]
    [InlineData("Sqrt", -0.0, -0.0)]
    [InlineData("Cbrt", -8, -2)]
    [InlineData("Sin", -0.0, -0.0)]
    [InlineData("Sin", double.PositiveInfinity, double.NaN)]
    [InlineData("Cos", 0, 1)]
    [InlineData("Tanh", 1000, 1)]
    [InlineData("Tanh", -1000, -1)]
    [InlineData("Tanh", -0.0, -0.0)]
    [InlineData("Tanh", double.NegativeInfinity, -1)]
    [InlineData("Sinh", -0.0, -0.0)]
    [InlineData("Sinh", double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData("Cosh", double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData("Atanh", 1, double.PositiveInfinity)]
    [InlineData("Acosh", 0, double.NaN)]
    [InlineData("Sigmoid", 0, 0.5)]
    [InlineData("Sigmoid", 1000, 1)]
    [InlineData("Sigmoid", -1000, 0)]
    [InlineData("Sigmoid", double.NegativeInfinity, 0)]
    [InlineData("Sigmoid", double.PositiveInfinity, 1)]
    [InlineData("Softplus", 1000, 1000)]
    [InlineData("Softplus", -1000, 0)]
    [InlineData("Softplus", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Softplus", double.NegativeInfinity, 0)]
    [InlineData("Relu", -0.0, 0)]
    [InlineData("Relu", -1, 0)]
    [InlineData("Sign", -0.0, -0.0)]
    [InlineData("Sign", -3, -1)]
    [InlineData("Abs", double.NegativeInfinity, double.PositiveInfinity)]
    public void Special_values_are_exact(string name, double x, double y)
    {
        Matrices.AssertSameBits<double>([y], Apply(name, Matrix.Filled(1, 1, x)).AsSpan(), name);
        Matrices.AssertSameBits<float>([(float)y], Apply(name, Matrix.Filled(1, 1, (float)x)).AsSpan(), name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NaN_stays_NaN(string name)
    {
        Assert.True(double.IsNaN(Apply(name, Matrix.Filled(1, 1, double.NaN))[0, 0]));
        Assert.True(float.IsNaN(Apply(name, Matrix.Filled(5, 5, float.NaN))[2, 2]));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 3)]
    [InlineData(2, 9)]
    [InlineData(-1, 1.0 / 3)]
    [InlineData(3, 27)]
    [InlineData(0.5, 1.7320508075688772)]
    public void Pow_raises_to_the_power(double p, double expected) =>
        Assert.Equal(expected, Matrix.Pow(Matrix.Filled(2, 2, 3.0), p)[1, 1], 1e-15);

    [Fact]
    public void Max_min_and_clamp_limit_and_keep_NaN()
    {
        var m = new Matrix<double>(1, 4, [-2, 0.5, 3, double.NaN]);
        Assert.Equal([1, 1, 3, double.NaN], Matrix.Max(m, 1).AsSpan().ToArray());
        Assert.Equal([-2, 0.5, 1, double.NaN], Matrix.Min(m, 1).AsSpan().ToArray());
        Assert.Equal([-1, 0.5, 1, double.NaN], Matrix.Clamp(m, -1, 1).AsSpan().ToArray());
    }

    [Fact]
    public void Where_chooses_strictly_at_every_length()
    {
        for (var n = 0; n < 70; n++)
        {
            var x = Matrices.Random<float>(1, n, n);
            var m = Matrices.Random<float>(1, n, n + 1);
            if (n > 2) (x[0, 0], x[0, 1]) = (0.25f, float.NaN);
            var greater = x.AsSpan().ToArray().Zip(m.AsSpan().ToArray(), (a, b) => a > 0.25f ? b : 0);
            var less = x.AsSpan().ToArray().Zip(m.AsSpan().ToArray(), (a, b) => a < 0.25f ? b : 0);
            var unequal = x.AsSpan().ToArray().Zip(m.AsSpan().ToArray(), (a, b) => a == 0.25f ? 0 : b);
            Assert.Equal(greater, Matrix.WhereGreater(x, 0.25f, m).AsSpan().ToArray());
            Assert.Equal(less, Matrix.WhereLess(x, 0.25f, m).AsSpan().ToArray());
            Assert.Equal(unequal, Matrix.WhereNotEqual(x, 0.25f, m).AsSpan().ToArray());
        }
    }

    private static void CheckSlices<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Ordinary values with some large, small and special ones between them, which must not change their neighbours.
        var x = Matrices.Random<T>(1, 150, 3, -2, 2);
        foreach (var (index, value) in ((int, double)[])[(5, 1e6), (40, -1e30), (77, double.NaN), (90, 1e-40), (120, double.PositiveInfinity)])
            x[0, index] = T.CreateTruncating(value);
        var whole = Apply(name, x);
        for (var start = 0; start < 150; start += start < 20 ? 1 : 13)
        {
            for (var length = 0; start + length <= 150; length += length < 70 ? 1 : 11)
            {
                var slice = Apply(name, new Matrix<T>(1, length, x.AsSpan().Slice(start, length)));
                Matrices.AssertSameBits<T>(whole.AsSpan().Slice(start, length), slice.AsSpan(), $"{name} at {start}, {length} long");
            }
        }
    }

    private static double WorstError<T>(string name, Func<double, double> exact, double low, double high)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var x = Matrices.Random<T>(1, 5000, 7, low, high);
        var y = Apply(name, x);
        var worst = 0.0;
        for (var i = 0; i < x.Count; i++)
        {
            var expected = exact(double.CreateTruncating(x[0, i]));
            var rounded = T.CreateTruncating(expected);
            var unit = double.CreateTruncating(T.BitIncrement(T.Abs(rounded)) - T.Abs(rounded));
            worst = Math.Max(worst, Math.Abs(double.CreateTruncating(y[0, i]) - expected) / unit);
        }

        return worst;
    }

    private static Matrix<T> Apply<T>(string name, Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var result = new Matrix<T>(m.RowCount, m.ColumnCount);
        ApplyInto(name, m, result);
        return result;
    }

    // The tests may use reflection, the runtime may not.
    private static void ApplyInto<T>(string name, Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(Matrix).GetMethod(name + "Into")!.MakeGenericMethod(typeof(T)).Invoke(null, [m, destination]);

    // Series near zero, where the formulas themselves cancel.
    private static double LogP1(double x) =>
        Math.Abs(x) < 1e-2 ? x * (1 - x * (1.0 / 2 - x * (1.0 / 3 - x * (1.0 / 4 - x * (1.0 / 5 - x * (1.0 / 6 - x * (1.0 / 7 - x / 8))))))) : LogOfSum(x);

    // ln(1 + x) with the rounding of the sum put right to first order.
    private static double LogOfSum(double x)
    {
        var sum = 1 + x;
        var lost = x - (sum - 1);
        return Math.Log(sum) + lost / sum;
    }

    private static double ExpM1(double x) => 2 * Math.Exp(x / 2) * Math.Sinh(x / 2);
}
