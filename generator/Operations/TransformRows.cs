using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;
using static SymbolicBackprop.Generator.Ir.VectorTypes;
using static SymbolicBackprop.Generator.Operations.Rows;
using static SymbolicBackprop.Generator.Operations.VectorAlgebra;
using static SymbolicBackprop.Generator.Operations.VectorForm;
using static SymbolicBackprop.Generator.Operations.VectorOverloads;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>The operations of <c>Matrix3x2</c> and <c>Matrix4x4</c>: transforms, which take vectors as rows.</summary>
internal static class TransformRows
{
    public static IEnumerable<OperationRow> All { get; } =
    [
        // Products
        Member("TransformProduct", VectorForm.Operator, "*", Endomorphisms([Matrix4x4], 2), (g, x, y) => Product(g, Transpose(x[1])), (g, x, y) => Product(Transpose(x[0]), g)) with
        {
            Tangents = [LinearIn(0), LinearIn(1)],
        },
        Member("PlaneTransformProduct", VectorForm.Operator, "*", Endomorphisms([Matrix3x2], 2), (g, x, y) => PlaneProductByLeft(g, x[1]), (g, x, y) => PlaneProductByRight(g, x[0])) with
        {
            Tangents = [(d, x, y) => PlaneProductAlongLeft(d, x[1]), LinearIn(1)],
        },

        // Vectors
        Transforming("VectorTransform", "Transform", isNormal: false, Onto(Vector2, Vector2, Matrix3x2), Onto(Vector2, Vector2, Matrix4x4), Onto(Vector3, Vector3, Matrix4x4)),
        Transforming("HomogeneousTransform", "Transform", isNormal: false, Onto(Vector4, Vector4, Matrix4x4), Onto(Vector4, Vector3, Matrix4x4), Onto(Vector4, Vector2, Matrix4x4)),
        Transforming("NormalTransform", "TransformNormal", isNormal: true,
            Onto(Vector2, Vector2, Matrix3x2), Onto(Vector2, Vector2, Matrix4x4), Onto(Vector3, Vector3, Matrix4x4)),

        // Matrices as a whole
        Member("TransformTranspose", Static, "Transpose", Endomorphisms([Matrix4x4], 1), (g, x, y) => Transpose(g)) with { Tangents = [LinearIn(0)] },
        Member("TransformDeterminant", Instance, "GetDeterminant", Measures([Matrix3x2, Matrix4x4], 1), (g, x, y) => Determinants.Gradient(x[0]) * g),
        Member("TransformInverse", Runtime, "Inverse", Endomorphisms([Matrix4x4], 1), (g, x, y) => WhereInvertible(x[0], -Product(Product(Transpose(y), g), Transpose(y)))) with
        {
            Tangents = [(d, x, y) => WhereInvertible(x[0], -Product(Product(y, d), y))],
        },
        Member("PlaneTransformInverse", Runtime, "Inverse", Endomorphisms([Matrix3x2], 1), (g, x, y) => WhereInvertible(x[0], -PlaneProductByRight(PlaneProductByLeft(g, y), y))) with
        {
            Tangents = [(d, x, y) => WhereInvertible(x[0], -PlaneProductAlongLeft(y.Apply("PlaneTransformProduct", d), y))],
        },
        Member("TransformIsInvertible", Runtime, "IsInvertible", [new(Matrix3x2, IrType.Boolean, [Matrix3x2]), new(Matrix4x4, IrType.Boolean, [Matrix4x4])]),
        Member("TransformLerp", Static, "Lerp", [Maker(Matrix3x2, Matrix3x2, Matrix3x2, IrType.Single), Maker(Matrix4x4, Matrix4x4, Matrix4x4, IrType.Single)],
            (g, x, y) => g * (1 - x[2]), (g, x, y) => g * x[2], (g, x, y) => g * (x[1] - x[0])) with { IsPointwise = true },

        // Translations and scales
        OfNumbers("PlaneTranslation", Matrix3x2, "CreateTranslation", Into(Matrix3x2, "M31"), Into(Matrix3x2, "M32")),
        Placing("PlaneTranslationBy", Matrix3x2, "CreateTranslation", Vector2, "M31", "M32"),
        OfNumbers("PlaneScale", Matrix3x2, "CreateScale", Into(Matrix3x2, "M11", "M22")),
        OfNumbers("PlaneScales", Matrix3x2, "CreateScale", Into(Matrix3x2, "M11"), Into(Matrix3x2, "M22")),
        Placing("PlaneScaleBy", Matrix3x2, "CreateScale", Vector2, "M11", "M22"),
        OfNumbers("Translation", Matrix4x4, "CreateTranslation", Into(Matrix4x4, "M41"), Into(Matrix4x4, "M42"), Into(Matrix4x4, "M43")),
        Placing("TranslationBy", Matrix4x4, "CreateTranslation", Vector3, "M41", "M42", "M43"),
        OfNumbers("Scale", Matrix4x4, "CreateScale", Into(Matrix4x4, "M11", "M22", "M33")),
        OfNumbers("Scales", Matrix4x4, "CreateScale", Into(Matrix4x4, "M11"), Into(Matrix4x4, "M22"), Into(Matrix4x4, "M33")),
        Placing("ScaleBy", Matrix4x4, "CreateScale", Vector3, "M11", "M22", "M33"),

        // Rotations: the sine and the cosine are at hand in the result.
        OfNumbers("PlaneRotation", Matrix3x2, "CreateRotation", Turning("M11", "M12", "M21", "M22")),
        OfNumbers("RotationX", Matrix4x4, "CreateRotationX", Turning("M22", "M23", "M32", "M33")),
        OfNumbers("RotationY", Matrix4x4, "CreateRotationY", Turning("M33", "M31", "M13", "M11")),
        OfNumbers("RotationZ", Matrix4x4, "CreateRotationZ", Turning("M11", "M12", "M21", "M22")),

        Perspective,
    ];

