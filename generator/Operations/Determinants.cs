using SymbolicBackprop.Generator.Ir;
using static SymbolicBackprop.Generator.Operations.VectorAlgebra;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>The derivatives of determinants: the cofactors, which exist for singular matrices as well.</summary>
internal static class Determinants
{
    /// <summary>∂ det A/∂A.</summary>
    public static Term Gradient(Term matrix) => matrix.Type == VectorTypes.Matrix3x2 ? OfPlane(Components(matrix)) : OfSpace(Components(matrix));

    private static Term OfPlane(Term[] a) => Make(VectorTypes.Matrix3x2, a[3], -a[2], -a[1], a[0], null, null);

    /// <summary>By Laplace's expansion along two rows: det A = s₀c₅ − s₁c₄ + s₂c₃ + s₃c₂ − s₄c₁ + s₅c₀, s the minors of the upper and c of the lower rows.</summary>
    private static Term OfSpace(Term[] a)
    {
        var (s0, s1, s2, s3, s4, s5) = Minors(a, 0);
        var (c0, c1, c2, c3, c4, c5) = Minors(a, 8);
        return Make(
            VectorTypes.Matrix4x4,
            (a[5] * c5) - (a[6] * c4) + (a[7] * c3),
            (a[6] * c2) - (a[4] * c5) - (a[7] * c1),
            (a[4] * c4) - (a[5] * c2) + (a[7] * c0),
            (a[5] * c1) - (a[4] * c3) - (a[6] * c0),
            (a[2] * c4) - (a[1] * c5) - (a[3] * c3),
            (a[0] * c5) - (a[2] * c2) + (a[3] * c1),
            (a[1] * c2) - (a[0] * c4) - (a[3] * c0),
            (a[0] * c3) - (a[1] * c1) + (a[2] * c0),
            (a[15] * s3) - (a[14] * s4) + (a[13] * s5),
            (a[14] * s2) - (a[15] * s1) - (a[12] * s5),
            (a[15] * s0) - (a[13] * s2) + (a[12] * s4),
            (a[13] * s1) - (a[14] * s0) - (a[12] * s3),
            (a[10] * s4) - (a[11] * s3) - (a[9] * s5),
            (a[11] * s1) - (a[10] * s2) + (a[8] * s5),
            (a[9] * s2) - (a[11] * s0) - (a[8] * s4),
            (a[10] * s0) - (a[9] * s1) + (a[8] * s3));
    }

    /// <summary>The minors of two neighbouring rows, by the pairs of columns 12, 13, 14, 23, 24, 34.</summary>
    private static (Term, Term, Term, Term, Term, Term) Minors(Term[] a, int first)
    {
        return (Minor(0, 1), Minor(0, 2), Minor(0, 3), Minor(1, 2), Minor(1, 3), Minor(2, 3));

        Term Minor(int left, int right) => (a[first + left] * a[first + 4 + right]) - (a[first + 4 + left] * a[first + right]);
    }
}
