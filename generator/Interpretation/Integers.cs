using System;
using System.Globalization;
using System.Numerics;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Interpretation;

/// <summary>
/// The integer arithmetic of C#, every kind by one rule: computed exactly, then brought into the range of the kind,
/// by dropping bits or, where it is checked, by an exception.
/// </summary>
internal static class Integers
{
    /// <summary>The result of an operator between integers of one kind; the right operand of a shift is an <c>int</c>.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    /// <exception cref="OverflowException">The result does not fit and is checked, or is the quotient of the least number and −1.</exception>
    public static object Apply(string operation, object left, object right, ScalarKind kind, bool isChecked)
    {
        if (left is int first && right is int second && Small(operation, first, second) is { } small and >= int.MinValue and <= int.MaxValue)
            return (int)small;
        var (a, b) = (Exact(left), Exact(right));
        var bits = Bits(kind);
        return operation switch
        {
            "Add" => Fit(a + b, kind, isChecked),
            "Subtract" => Fit(a - b, kind, isChecked),
            "Multiply" => Fit(a * b, kind, isChecked),
            "Divide" => Fit(BigInteger.Divide(a, b), kind, isChecked: true),
            "Remainder" => Remainder(a, b, kind),
            "And" => Fit(a & b, kind, isChecked: false),
            "Or" => Fit(a | b, kind, isChecked: false),
            "ExclusiveOr" => Fit(a ^ b, kind, isChecked: false),
            "LeftShift" => Fit(a << Count(b, bits), kind, isChecked: false),
            "RightShift" => Fit(a >> Count(b, bits), kind, isChecked: false),
            "UnsignedRightShift" => Fit((a & Mask(bits)) >> Count(b, bits), kind, isChecked: false),
            _ => throw new InterpretationException($"{operation} is no operation of integers."),
        };
    }

    public static object Negate(object operand, ScalarKind kind, bool isChecked) => Fit(-Exact(operand), kind, isChecked);

    public static object Complement(object operand, ScalarKind kind) => Fit(-Exact(operand) - 1, kind, isChecked: false);

    public static int Compare(object left, object right) => left is int first && right is int second ? first.CompareTo(second) : Exact(left).CompareTo(Exact(right));

    /// <summary>The value of a boxed integer or character.</summary>
    public static BigInteger Exact(object integer) => integer switch
    {
        char character => character,
        ulong large => large,
        _ => Convert.ToInt64(integer, CultureInfo.InvariantCulture),
    };

    /// <summary>An integer as a boxed one of a kind.</summary>
    /// <exception cref="OverflowException">It does not fit and is checked.</exception>
    public static object Fit(BigInteger exact, ScalarKind kind, bool isChecked)
    {
        var bits = Bits(kind);
        var wrapped = exact & Mask(bits);
        if (IsSigned(kind) && !(wrapped >> (bits - 1)).IsZero)
            wrapped -= BigInteger.One << bits;
        if (isChecked && wrapped != exact)
            throw new OverflowException("Arithmetic operation resulted in an overflow.");
        return kind switch
        {
            ScalarKind.SByte => (sbyte)wrapped,
            ScalarKind.Byte => (byte)wrapped,
            ScalarKind.Int16 => (short)wrapped,
            ScalarKind.UInt16 => (ushort)wrapped,
            ScalarKind.Char => (char)(ushort)wrapped,
            ScalarKind.Int32 => (int)wrapped,
            ScalarKind.UInt32 => (uint)wrapped,
            ScalarKind.Int64 => (long)wrapped,
            ScalarKind.UInt64 => (ulong)wrapped,
            _ => throw new InterpretationException($"{kind} is no integer."),
        };
    }

    /// <summary>The arithmetic that loops are made of, exactly and without big numbers; null where the rule for all kinds is needed.</summary>
    private static long? Small(string operation, long a, long b) => operation switch
    {
        "Add" => a + b,
        "Subtract" => a - b,
        "Multiply" => a * b,
        "Divide" when b > 0 => a / b,
        "Remainder" when b > 0 => a % b,
        _ => null,
    };

    // The least number has no quotient by −1; .NET refuses the remainder with it, although that would be 0.
    private static object Remainder(BigInteger a, BigInteger b, ScalarKind kind)
    {
        if (b == BigInteger.MinusOne)
            Fit(-a, kind, isChecked: true);
        return Fit(BigInteger.Remainder(a, b), kind, isChecked: false);
    }

    /// <summary>C# takes as many low bits of a shift count as tell the bits of the (promoted) operand apart.</summary>
    private static int Count(BigInteger count, int bits) => (int)(count & (bits == 64 ? 63 : 31));

    private static BigInteger Mask(int bits) => (BigInteger.One << bits) - 1;

    private static bool IsSigned(ScalarKind kind) => kind is ScalarKind.SByte or ScalarKind.Int16 or ScalarKind.Int32 or ScalarKind.Int64;

    private static int Bits(ScalarKind kind) => kind switch
    {
        ScalarKind.SByte or ScalarKind.Byte => 8,
        ScalarKind.Int16 or ScalarKind.UInt16 or ScalarKind.Char => 16,
        ScalarKind.Int32 or ScalarKind.UInt32 => 32,
        _ => 64,
    };
}