    /// <summary>cot(φ/2) in M22, divided by the ratio in M11; f/(n − f) in M33, n times that in M43.</summary>
    private static OperationRow Perspective => OfNumbers("PerspectiveFieldOfView", Matrix4x4, "CreatePerspectiveFieldOfView",
        (x, y) =>
        {
            var slope = (1 + (Component(y, "M22") * Component(y, "M22"))) * -0.5;
            return At(Matrix4x4, ("M11", slope / x[1]), ("M22", slope));
        },
        (x, y) => At(Matrix4x4, ("M11", -(Component(y, "M11") / x[1]))),
        (x, y) =>
        {
            var slope = -(Component(y, "M33") * Component(y, "M33"));
            return At(Matrix4x4, ("M33", slope / x[3]), ("M43", slope));
        },
        (x, y) =>
        {
            var ratio = x[2] / (x[2] - x[3]);
            return At(Matrix4x4, ("M33", ratio / (x[2] - x[3])), ("M43", ratio * ratio));
        }) with
    { Effects = Effects.MayThrow };

    private static Term Product(Term left, Term right) => left.Apply("TransformProduct", right);

    private static Term Transpose(Term matrix) => matrix.Apply("TransformTranspose");

    /// <summary>Where there is no inverse, what is left in its place is not-a-number, which would spoil the derivatives of a method that then goes another way.</summary>
    private static Term WhereInvertible(Term matrix, Term derivative) => Notation.Select(matrix.Apply("TransformIsInvertible"), derivative, Zero(derivative));

    private static Term M(Term matrix, int row, int column) => Component(matrix, $"M{row}{column}");

    /// <summary>A number that stands in these places of the result.</summary>
    private static Func<Operands, Term, Term?[]> Into(VectorType type, params string[] places) =>
        (x, y) => At(type, [.. places.Select(place => (place, x[0].Constant(1)))]);

