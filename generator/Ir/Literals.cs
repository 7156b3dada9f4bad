using System;
using System.Globalization;

namespace SymbolicBackprop.Generator.Ir;

/// <summary>Constants that the compiler writes itself.</summary>
internal static class Literals
{
    public static readonly Literal True = new("true", null);
    public static readonly Literal False = new("false", null);

    public static Literal Number(double number) => new(number.ToString("R", CultureInfo.InvariantCulture), number);

    /// <summary>The default value of a type; of a struct or tuple, what only takes its place where nobody reads it.</summary>
    public static Literal Zero(IrType type) => type switch
    {
        ScalarType { Kind: ScalarKind.Boolean } => False,
        ScalarType { Kind: ScalarKind.Char } => new Literal("'\\0'", null),
        ScalarType or TypeParameterType or VectorType => Number(0),
        ArrayType or MatrixType or AggregateType { IsReferenceType: true } or OpaqueType { IsReferenceType: true } => new Literal("null", null),
        OpaqueType opaque => new Literal($"default({opaque.CSharpName})", null),
        _ => new Literal("default", null),
    };

    /// <summary>The same number, sign of zero included; NaN is the same as NaN.</summary>
    public static bool Same(double left, double right) =>
        BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right) || (double.IsNaN(left) && double.IsNaN(right));
}
