using System;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Constant expressions as literals that keep, where it stays right in generated code, the text that the user wrote.</summary>
internal static class LiteralBinder
{
    public static Literal? Bind(IOperation operation)
    {
        if (operation.ConstantValue is not { HasValue: true, Value: var value })
            return null;
        return value switch
        {
            null => operation.Type is { } missing ? Default(missing) : new Literal("null", null),
            bool truth => truth ? Literals.True : Literals.False,
            string text => new Literal(SymbolDisplay.FormatLiteral(text, quote: true), null),
            char character => new Literal(SymbolDisplay.FormatLiteral(character, quote: true), null),
            decimal => null,
            _ when operation.Type?.TypeKind == TypeKind.Enum =>
                new Literal($"({operation.Type.EmittedName()}){Invariant(value)}", null),
            _ => new Literal(NumberText(operation, value), System.Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        };
    }

    /// <summary>What stands for nothing: null, or a number that may be null and is.</summary>
    public static Literal Default(ITypeSymbol type) => Literals.Zero(TypeBinder.Bind(type));

    private static string NumberText(IOperation operation, object value)
    {
        var syntax = operation.Syntax;
        while (syntax is ParenthesizedExpressionSyntax parenthesized)
            syntax = parenthesized.Expression;

        // Suffixes and separators belong to the place where the literal stood; the emitter adds what the new place needs.
        // 0.1f converted to double is not 0.1: there the digits are those of the value.
        if (syntax is LiteralExpressionSyntax literal)
        {
            var digits = literal.Token.Text.Replace("_", "").TrimEnd('d', 'D', 'f', 'F', 'm', 'M', 'l', 'L', 'u', 'U');
            return IsPlain(digits) && Reads(digits, value) ? digits : Invariant(value);
        }

        return Unconverted(operation) is IFieldReferenceOperation { Field: { IsConst: true, DeclaredAccessibility: Accessibility.Public } field }
            && SymbolEqualityComparer.Default.Equals(field.Type, operation.Type)
                ? $"{field.ContainingType.EmittedName()}.{field.EscapedName()}"
                : Invariant(value);
    }

    private static IOperation Unconverted(IOperation operation) =>
        operation is IConversionOperation conversion ? Unconverted(conversion.Operand) : operation;

    private static bool IsPlain(string digits) =>
        digits.Length > 0 && !digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && !digits.StartsWith("0b", StringComparison.OrdinalIgnoreCase)
        && digits[digits.Length - 1] is >= '0' and <= '9';

    private static bool Reads(string digits, object value) => value switch
    {
        double number => double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && Literals.Same(read, number),
        float number => float.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && read == number,
        _ => digits == Invariant(value),
    };

    private static string Invariant(object value) => value switch
    {
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