    /// <summary>An angle φ with cos φ, sin φ, −sin φ, cos φ in these places of the result.</summary>
    private static Func<Operands, Term, Term?[]> Turning(string cosine, string sine, string negativeSine, string otherCosine) => (x, y) =>
    {
        var (cos, sin) = (Component(y, cosine), Component(y, sine));
        return At((VectorType)y.Type, (cosine, -sin), (sine, cos), (negativeSine, -cos), (otherCosine, -sin));
    };

    private static VectorOverload Onto(VectorType result, VectorType vector, VectorType matrix) => Maker(result, vector, matrix);

    private static OperationRow Transforming(string row, string name, bool isNormal, params VectorOverload[] overloads) => Member(row, Static, name, overloads,
        (g, x, y) => Make((VectorType)x[0].Type, [.. Components(x[0]).Select((_, number) => (Term?)Dot(g, [.. Components(g).Select((_, column) => (Term?)M(x[1], number + 1, column + 1))]))]),
        (g, x, y) => Outer(g, x[0], (VectorType)x[1].Type, isNormal)) with
    {
        Tangents =
        [
            (d, x, y) => RowTimes(Components(d), x[1], (VectorType)y.Type, isNormal: true),
            (d, x, y) => RowTimes(Components(x[0]), d, (VectorType)y.Type, isNormal),
        ],
    };

    /// <summary>The row vector times the matrix; a position has a 1 after its numbers, which takes the last row along.</summary>
    private static Term RowTimes(Term[] vector, Term matrix, VectorType result, bool isNormal)
    {
        var last = RowsOf((VectorType)matrix.Type);
        return Make(result, [.. result.Components.Select((_, column) =>
        {
            var sum = vector.Select((number, row) => number * M(matrix, row + 1, column + 1)).Aggregate((total, term) => total + term);
            return (Term?)(isNormal || vector.Length == last ? sum : sum + M(matrix, last, column + 1));
        })]);
    }

    /// <summary>What the matrix gets: in each place the number of the vector for its row times that of the upstream value for its column.</summary>
    private static Term Outer(Term g, Term vector, VectorType matrix, bool isNormal)
    {
        var (rows, columns, last) = (Components(vector), Components(g), RowsOf(matrix));
        return Make(matrix, [.. matrix.Components.Select(place =>
        {
            var (row, column) = (place[1] - '0', place[2] - '0');
            if (column > columns.Length)
                return null;
            return row <= rows.Length ? columns[column - 1] * rows[row - 1] : row == last && !isNormal ? columns[column - 1] : (Term?)null;
        })]);
    }

    private static int RowsOf(VectorType matrix) => matrix.Components[matrix.Components.Count - 1][1] - '0';

    /// <summary>Of (L, t)·(R, s) = (L·R, t·R + s) what the left one gets: the upstream value times Rᵀ.</summary>
    private static Term PlaneProductByLeft(Term g, Term right) =>
        g.Apply("PlaneTransformProduct", Make(Matrix3x2, M(right, 1, 1), M(right, 2, 1), M(right, 1, 2), M(right, 2, 2), null, null));

    /// <summary>What the right one gets: (Lᵀ·G + tᵀ·h, h) for the upstream value (G, h).</summary>
    private static Term PlaneProductByRight(Term g, Term left)
    {
        return Make(Matrix3x2, Place(1, 1), Place(1, 2), Place(2, 1), Place(2, 2), M(g, 3, 1), M(g, 3, 2));

        Term Place(int row, int column) => (M(left, 1, row) * M(g, 1, column)) + (M(left, 2, row) * M(g, 2, column)) + (M(left, 3, row) * M(g, 3, column));
    }

    /// <summary>The product with a tangent on the left: what the right one translates by stays where it is.</summary>
    private static Term PlaneProductAlongLeft(Term d, Term right) =>
        d.Apply("PlaneTransformProduct", Make(Matrix3x2, M(right, 1, 1), M(right, 1, 2), M(right, 2, 1), M(right, 2, 2), null, null));
}
