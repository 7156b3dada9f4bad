using System;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Interpretation;

/// <summary>The operators of C# on boxed scalars of one kind.</summary>
internal static class Scalars
{
    /// <summary>The kind of a boxed scalar; null where it is none.</summary>
    public static ScalarKind? KindOf(object? value) => value switch
    {
        bool => ScalarKind.Boolean,
        sbyte => ScalarKind.SByte,
        byte => ScalarKind.Byte,
        short => ScalarKind.Int16,
        ushort => ScalarKind.UInt16,
        char => ScalarKind.Char,
        int => ScalarKind.Int32,
        uint => ScalarKind.UInt32,
        long => ScalarKind.Int64,
        ulong => ScalarKind.UInt64,
        float => ScalarKind.Single,
        double => ScalarKind.Double,
        _ => null,
    };

    /// <summary>The .NET type of a kind.</summary>
    public static Type TypeOf(ScalarKind kind) => kind switch
    {
        ScalarKind.Boolean => typeof(bool),
        ScalarKind.SByte => typeof(sbyte),
        ScalarKind.Byte => typeof(byte),
        ScalarKind.Int16 => typeof(short),
        ScalarKind.UInt16 => typeof(ushort),
        ScalarKind.Char => typeof(char),
        ScalarKind.Int32 => typeof(int),
        ScalarKind.UInt32 => typeof(uint),
        ScalarKind.Int64 => typeof(long),
        ScalarKind.UInt64 => typeof(ulong),
        ScalarKind.Single => typeof(float),
        _ => typeof(double),
    };

    /// <summary>The result of an operator with two operands.</summary>
    /// <exception cref="DivideByZeroException">An integer is divided by 0.</exception>
    /// <exception cref="OverflowException">Checked integer arithmetic leaves the range.</exception>
    public static object Binary(string operation, object left, object right, bool isChecked) => (left, right) switch
    {
        (double a, double b) => OfDoubles(operation, a, b),
        (float a, float b) => OfSingles(operation, a, b),
        (bool a, bool b) => OfBooleans(operation, a, b),
        _ when KindOf(left) is { } kind and not (ScalarKind.Single or ScalarKind.Double or ScalarKind.Boolean) =>
            Integers.Apply(operation, left, right, kind, isChecked),
        _ when VectorOperators.IsVector(left) || VectorOperators.IsVector(right) => VectorOperators.Apply(operation, left, right),
        _ => throw new InterpretationException($"{operation} is applied to {left.GetType()} and {right.GetType()}."),
    };

    public static object Negate(object operand, bool isChecked) => operand switch
    {
        double real => -real,
        float single => -single,
        _ when KindOf(operand) is { } kind and not ScalarKind.Boolean => Integers.Negate(operand, kind, isChecked),
        _ when VectorOperators.IsVector(operand) => VectorOperators.Apply("Negate", operand),
        _ => throw new InterpretationException($"Negate is applied to {operand.GetType()}."),
    };

    /// <summary>A comparison; of anything but numbers only whether they are equal.</summary>
    public static bool Compare(string operation, object? left, object? right) => (left, right) switch
    {
        (double a, double b) => OfNumbers(operation, a, b),
        (float a, float b) => OfNumbers(operation, a, b),
        (not null, not null) when VectorOperators.IsVector(left) => (bool)VectorOperators.Apply(operation, left, right),
        _ when operation == "Equal" => Equals(left, right),
        _ when operation == "NotEqual" => !Equals(left, right),
        (not null, not null) => OfNumbers(operation, Integers.Compare(left, right), 0),
        _ => throw new InterpretationException($"{operation} is applied to null."),
    };

    private static double OfDoubles(string operation, double a, double b) => operation switch
    {
        "Add" => a + b,
        "Subtract" => a - b,
        "Multiply" => a * b,
        "Divide" => a / b,
        "Remainder" => a % b,
        _ => throw new InterpretationException($"{operation} is no operation of real numbers."),
    };

    private static float OfSingles(string operation, float a, float b) => operation switch
    {
        "Add" => a + b,
        "Subtract" => a - b,
        "Multiply" => a * b,
        "Divide" => a / b,
        "Remainder" => a % b,
        _ => throw new InterpretationException($"{operation} is no operation of real numbers."),
    };

    private static bool OfBooleans(string operation, bool a, bool b) => operation switch
    {
        "And" => a & b,
        "Or" => a | b,
        "ExclusiveOr" => a ^ b,
        _ => throw new InterpretationException($"{operation} is no operation of truth values."),
    };

    private static bool OfNumbers(string operation, double a, double b) => operation switch
    {
        "Equal" => a == b,
        "NotEqual" => a != b,
        "Less" => a < b,
        "LessOrEqual" => a <= b,
        "Greater" => a > b,
        "GreaterOrEqual" => a >= b,
        _ => throw new InterpretationException($"{operation} is no comparison."),
    };
}
