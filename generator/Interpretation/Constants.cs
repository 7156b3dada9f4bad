using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Interpretation;

/// <summary>The values of literals.</summary>
internal static class Constants
{
    /// <summary>The largest integer up to which every one is a <c>double</c>.</summary>
    private const double LargestExact = 9007199254740992;

    /// <summary>A value of an enum, as a number that is converted.</summary>
    private static readonly Regex EnumMember = new(@"^\((global::[\w.@]+)\)(-?\d+)$");

    /// <summary>The value of a literal of a type, boxed.</summary>
    /// <exception cref="InterpretationException">The text is no literal of that type.</exception>
    public static object? Value(Literal literal, IrType type, ScalarKind? kind, IPrimitiveHost host) => kind switch
    {
        ScalarKind.Boolean when literal.Text is "true" or "false" => literal.Text == "true",
        ScalarKind.Double when literal.Number is { } number => number,
        ScalarKind.Single when literal.Number is { } number => (float)number,
        ScalarKind.Char when Unquoted(literal.Text, '\'') is { Length: 1 } character => character[0],
        ScalarKind.Boolean or ScalarKind.Double or ScalarKind.Single => throw new InterpretationException($"{literal.Text} is no literal of type {type}."),
        { } integer => Integers.Fit(Integer(literal, type), integer, isChecked: true),
        null when literal.Text is "null" || literal.Text.StartsWith("default", System.StringComparison.Ordinal) => null,
        null when Unquoted(literal.Text, '"') is { } text => text,
        null when EnumMember.Match(literal.Text) is { Success: true, Groups: var groups } =>
            host.Run(new Foreign(ForeignForm.Cast, groups[1].Value), [long.Parse(groups[2].Value, CultureInfo.InvariantCulture)]),
        null => host.ReadStatic(literal.Text),
    };

    private static BigInteger Integer(Literal literal, IrType type)
    {
        if (literal.Number is > -LargestExact and < LargestExact)
            return new BigInteger(literal.Number.Value);

        var text = literal.Text.Replace("_", "").TrimEnd('u', 'U', 'l', 'L');
        var isHexadecimal = text.StartsWith("0x", System.StringComparison.OrdinalIgnoreCase);

        // The zero in front keeps the highest digit from being taken for a sign.
        return BigInteger.TryParse(
            isHexadecimal ? "0" + text.Substring(2) : text,
            isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number)
            ? number
            : throw new InterpretationException($"{literal.Text} is no literal of type {type}.");
    }

    private static string? Unquoted(string text, char quote) => text.Length >= 2 && text[0] == quote && text[text.Length - 1] == quote
        ? Regex.Unescape(text.Substring(1, text.Length - 2))
        : null;
}
