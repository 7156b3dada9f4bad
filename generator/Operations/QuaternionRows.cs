using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;
using static SymbolicBackprop.Generator.Ir.VectorTypes;
using static SymbolicBackprop.Generator.Operations.Notation;
using static SymbolicBackprop.Generator.Operations.Rows;
using static SymbolicBackprop.Generator.Operations.VectorAlgebra;
using static SymbolicBackprop.Generator.Operations.VectorForm;
using static SymbolicBackprop.Generator.Operations.VectorOverloads;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>
/// The operations of quaternions that their being vectors does not say. Multiplication by p from the left is a matrix whose transpose is
/// multiplication by p*, and so from the right.
/// </summary>
internal static class QuaternionRows
{
    public static IEnumerable<OperationRow> All { get; } =
    [
        Member("QuaternionProduct", VectorForm.Operator, "*", Endomorphisms([Quaternion], 2), (g, x, y) => Product(g, Conj(x[1])), (g, x, y) => Product(Conj(x[0]), g)) with
        {
            Tangents = [LinearIn(0), LinearIn(1)],
        },
        Member("QuaternionQuotient", VectorForm.Operator, "/", Endomorphisms([Quaternion], 2),
            (g, x, y) => Product(g, Conj(Inverse(x[1]))),
            (g, x, y) => -Product(Product(Conj(y), g), Conj(Inverse(x[1])))) with
        {
            Tangents = [LinearIn(0), (d, x, y) => -Product(Product(y, d), Inverse(x[1]))],
        },
        Member("QuaternionConjugate", Static, "Conjugate", Endomorphisms([Quaternion], 1), (g, x, y) => Conj(g)) with { Tangents = [LinearIn(0)] },
        Member("QuaternionInverse", Static, "Inverse", Endomorphisms([Quaternion], 1), (g, x, y) => -Product(Product(Conj(y), g), Conj(y))) with
        {
            Tangents = [(d, x, y) => -Product(Product(y, d), y)],
        },

        // Turning a vector
        Member("QuaternionTransform", Static, "Transform", [Maker(Vector3, Vector3, Quaternion)],
            (g, x, y) => g.Apply("QuaternionTransform", Conj(x[1])),
            (g, x, y) => TurnedByAdjoint(g, x[0], x[1])) with
        {
            Tangents = [LinearIn(0), (d, x, y) => TurnedByTangent(d, x[0], x[1])],
        },

        // Making rotations
        Member("QuaternionFromAxisAngle", Static, "CreateFromAxisAngle", [Maker(Quaternion, Vector3, IrType.Single)],
            (g, x, y) => Imaginary(g) * Sin(x[1] * 0.5),
            AdjointAlong(AlongAngle)) with
        {
            Tangents = [(d, x, y) => WithReal(d * Sin(x[1] * 0.5), null), TangentAlong(AlongAngle)],
        },
        OfNumbers("QuaternionFromYawPitchRoll", Quaternion, "CreateFromYawPitchRoll",
            (x, y) => Half(Product(Of(null, y.Constant(1), null, null), y)),
            (x, y) => Half(Product(Of(Cos(x[0]), null, -Sin(x[0]), null), y)),
            (x, y) => Half(Product(y, Of(null, null, y.Constant(1), null)))),
        Member("QuaternionSlerp", Static, "Slerp", [Maker(Quaternion, Quaternion, Quaternion, IrType.Single)],
            (g, x, y) => new Slerp(x).AdjointOf(0, g),
            (g, x, y) => new Slerp(x).AdjointOf(1, g),
            (g, x, y) => Dot(g, new Slerp(x).AlongTime())) with
        {
            Tangents = [(d, x, y) => new Slerp(x).TangentOf(0, d), (d, x, y) => new Slerp(x).TangentOf(1, d), (d, x, y) => new Slerp(x).AlongTime() * d],
        },
    ];

    private static Term Product(Term left, Term right) => left.Apply("QuaternionProduct", right);

    private static Term Conj(Term q) => q.Apply("QuaternionConjugate");

    private static Term Inverse(Term q) => q.Apply("QuaternionInverse");

    private static Term Of(params Term?[] components) => Make(Quaternion, components);

    private static Term?[] Half(Term q) => [.. Components(q * 0.5).Select(component => (Term?)component)];

    private static Term Imaginary(Term q) => Make(Vector3, Component(q, 0), Component(q, 1), Component(q, 2));

    private static Term WithReal(Term imaginary, Term? real) => Of(Component(imaginary, 0), Component(imaginary, 1), Component(imaginary, 2), real);

    /// <summary>q = (a·sin(φ/2), cos(φ/2)).</summary>
    private static Term?[] AlongAngle(Operands x, Term y)
    {
        var axis = Components(x[0] * (Component(y, 3) * 0.5));
        return [axis[0], axis[1], axis[2], Sin(x[1] * 0.5) * -0.5];
    }

    /// <summary>The vector turned is q·v·q*, also where the length of q is not 1. Both factors get the same, for v* = −v.</summary>
    private static Term TurnedByAdjoint(Term g, Term v, Term q) => Product(Product(WithReal(g, null), q), WithReal(v, null)) * -2;

    private static Term TurnedByTangent(Term d, Term v, Term q) => Imaginary(Product(Product(d, WithReal(v, null)), Conj(q))) * 2;
}
