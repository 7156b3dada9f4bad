using System.Numerics;
using SymbolicBackprop.Generator.Interpretation;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;
using SymbolicBackprop.Generator.Tests.Operations;
using static SymbolicBackprop.Generator.Tests.Ir.Sketch;

namespace SymbolicBackprop.Generator.Tests.Interpretation;

/// <summary>Scalars against C# itself: the expected values are computed by the compiler of these tests.</summary>
public class ScalarTests
{
    private static readonly int[] Ints = [0, 1, -1, 2, 7, -7, 31, 33, int.MaxValue, int.MinValue];
    private static readonly ulong[] ULongs = [0, 1, 7, 63, 65, ulong.MaxValue, 1UL << 63];
    private static readonly double[] Doubles =
        [0, -0.0, 0.1, -1.5, 127.9, 128, -128.9, 255.5, 256, 65535.5, -1, 2147483647.5, 2147483648, 4294967296, -9.3e18, 1.8e19, 1e300, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    [Fact]
    public void Integers_of_32_bits_compute_as_in_CSharp() => ForAllPairs(Ints, (a, b) =>
    {
        AssertSame("Add", a, b, () => unchecked(a + b), () => checked(a + b));
        AssertSame("Subtract", a, b, () => unchecked(a - b), () => checked(a - b));
        AssertSame("Multiply", a, b, () => unchecked(a * b), () => checked(a * b));
        AssertSame("Divide", a, b, () => unchecked(a / b), () => checked(a / b));
        AssertSame("Remainder", a, b, () => unchecked(a % b), () => checked(a % b));
        AssertSame("And", a, b, () => a & b);
        AssertSame("Or", a, b, () => a | b);
        AssertSame("ExclusiveOr", a, b, () => a ^ b);
        AssertSame("LeftShift", a, b, () => a << b);
        AssertSame("RightShift", a, b, () => a >> b);
        AssertSame("UnsignedRightShift", a, b, () => a >>> b);
        AssertSame("Less", a, b, () => a < b);
        AssertSame("GreaterOrEqual", a, b, () => a >= b);
        AssertSame("Equal", a, b, () => a == b);
    });

    [Fact]
    public void Integers_of_64_bits_without_sign_compute_as_in_CSharp() => ForAllPairs(ULongs, (a, b) =>
    {
        AssertSame("Add", a, b, () => unchecked(a + b), () => checked(a + b));
        AssertSame("Subtract", a, b, () => unchecked(a - b), () => checked(a - b));
        AssertSame("Multiply", a, b, () => unchecked(a * b), () => checked(a * b));
        AssertSame("Divide", a, b, () => a / b);
        AssertSame("Remainder", a, b, () => a % b);
        AssertSame("RightShift", a, unchecked((int)b), () => a >> unchecked((int)b));
        AssertSame("LeftShift", a, unchecked((int)b), () => a << unchecked((int)b));
        AssertSame("Greater", a, b, () => a > b);
    });

    [Fact]
    public void Every_kind_of_integer_wraps_or_overflows_as_the_library_says()
    {
        AssertWrapsOrOverflows<sbyte>();
        AssertWrapsOrOverflows<byte>();
        AssertWrapsOrOverflows<short>();
        AssertWrapsOrOverflows<ushort>();
        AssertWrapsOrOverflows<char>();
        AssertWrapsOrOverflows<uint>();
        AssertWrapsOrOverflows<long>();
    }

    private static void AssertWrapsOrOverflows<T>()
        where T : IBinaryInteger<T>, IMinMaxValue<T> => ForAllPairs([T.MinValue, T.Zero, T.One, T.MaxValue - T.One, T.MaxValue], (a, b) =>
        {
            AssertSame("Add", a, b, () => unchecked(a + b), () => checked(a + b));
            AssertSame("Subtract", a, b, () => unchecked(a - b), () => checked(a - b));
            AssertSame("Multiply", a, b, () => unchecked(a * b), () => checked(a * b));
            AssertSame(new Primitive("Negate"), () => unchecked(-a), a);
            AssertSame(new CheckedArithmetic("Negate"), () => checked(-a), a);
        });

    [Fact]
    public void Signs_and_complements_are_those_of_CSharp()
    {
        foreach (var a in Ints)
        {
            AssertSame(new Primitive("Negate"), () => unchecked(-a), a);
            AssertSame(new CheckedArithmetic("Negate"), () => checked(-a), a);
            AssertSame(new Primitive("Complement"), () => ~a, a);
        }

        AssertSame(new Primitive("Not"), () => false, true);
        AssertSame(new Primitive("Negate"), () => -0.0, 0.0);
        AssertSame(new Primitive("Negate"), () => -1.5f, 1.5f);
    }

    [Fact]
    public void Conversions_of_real_numbers_are_those_of_CSharp()
    {
        foreach (var x in Doubles)
        {
            AssertConverts(x, unchecked((sbyte)x), () => checked((sbyte)x));
            AssertConverts(x, unchecked((byte)x), () => checked((byte)x));
            AssertConverts(x, unchecked((short)x), () => checked((short)x));
            AssertConverts(x, unchecked((ushort)x), () => checked((ushort)x));
            AssertConverts(x, unchecked((char)x), () => checked((char)x));
            AssertConverts(x, unchecked((int)x), () => checked((int)x));
            AssertConverts(x, unchecked((uint)x), () => checked((uint)x));
            AssertConverts(x, unchecked((long)x), () => checked((long)x));
            AssertConverts(x, unchecked((ulong)x), () => checked((ulong)x));
            AssertConverts(x, (float)x, () => (float)x);
            AssertConverts((float)x, unchecked((int)(float)x), () => checked((int)(float)x));
            AssertConverts((float)x, (double)(float)x, () => (double)(float)x);
        }
    }

    [Fact]
    public void Conversions_of_integers_are_those_of_CSharp()
    {
        foreach (var n in new[] { 0, 1, -1, long.MaxValue, long.MinValue, 16777217, 9007199791611905, 300, 40000 })
        {
            AssertConverts(n, unchecked((sbyte)n), () => checked((sbyte)n));
            AssertConverts(n, unchecked((ushort)n), () => checked((ushort)n));
            AssertConverts(n, unchecked((char)n), () => checked((char)n));
            AssertConverts(n, unchecked((int)n), () => checked((int)n));
            AssertConverts(n, unchecked((ulong)n), () => checked((ulong)n));
            AssertConverts(n, (float)n, () => (float)n);
            AssertConverts(n, (double)n, () => (double)n);
            var unsigned = unchecked((ulong)n);
            AssertConverts(unsigned, (float)unsigned, () => (float)unsigned);
            AssertConverts(unsigned, (double)unsigned, () => (double)unsigned);
        }

        AssertConverts('x', (int)'x', () => (int)'x');
        AssertConverts((byte)200, 200.0, () => 200.0);
    }

    [Fact]
    public void Real_numbers_compute_in_their_own_precision()
    {
        ForAllPairs([0.1, -0.0, 3, 1e300, double.NaN, double.PositiveInfinity], (a, b) =>
        {
            AssertSame("Add", a, b, () => a + b);
            AssertSame("Subtract", a, b, () => a - b);
            AssertSame("Multiply", a, b, () => a * b);
            AssertSame("Divide", a, b, () => a / b);
            AssertSame("Remainder", a, b, () => a % b);
            AssertSame("Less", a, b, () => a < b);
            AssertSame("NotEqual", a, b, () => a != b);
            float s = (float)a, t = (float)b;
            AssertSame("Add", s, t, () => s + t);
            AssertSame("Multiply", s, t, () => s * t);
            AssertSame("Divide", s, t, () => s / t);
            AssertSame("Remainder", s, t, () => s % t);
        });
        AssertSame("Add", 16777216f, 1f, () => 16777216f);
    }

    [Fact]
    public void Functions_have_the_bits_of_the_methods_that_they_are()
    {
        foreach (var x in new[] { 0.1, 0.7, 0.999 })
        {
            var s = (float)x;
            AssertSame(new Primitive("Sin"), () => Math.Sin(x), x);
            AssertSame(new Primitive("Sin"), () => MathF.Sin(s), s);
            AssertSame(new Primitive("SinOfSinCos"), () => Math.SinCos(x).Sin, x);
            AssertSame(new Primitive("CosOfSinCos"), () => MathF.SinCos(s).Cos, s);
            AssertSame(new Primitive("CosPiOfSinCosPi"), () => double.SinCosPi(x).CosPi, x);
            AssertSame(new Primitive("Exp10M1"), () => float.Exp10M1(s), s);
            AssertSame(new Primitive("Hypot"), () => double.Hypot(x, 2.5), x, 2.5);
            AssertSame(new Primitive("Pow"), () => MathF.Pow(s, 2.5f), s, 2.5f);
            AssertSame(new Primitive("LogBase"), () => Math.Log(x, 3), x, 3.0);
            AssertSame(new Primitive("Ieee754Remainder"), () => Math.IEEERemainder(x, 0.3), x, 0.3);
            AssertSame(new Primitive("Ieee754Remainder"), () => MathF.IEEERemainder(s, 0.3f), s, 0.3f);
            AssertSame(new Primitive("FusedMultiplyAdd"), () => Math.FusedMultiplyAdd(x, x, 1), x, x, 1.0);
            AssertSame(new Primitive("RoundToDigitsByMode"), () => Math.Round(x, 1, MidpointRounding.ToZero), x, 1, MidpointRounding.ToZero);
            AssertSame(new Primitive("Clamp"), () => Math.Clamp(s, 0.2f, 0.8f), s, 0.2f, 0.8f);
            AssertSame(new Primitive("Sigmoid"), () => global::SymbolicBackprop.Functions.Sigmoid(s), s);
            AssertSame(new Primitive("ILogB"), () => Math.ILogB(x), x);
        }

        AssertSame(new Primitive("Max"), () => Math.Max(3, -7), 3, -7);
        AssertSame(new Primitive("Abs"), () => Math.Abs(-7L), -7L);
        AssertSame(new Primitive("Sign"), () => Math.Sign(double.NaN), double.NaN);
        AssertSame(new Primitive("Norm"), () => global::SymbolicBackprop.Functions.Norm([3.5, 4]), new[] { 3.5, 4 });
    }

    [Theory]
    [InlineData("1_000", 1000.0, "int", 1000)]
    [InlineData("0xFFFF_FFFF_FFFF_FFFFUL", 1.8446744073709552e19, "ulong", ulong.MaxValue)]
    [InlineData("-9223372036854775807", -9.223372036854775807e18, "long", -9223372036854775807)]
    [InlineData("0.1f", 0.1, "float", 0.1f)]
    [InlineData("1e-3", 1e-3, "double", 1e-3)]
    [InlineData("true", null, "bool", true)]
    [InlineData("'\\n'", null, "char", '\n')]
    [InlineData("\"text\"", null, "string", "text")]
    [InlineData("null", null, "string", null)]
    [InlineData("global::System.MidpointRounding.ToZero", null, "MidpointRounding", MidpointRounding.ToZero)]
    public void Literals_have_the_value_that_is_written(string text, double? number, string type, object? expected)
    {
        var kind = Enum.GetValues<ScalarKind>().Where(kind => new ScalarType(kind).ToString() == type).Cast<ScalarKind?>().FirstOrDefault();
        IrType irType = kind is { } scalar ? new ScalarType(scalar) : new OpaqueType(type, IsReferenceType: true);
        var function = Of("F", [irType], s => Go(s.Return, s.Do(new Literal(text, number), irType)));
        Assert.Equal(expected, RowFunctions.Evaluate(function));
    }

    [Fact]
    public void Members_of_objects_dictionaries_and_tuples_are_read()
    {
        var aggregate = new AggregateType("global::Library.Line", IsReferenceType: true, [new("Slope", IrType.Double, IsConstant: false, MemberAccess.Variable)]);
        var function = Of("F", [IrType.Double, IrType.Int32, IrType.Double], s =>
        {
            var (line, text) = (s.Parameter(aggregate), s.Parameter(new OpaqueType("string", IsReferenceType: true)));
            var slope = s.Do(new ReadMember("Slope"), IrType.Double, line);
            var length = s.Do(new ReadProperty("Length"), IrType.Int32, text);
            var pair = s.Do(new Primitive("MakeTuple"), new TupleType([new("a", IrType.Int32), new("b", IrType.Double)]), length, slope);
            return Go(s.Return, s.Do(new ReadElement(1), IrType.Double, pair), s.Do(new ReadElement(0), IrType.Int32, pair), s.Do(new ReadStatic("global::System.Math.PI"), IrType.Double));
        });
        Assert.Empty(IrVerifier.Verify(function));
        Assert.Equal([2.5, 3, Math.PI], RowFunctions.Interpreter.Evaluate(function, new Dictionary<string, object?> { ["Slope"] = 2.5 }, "abc"));
        Assert.Equal([1.5, 0, Math.PI], RowFunctions.Interpreter.Evaluate(function, new Line(1.5), ""));
    }

    [Fact]
    public void A_type_parameter_is_the_kind_of_number_that_the_interpreter_is_told()
    {
        var type = new TypeParameterType("T");
        var function = Of("F", [type], s => Go(s.Return, s.Do("Add", s.Parameter(type), s.Do(new Literal("0.1", 0.1), type))));
        Assert.Equal([1.1], RowFunctions.Interpreter.Evaluate(function, 1.0));
        Assert.Equal([1.1f], new Interpreter(RowFunctions.Interpreter.Host) { TypeArgument = ScalarKind.Single }.Evaluate(function, 1f));
    }

    [Fact]
    public void Extents_that_must_be_equal_are_compared()
    {
        var function = Of("F", [], s =>
        {
            s.Several(new RequireEqual("rows of a and b"), [], s.Parameter(IrType.Int32), s.Parameter(IrType.Int32));
            return Go(s.Return);
        });
        Assert.Empty(RowFunctions.Interpreter.Evaluate(function, 3, 3));
        Assert.Equal("rows of a and b must be equal, but are 3 and 4.", Assert.Throws<ArgumentException>(() => RowFunctions.Interpreter.Evaluate(function, 3, 4)).Message);
    }

    internal sealed record Line(double Slope);

    private static void ForAllPairs<T>(T[] values, Action<T, T> check)
    {
        foreach (var a in values)
        {
            foreach (var b in values)
                check(a, b);
        }
    }

    private static void AssertSame<TResult>(string operation, object left, object right, Func<TResult> expected, Func<TResult>? expectedChecked = null)
    {
        AssertSame(new Primitive(operation), expected, left, right);
        if (expectedChecked is not null)
            AssertSame(new CheckedArithmetic(operation), expectedChecked, left, right);
    }

    private static void AssertConverts<TTarget>(object number, TTarget expected, Func<TTarget> expectedChecked)
    {
        AssertSame(new Conversion(IsChecked: false), () => expected, number);
        AssertSame(new Conversion(IsChecked: true), expectedChecked, number);
    }

    /// <summary>The same value, bit for bit, or the same kind of exception.</summary>
    private static void AssertSame<TResult>(Operation operation, Func<TResult> expected, params object[] operands)
    {
        IrType result = Scalars.KindOf(default(TResult)) is { } kind ? new ScalarType(kind) : throw new ArgumentException("A scalar is expected.", nameof(expected));
        var function = Of("F", [result], s => Go(s.Return, s.Do(operation, result, [.. operands.Select(operand => s.Parameter(TypeOf(operand)))])));
        var text = $"{operation}({string.Join(", ", operands)})";
        object value;
        try
        {
            value = expected()!;
        }
        catch (ArithmeticException exception)
        {
            Assert.True(exception.GetType() == Record.Exception(() => RowFunctions.Interpreter.Evaluate(function, operands))?.GetType(), $"{text} throws {exception.GetType()}");
            return;
        }

        var actual = RowFunctions.Evaluate(function, operands);
        Assert.True(value.Equals(actual) && Bits(value) == Bits(actual!), $"{text} is {value}, not {actual}");
    }

    private static IrType TypeOf(object operand) => operand switch
    {
        double[] => new ArrayType(IrType.Double),
        _ when Scalars.KindOf(operand) is { } kind => new ScalarType(kind),
        _ => new OpaqueType(operand.GetType().Name, IsReferenceType: false),
    };

    private static long Bits(object number) => number switch
    {
        double real when !double.IsNaN(real) => BitConverter.DoubleToInt64Bits(real),
        float real when !float.IsNaN(real) => BitConverter.SingleToInt32Bits(real),
        _ => 0,
    };
}
