using System;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Interpretation;

/// <summary>The numeric conversions of C#, carried out by C#.</summary>
internal static class Conversions
{
    /// <summary>A boxed number as one of another kind.</summary>
    /// <exception cref="OverflowException">It does not fit and is checked.</exception>
    public static object Convert(object number, ScalarKind target, bool isChecked) => (number, target) switch
    {
        (float single, ScalarKind.Single) => single,
        (float single, ScalarKind.Double) => (double)single,
        (double real, ScalarKind.Single) => (float)real,
        (double real, ScalarKind.Double) => real,
        (float single, _) => FromReal(single, target, isChecked),
        (double real, _) => FromReal(real, target, isChecked),

        // From 64 bits there is one rounding only if the conversion starts there.
        (ulong large, ScalarKind.Single) => (float)large,
        (ulong large, ScalarKind.Double) => (double)large,
        (_, ScalarKind.Single) => (float)(long)Integers.Exact(number),
        (_, ScalarKind.Double) => (double)(long)Integers.Exact(number),
        _ => Integers.Fit(Integers.Exact(number), target, isChecked),
    };

    private static object FromReal(double real, ScalarKind target, bool isChecked) => target switch
    {
        ScalarKind.SByte => isChecked ? checked((sbyte)real) : unchecked((sbyte)real),
        ScalarKind.Byte => isChecked ? checked((byte)real) : unchecked((byte)real),
        ScalarKind.Int16 => isChecked ? checked((short)real) : unchecked((short)real),
        ScalarKind.UInt16 => isChecked ? checked((ushort)real) : unchecked((ushort)real),
        ScalarKind.Char => isChecked ? checked((char)real) : unchecked((char)real),
        ScalarKind.Int32 => isChecked ? checked((int)real) : unchecked((int)real),
        ScalarKind.UInt32 => isChecked ? checked((uint)real) : unchecked((uint)real),
        ScalarKind.Int64 => isChecked ? checked((long)real) : unchecked((long)real),
        ScalarKind.UInt64 => isChecked ? checked((ulong)real) : unchecked((ulong)real),
        _ => throw new InterpretationException($"A number cannot be converted to {target}."),
    };
}
