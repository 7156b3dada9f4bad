using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using SymbolicBackprop.CompilerServices;
using SymbolicBackprop.Tests.SpecialFunctions;

namespace SymbolicBackprop.Tests.Lanes;

/// <summary>The functions of lanes: as near to those of single numbers as the documentation states, and the same bits wherever a number stands.</summary>
public partial class LaneFunctionTests
{
    private const int Samples = 20000;

    private static readonly double[] Special =
    [
        0, -0.0, 1, -1, 0.5, -0.5, 1e-300, -1e-300, 1e-310, double.Epsilon, 1e300, -1e300, 1e9, -1e9, 745.2, -745.2, 40, -40, 3,
        double.MaxValue, double.MinValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    /// <summary>Of double and of single precision, in units in the last place.</summary>
    private static readonly Dictionary<string, (double Double, double Single)> Stated = ReadStated();

    public static TheoryData<string> Names => [.. LaneFunction.All.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_is_as_exact_as_the_documentation_states(string name)
    {
        var function = LaneFunction.Named(name);
        var (x, y) = SamplesOf(function, u => u);
        var worst = Worst(function, x, y, function.Lanes<Lanes512<double>, double>(x, y), BitsPerUnit);
        Assert.True(worst.Error <= Stated[name].Double, worst.Text);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void So_it_is_in_single_precision(string name)
    {
        var function = LaneFunction.Named(name);
        var (x, y) = SamplesOf(function, u => float.CreateSaturating(name is "Erfc" or "NormalPdf" or "NormalCdf" or "Exp" or "Exp2" or "Sigmoid" or "Softplus" ? u / 10 : u));
        var worst = Worst(function, [.. x.Select(number => (double)number)], [.. y.Select(number => (double)number)],
            [.. function.Lanes<Lanes512<float>, float>(x, y).Select(number => (double)number)], value => MathF.BitIncrement((float)Math.Abs(value)) - (double)(float)Math.Abs(value));
        Assert.True(worst.Error <= Stated[name].Single, worst.Text);
    }

    [Theory]
    [InlineData("Erf")]
    [InlineData("Erfc")]
    [InlineData("NormalPdf")]
    [InlineData("NormalCdf")]
    public void Special_functions_keep_their_digits_in_the_tails(string name)
    {
        var lines = ReferenceTable.Read(name, 1);
        double[] x = [.. lines.Select(line => line.Operands[0])];
        var actual = LaneFunction.Named(name).Lanes<Lanes512<double>, double>(x, x);
        for (var i = 0; i < x.Length; i++)
        {
            var error = Math.Abs(actual[i] - lines[i].Value) - lines[i].Slack;
            Assert.True(error <= Math.Max(1e-14 * Math.Abs(lines[i].Value), double.Epsilon), $"{name}({x[i]:R}) is {lines[i].Value:R}, not {actual[i]:R}");
        }
    }

    [Fact]
    public void Functions_of_a_part_that_is_known_have_the_bits_of_those_that_compute_it()
    {
        Check<Lanes512<double>, double>(Special.Concat(SamplesOf(LaneFunction.Named("NormalCdf"), u => u).X));
        Check<Lanes256<float>, float>(Special.Select(number => (float)number));

        static void Check<TLanes, T>(IEnumerable<T> numbers)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            foreach (var number in numbers)
            {
                TLanes x = number;
                AssertSame([First(TLanes.NormalPdf(x)), First(TLanes.NormalCdf(x))], [First(TLanes.NormalPdf(x, TLanes.NormalExponential(x))), First(TLanes.NormalCdf(x, TLanes.NormalExponential(x)))]);
            }

            static T First(TLanes lanes)
            {
                var numbers = new T[TLanes.Count];
                TLanes.Store(lanes, numbers, 0);
                return numbers[0];
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_number_has_the_same_bits_in_every_width_and_place(string name)
    {
        var function = LaneFunction.Named(name);
        Check<double>(number => number);
        Check<float>(number => (float)number);

        void Check<T>(Func<double, T> convert)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            T[] x = [.. Special.Concat(Special.Reverse()).Select(convert), .. SamplesOf(function, convert).X.Take(1001)];
            T[] y = [.. Special.Concat(Special).Select(convert), .. SamplesOf(function, convert).Y.Take(1001)];
            var expected = Of512(x, y);
            AssertSame(expected, typeof(T) == typeof(double) ? Lanes<Lanes256<double>>() : Single<Lanes256<float>>());
            AssertSame(expected, typeof(T) == typeof(double) ? Lanes<Lanes128<double>>() : Single<Lanes128<float>>());
            AssertSame(expected, typeof(T) == typeof(double) ? Lanes<LanePair512<double>>() : Single<LanePair512<float>>());
            AssertSame(expected, typeof(T) == typeof(double) ? Lanes<LanePair256<double>>() : Single<LanePair256<float>>());
            AssertSame(expected, typeof(T) == typeof(double) ? Lanes<LanePair128<double>>() : Single<LanePair128<float>>());
            for (var i = 0; i < x.Length; i++)
                Assert.Equal(Bits(expected[i]), Bits(Of512([x[i]], [y[i]])[0]));
            for (var length = 0; length <= 37; length++)
                AssertSame(expected[..length], Of512(x[..length], y[..length]));

            T[] Of512(T[] a, T[] b) => typeof(T) == typeof(double)
                ? (T[])(object)function.Lanes<Lanes512<double>, double>((double[])(object)a, (double[])(object)b)
                : (T[])(object)function.Lanes<Lanes512<float>, float>((float[])(object)a, (float[])(object)b);
            T[] Lanes<TLanes>()
                where TLanes : unmanaged, ILanes<TLanes, double> => (T[])(object)function.Lanes<TLanes, double>((double[])(object)x, (double[])(object)y);
            T[] Single<TLanes>()
                where TLanes : unmanaged, ILanes<TLanes, float> => (T[])(object)function.Lanes<TLanes, float>((float[])(object)x, (float[])(object)y);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Special_points_are_those_of_single_numbers(string name)
    {
        var function = LaneFunction.Named(name);
        foreach (var other in function.Arity == 1 ? [0] : Special)
        {
            double[] second = [.. Special.Select(_ => other)];
            var actual = function.Lanes<Lanes512<double>, double>(Special, second);
            for (var i = 0; i < Special.Length; i++)
            {
                var expected = function.Scalar(Special[i], other);
                var isSame = double.IsNaN(expected) ? double.IsNaN(actual[i])
                    : double.IsFinite(expected) && expected != 0 ? Math.Abs(actual[i] - expected) <= Stated[name].Double * BitsPerUnit(expected)
                    : expected == 0 && Math.Abs(actual[i]) <= double.Epsilon ? name != "Sin" || double.IsNegative(actual[i]) == double.IsNegative(expected)
                    : expected.Equals(actual[i]);
                Assert.True(isSame, $"{name}({Special[i]:R}, {other:R}) is {expected:R}, not {actual[i]:R}");
            }
        }
    }

    private static (T[] X, T[] Y) SamplesOf<T>(LaneFunction function, Func<double, T> convert)
    {
        var random = new Random(7);
        var x = new T[Samples];
        var y = new T[Samples];
        for (var i = 0; i < Samples; i++)
        {
            x[i] = convert(function.Arguments(random.NextDouble()));
            y[i] = convert(function.OtherArguments(random.NextDouble()));
        }

        return (x, y);
    }

    private static (double Error, string Text) Worst(LaneFunction function, double[] x, double[] y, double[] actual, Func<double, double> unit)
    {
        var worst = (Error: 0.0, Text: "");
        for (var i = 0; i < x.Length; i++)
        {
            var expected = function.Scalar(x[i], y[i]);
            var error = Math.Abs(actual[i] - expected) / unit(expected);
            if (!(error <= worst.Error))
                worst = (error, string.Create(CultureInfo.InvariantCulture, $"{function.Name}({x[i]:R}, {y[i]:R}) is {expected:R}, not {actual[i]:R}: {error:G3} units"));
        }

        return worst;
    }

    private static double BitsPerUnit(double value) => Math.BitIncrement(Math.Abs(value)) - Math.Abs(value);

    private static void AssertSame<T>(T[] expected, T[] actual)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Assert.Equal(expected.Select(Bits), actual.Select(Bits));

    /// <summary>One NaN is as good as another.</summary>
    private static long Bits<T>(T number)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.IsNaN(number) ? -1 : BitConverter.DoubleToInt64Bits(double.CreateChecked(number));

    private static Dictionary<string, (double Double, double Single)> ReadStated()
    {
        using var reader = new StreamReader(typeof(LaneFunctionTests).Assembly.GetManifestResourceStream("batch.md")!);
        return StatedError().Matches(reader.ReadToEnd()).ToDictionary(match => match.Groups["name"].Value, match => (Number(match, "double"), Number(match, "single")));
    }

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| (?<double>[\d.]+) \| (?<single>[\d.]+) \|", RegexOptions.Multiline)]
    private static partial Regex StatedError();
}
