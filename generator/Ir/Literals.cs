using System;
using System.Globalization;

namespace SymbolicBackprop.Generator.Ir;

/// <summary>Constants that the compiler writes itself.</summary>
internal static class Literals
{
    public static readonly Literal True = new("true", null);
    public static readonly Literal False = new("false", null);

    public static Literal Number(double number) => new(number.ToString("R", CultureInfo.InvariantCulture), number);

    /// <summary>The same number, sign of zero included; NaN is the same as NaN.</summary>
    public static bool Same(double left, double right) =>
        BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right) || (double.IsNaN(left) && double.IsNaN(right));
}
