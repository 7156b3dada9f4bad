using System;
using System.Collections.Immutable;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Simplification;

/// <summary>
/// The lines that hold for real numbers, and in IEEE arithmetic up to rounding, infinities and NaN: for members of a method that allows
/// that, before those of <see cref="SafeAlgebra"/>. A product and a sum are not made one fused operation: without the instruction for it,
/// which only the user's machine knows, it is a call that is many times slower than both.
/// </summary>
internal static class FastAlgebra
{
    /// <summary>Below the smallest normal number a reciprocal loses digits, and above the largest it is infinite.</summary>
    private const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>The lines that are fast only.</summary>
    public static ImmutableArray<AlgebraicLine> Own { get; } =
    [
        OfReals("0 · x = 0", "Multiply", s => IsZero(s, 0) || IsZero(s, 1) ? s.Literal(0) : null),
        OfReals("x + 0 = x", "Add", s => IsZero(s, 1) ? s[0] : IsZero(s, 0) ? s[1] : null),
        OfReals("x − 0 = x", "Subtract", s => IsZero(s, 1) ? s[0] : IsZero(s, 0) ? -s[1] : null),
        OfReals("x − x = 0", "Subtract", s => s.Let.Operands[0] == s.Let.Operands[1] ? s.Literal(0) : null),
        OfReals("0 / x = 0", "Divide", s => IsZero(s, 0) ? s.Literal(0) : null),
        OfReals("x / x = 1", "Divide", s => s.Let.Operands[0] == s.Let.Operands[1] ? s.Literal(1) : null),

        OfReals("x / c = x · (1 / c)", "Divide", s => s.Type == IrType.Double && s[0].Number is null && s[1].Number is { } number && HasReciprocal(number) ? s[0] * s.Literal(1 / number) : null),
        OfReals("a / b, c / b = a · (1 / b), c · (1 / b)", "Divide", s => s.SharesDivisor && !s.Is(0, 1) && s[1].Number is null ? s[0] * (s.Literal(1) / s[1]) : null),
        OfReals("(a / b) / c = a / (b · c)", "Divide", s => s.IsOnlyUse(0) && s.Producer(0, "Divide") is { } inner && s[1].Number is null ? s.Of(inner.Operands[0]) / (s.Of(inner.Operands[1]) * s[1]) : null),
        OfReals("a / (b / c) = a · c / b", "Divide", s => s.IsOnlyUse(1) && s.Producer(1, "Divide") is { } inner ? s[0] * s.Of(inner.Operands[1]) / s.Of(inner.Operands[0]) : null),
        OfReals("(a / b) · b = a", "Multiply", s => Cancelled(s, 0) ?? Cancelled(s, 1)),

        OfReals("c · (d · x) = (c · d) · x", "Multiply", s => Scaled(s, 0) ?? Scaled(s, 1)),
        OfReals("c + (d + x) = (c + d) + x", "Add", s => Shifted(s, 0) ?? Shifted(s, 1)),
        OfReals("a · b + a · c = a · (b + c)", "Add", s => Factored(s, (left, right) => left + right)),
        OfReals("a · b − a · c = a · (b − c)", "Subtract", s => Factored(s, (left, right) => left - right)),
        OfReals("√x · √x = x", "Multiply", s => s.Let.Operands[0] == s.Let.Operands[1] && s.Producer(0, "Sqrt") is { } root ? s.Of(root.Operands[0]) : null),
    ];

    /// <summary>Sums of arrays, and the multiples of arrays that their derivatives are, in the lanes of registers.</summary>
    public static ImmutableArray<AlgebraicLine> OfArrays { get; } =
    [
        new("Σ xᵢ in lanes", "Sum", s => s.IsStored(0) ? s.Apply(new Primitive("SumInLanes"), s.Type, s.Let.Operands[0]) : null),
        new("Σ aᵢ · bᵢ in lanes", "Dot", s => s.IsStored(0) && s.IsStored(1) ? s.Apply(new Primitive("DotInLanes"), s.Type, s.Let.Operands[0], s.Let.Operands[1]) : null),
        new("c · xᵢ in lanes", "Multiply", s => Multiple(s, 0, 1) ?? Multiple(s, 1, 0)),
        new("−(c · xᵢ) = (−c) · xᵢ in lanes", "Negate", s => s.Producer(0, "TimesInLanes") is { } multiple ? s.Apply(multiple.Operation, s.Type, (-s.Of(multiple.Operands[0])).Value, multiple.Operands[1]) : null),
    ];

    public static ImmutableArray<AlgebraicLine> Lines { get; } = [.. Own, .. OfArrays, .. SafeAlgebra.Lines];

    /// <summary>A number times an array of its type.</summary>
    private static Term? Multiple(Subject s, int factor, int array) => s[factor].Type.IsReal && s.IsStored(array) && s[array].Type.Element == s[factor].Type
        ? s.Apply(new Primitive("TimesInLanes"), s.Type, s.Let.Operands[factor], s.Let.Operands[array])
        : null;

    private static AlgebraicLine OfReals(string identity, string operation, Func<Subject, Term?> rewrite) =>
        new(identity, operation, s => s.Type.IsReal && s[0].Type == s.Type && s[1].Type == s.Type ? rewrite(s) : null);

    private static bool IsZero(Subject s, int operand) => s[operand].Number is 0;

    private static bool HasReciprocal(double number) => Math.Abs(number) is >= SmallestNormal and <= 1 / SmallestNormal;

    private static Term? Cancelled(Subject s, int operand) =>
        s.Producer(operand, "Divide") is { } quotient && quotient.Operands[1] == s.Let.Operands[1 - operand] ? s.Of(quotient.Operands[0]) : null;

    /// <summary>A literal times a product with another one, which comes first there.</summary>
    private static Term? Scaled(Subject s, int literal) => Combined(s, literal, "Multiply", (c, d) => c * d) is var (number, rest) ? number * rest : null;

    private static Term? Shifted(Subject s, int literal) => Combined(s, literal, "Add", (c, d) => c + d) is var (number, rest) ? number + rest : null;

    private static (Term Number, Term Other)? Combined(Subject s, int literal, string operation, Func<double, double, double> combine)
    {
        if (s.Type != IrType.Double || s[literal].Number is not { } c || s.Producer(1 - literal, operation) is not { } inner)
            return null;
        var (left, right) = (s.Of(inner.Operands[0]), s.Of(inner.Operands[1]));
        return left.Number is { } first ? (s.Literal(combine(c, first)), right)
            : right.Number is { } second ? (s.Literal(combine(c, second)), left)
            : null;
    }

    /// <summary>Two products that nobody else needs, with a factor in common.</summary>
    private static Term? Factored(Subject s, Func<Term, Term, Term> combine)
    {
        if (!s.IsOnlyUse(0) || !s.IsOnlyUse(1) || s.Producer(0, "Multiply") is not { } left || s.Producer(1, "Multiply") is not { } right)
            return null;
        for (var i = 0; i < 2; i++)
        {
            for (var j = 0; j < 2; j++)
            {
                if (left.Operands[i] == right.Operands[j] && s.Of(left.Operands[i]).Type == s.Type)
                    return s.Of(left.Operands[i]) * combine(s.Of(left.Operands[1 - i]), s.Of(right.Operands[1 - j]));
            }
        }

        return null;
    }
}
