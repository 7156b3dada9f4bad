using Microsoft.CodeAnalysis.Operations;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>The rows that C#'s operators stand for.</summary>
internal static class OperatorNames
{
    public static string? OfBinary(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => "Add",
        BinaryOperatorKind.Subtract => "Subtract",
        BinaryOperatorKind.Multiply => "Multiply",
        BinaryOperatorKind.Divide => "Divide",
        BinaryOperatorKind.Remainder => "Remainder",
        BinaryOperatorKind.LessThan => "Less",
        BinaryOperatorKind.LessThanOrEqual => "LessOrEqual",
        BinaryOperatorKind.GreaterThan => "Greater",
        BinaryOperatorKind.GreaterThanOrEqual => "GreaterOrEqual",
        BinaryOperatorKind.Equals => "Equal",
        BinaryOperatorKind.NotEquals => "NotEqual",
        BinaryOperatorKind.And => "And",
        BinaryOperatorKind.Or => "Or",
        BinaryOperatorKind.ExclusiveOr => "ExclusiveOr",
        BinaryOperatorKind.LeftShift => "LeftShift",
        BinaryOperatorKind.RightShift => "RightShift",
        BinaryOperatorKind.UnsignedRightShift => "UnsignedRightShift",
        _ => null,
    };

    public static string? OfUnary(UnaryOperatorKind kind) => kind switch
    {
        UnaryOperatorKind.Minus => "Negate",
        UnaryOperatorKind.Not => "Not",
        UnaryOperatorKind.BitwiseNegation => "Complement",
        _ => null,
    };
}
