using System;
using System.Collections.Generic;
using SymbolicBackprop.Generator.Ir;
using static SymbolicBackprop.Generator.Ir.VectorTypes;
using static SymbolicBackprop.Generator.Operations.Notation;
using static SymbolicBackprop.Generator.Operations.Rows;
using static SymbolicBackprop.Generator.Operations.VectorAlgebra;
using static SymbolicBackprop.Generator.Operations.VectorForm;
using static SymbolicBackprop.Generator.Operations.VectorOverloads;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>
/// The functions of <c>Vector2</c>, <c>Vector3</c> and <c>Vector4</c>, and those that quaternions share with them. Lengths have the
/// derivative 0 at the zero vector.
/// </summary>
internal static class VectorRows
{
    public static IEnumerable<OperationRow> All { get; } =
    [
        // Lengths and angles
        Member("VectorDot", Static, "Dot", Measures(VectorsAndQuaternion, 2), (g, x, y) => g * x[1], (g, x, y) => g * x[0]) with { Tangents = [LinearIn(0), LinearIn(1)] },
        Member("VectorLength", Instance, "Length", Measures(VectorsAndQuaternion, 1), (g, x, y) => x[0] * PerUnit(g, y)),
        Member("VectorLengthSquared", Instance, "LengthSquared", Measures(VectorsAndQuaternion, 1), (g, x, y) => x[0] * (2 * g)),
        Member("VectorDistance", Static, "Distance", Measures(Vectors, 2), (g, x, y) => (x[0] - x[1]) * PerUnit(g, y), (g, x, y) => (x[1] - x[0]) * PerUnit(g, y)),
        Member("VectorDistanceSquared", Static, "DistanceSquared", Measures(Vectors, 2), (g, x, y) => (x[0] - x[1]) * (2 * g), (g, x, y) => (x[1] - x[0]) * (2 * g)),
        Member("VectorNormalize", Static, "Normalize", Endomorphisms(VectorsAndQuaternion, 1), (g, x, y) => TimesUnitDerivative(g, x[0], y)) with
        {
            Tangents = [(d, x, y) => TimesUnitDerivative(d, x[0], y)],
        },
        Member("VectorCross", Static, "Cross", [Maker(Vector3, Vector3, Vector3)], (g, x, y) => x[1].Apply("VectorCross", g), (g, x, y) => g.Apply("VectorCross", x[0])) with
        {
            Tangents = [LinearIn(0), LinearIn(1)],
        },
        Member("VectorReflect", Static, "Reflect", [Maker(Vector2, Vector2, Vector2), Maker(Vector3, Vector3, Vector3)],
            (g, x, y) => g.Apply("VectorReflect", x[1]),
            (g, x, y) => -((g * (2 * Dot(x[0], x[1]))) + (x[0] * (2 * Dot(g, x[1]))))) with
        {
            Tangents =
            [
                LinearIn(0),
                (d, x, y) => -((d * (2 * Dot(x[0], x[1]))) + (x[1] * (2 * Dot(x[0], d)))),
            ],
        },

        // Number by number
        EachNumber("VectorAbs", "Abs", 1, (g, x, y) => Map(n => TimesSign(n[0], n[1]), x[0], g)),
        EachNumber("VectorSquareRoot", "SquareRoot", 1, (g, x, y) => g / (2 * y)),
        EachNumber("VectorMax", "Max", 2,
            (g, x, y) => Where(x.IsConstant(1) ? WhereGreater : WhereGreaterOrHalf, x, g),
            (g, x, y) => Where(x.IsConstant(0) ? WhereLess : WhereLessOrHalf, x, g)),
        EachNumber("VectorMin", "Min", 2,
            (g, x, y) => Where(x.IsConstant(1) ? WhereLess : WhereLessOrHalf, x, g),
            (g, x, y) => Where(x.IsConstant(0) ? WhereGreater : WhereGreaterOrHalf, x, g)),
        EachNumber("VectorClamp", "Clamp", 3,
            (g, x, y) => Map(n => WhereInside(n[0], n[1], n[2], n[3]), x[0], x[1], x[2], g),
            (g, x, y) => Map(n => WhereLess(n[0], n[1], n[2]), x[0], x[1], g),
            (g, x, y) => Map(n => WhereGreater(n[0], n[1], n[2]), x[0], x[2], g)),
        Member("VectorLerp", Static, "Lerp",
            [Maker(Vector2, Vector2, Vector2, IrType.Single), Maker(Vector3, Vector3, Vector3, IrType.Single), Maker(Vector4, Vector4, Vector4, IrType.Single)],
            (g, x, y) => g * (1 - x[2]), (g, x, y) => g * x[2], (g, x, y) => g * (x[1] - x[0])) with { IsPointwise = true },
    ];

    private static OperationRow EachNumber(string row, string name, int operands, params Adjoint[] adjoints) =>
        Member(row, Static, name, Endomorphisms(Vectors, operands), adjoints) with { IsPointwise = true };

    /// <summary>The derivative of a length y is x / y, and 0 at the zero vector.</summary>
    private static Term PerUnit(Term g, Term length) => Select(length.IsEqualTo(0), length.Constant(0), g / length);

    /// <summary>(1 − y·yᵀ)·v / |x|: the matrix is symmetric, so it serves adjoints and tangents.</summary>
    private static Term TimesUnitDerivative(Term v, Term x, Term y)
    {
        var length = x.Apply("VectorLength");
        return Select(length.IsEqualTo(0), Zero(v), (v - (y * Dot(y, v))) / length);
    }

    private static Term Where(Func<Term, Term, Term, Term> where, Operands x, Term g) => Map(n => where(n[0], n[1], n[2]), x[0], x[1], g);
}
