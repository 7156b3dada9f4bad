using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using SymbolicBackprop.Generator.Ir;
using static SymbolicBackprop.Generator.Operations.Notation;
using static SymbolicBackprop.Generator.Operations.Rows;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>
/// Functions with kinks and steps. At a kink against a constant the derivative is 0; between two differentiated operands
/// each gets half; at the bound of a clamp it is 1 to the number and 0 to the bound.
/// </summary>
internal static class KinkRows
{
    public static IEnumerable<OperationRow> All { get; } =
    [
        Function("Abs", Everywhere, (g, x, y) => TimesSign(x, g)),
        Larger("Max", Everywhere),
        Smaller("Min", Everywhere),
        Larger("MaxNumber", Hosts.Number),
        Smaller("MinNumber", Hosts.Number),
        Larger("MaxNative", Hosts.Number),
        Smaller("MinNative", Hosts.Number),
        Function("MaxMagnitude", 2, Scalar, LargerOfMagnitudes),
        Function("MinMagnitude", 2, Scalar, SmallerOfMagnitudes),
        Function("MaxMagnitudeNumber", 2, Hosts.Number, LargerOfMagnitudes),
        Function("MinMagnitudeNumber", 2, Hosts.Number, SmallerOfMagnitudes),
        Clamp("Clamp", Everywhere),
        Clamp("ClampNative", Hosts.Number),
        Function("CopySign", 2, Scalar, (g, x, y) => g * x[0].Constant(1).Apply("CopySign", x[0]) * x[0].Constant(1).Apply("CopySign", x[1])) with { Steps = [1] },

        Step("Floor", 1, Scalar),
        Step("Ceiling", 1, Scalar),
        Step("Truncate", 1, Scalar),
        Step("Round", 1, Scalar),
        Step("RoundToDigits", 2, Scalar) with { Syntax = new Method(Scalar, "Round") },
        Step("RoundToDigitsByMode", 3, Scalar) with { Syntax = new Method(Scalar, "Round") },
        Step("Sign", 1, Everywhere) with { ResultType = SignType, Effects = Effects.MayThrow },
        Step("ILogB", 1, Scalar) with { ResultType = ResultTypes.Int32 },
    ];

    private static Adjoint[] LargerOfMagnitudes =>
    [
        (g, x, y) => OneSided(x, 0) ? WhereGreater(Abs(x[0]), Abs(x[1]), g) : WhereGreaterOrHalf(Abs(x[0]), Abs(x[1]), g),
        (g, x, y) => OneSided(x, 1) ? WhereGreater(Abs(x[1]), Abs(x[0]), g) : WhereGreaterOrHalf(Abs(x[1]), Abs(x[0]), g),
    ];

    private static Adjoint[] SmallerOfMagnitudes =>
    [
        (g, x, y) => OneSided(x, 0) ? WhereLess(Abs(x[0]), Abs(x[1]), g) : WhereLessOrHalf(Abs(x[0]), Abs(x[1]), g),
        (g, x, y) => OneSided(x, 1) ? WhereLess(Abs(x[1]), Abs(x[0]), g) : WhereLessOrHalf(Abs(x[1]), Abs(x[0]), g),
    ];

    private static OperationRow Larger(string name, Hosts hosts) => Function(name, 2, hosts,
        (g, x, y) => OneSided(x, 0) ? WhereGreater(x[0], x[1], g) : WhereGreaterOrHalf(x[0], x[1], g),
        (g, x, y) => OneSided(x, 1) ? Other(WhereLess, x, g) : Other(WhereLessOrHalf, x, g));

    private static OperationRow Smaller(string name, Hosts hosts) => Function(name, 2, hosts,
        (g, x, y) => OneSided(x, 0) ? WhereLess(x[0], x[1], g) : WhereLessOrHalf(x[0], x[1], g),
        (g, x, y) => OneSided(x, 1) ? Other(WhereGreater, x, g) : Other(WhereGreaterOrHalf, x, g));

    private static OperationRow Clamp(string name, Hosts hosts) => Function(name, 3, hosts,
        (g, x, y) => WhereInside(x[0], x[1], x[2], g),
        (g, x, y) => WhereLess(x[0], x[1], g),
        (g, x, y) => WhereGreater(x[0], x[2], g));

    /// <summary>The condition stays on the first operand, which is the matrix where one is: the second operand wins where the first is less.</summary>
    private static Term Other(Func<Term, Term, Term, Term> where, Operands x, Term g) => where(x[0], x[1], g);

    private static bool OneSided(Operands x, int operand) => x.IsConstant(1 - operand);

    private static IrType SignType(ImmutableArray<IrType> operands) =>
        operands[0] is MatrixType ? operands[0] : IrType.Int32;
}
