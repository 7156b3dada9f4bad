using System;
using System.Globalization;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Constants as C# text of the right type, the same in every culture.</summary>
internal static class LiteralText
{
    /// <param name="typeIsGiven">Another operand makes the type plain, so that <c>2</c> may stand for <c>2.0</c>.</param>
    public static string Of(Literal literal, IrType type, bool typeIsGiven)
    {
        if (type is VectorType vector)
            return $"default({vector.CSharpName})";
        if (type is DependenciesType)
            return typeIsGiven ? "default" : $"default({RuntimeNames.Dependencies})";
        if (literal.Number is not { } number || !type.IsReal)
            return literal.Text;
        if (type is TypeParameterType parameter)
            return OfParameter(parameter, number);
        var isSingle = type == IrType.Single;
        var name = isSingle ? "float" : "double";
        if (double.IsNaN(number))
            return $"{name}.NaN";
        if (double.IsInfinity(number))
            return $"{name}.{(number > 0 ? "Positive" : "Negative")}Infinity";
        if (literal.Text.Length > 0 && char.IsLetter(literal.Text[0]))
            return literal.Text;

        var isInteger = number == Math.Floor(number) && Math.Abs(number) < 1e9 && !(number == 0 && 1 / number < 0);
        if (isInteger)
            return ((long)number).ToString(CultureInfo.InvariantCulture) + (typeIsGiven ? "" : isSingle ? "f" : ".0");
        if (isSingle)
            return ((float)number).ToString("R", CultureInfo.InvariantCulture) + "f";
        var text = IsWrittenText(literal.Text, number) ? literal.Text : number.ToString("R", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'e', 'E']) < 0 ? text + ".0" : text;
    }

    /// <summary>A type parameter has no literals: its numbers are made of those of <c>double</c>.</summary>
    private static string OfParameter(TypeParameterType type, double number) => number switch
    {
        0 when 1 / number > 0 => $"{type.Name}.Zero",
        1 => $"{type.Name}.One",
        _ => $"{type.Name}.CreateChecked({Of(Literals.Number(number), IrType.Double, typeIsGiven: false)})",
    };

    private static bool IsWrittenText(string text, double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && Literals.Same(read, number);
}
