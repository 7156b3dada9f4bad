using System.Numerics;

namespace SymbolicBackprop.CompilerServices;

/// <summary>What generated code needs of <see cref="Matrix3x2"/> and <see cref="Matrix4x4"/> as a value where the platform gives it by reference.</summary>
public static class SmallMatrices
{
    /// <summary>The inverse, with the bits that <see cref="Matrix4x4.Invert"/> gives; not-a-number in every place where there is none.</summary>
    /// <param name="matrix">The matrix.</param>
    public static Matrix4x4 Inverse(Matrix4x4 matrix)
    {
        Matrix4x4.Invert(matrix, out var inverse);
        return inverse;
    }

    /// <summary>The inverse, with the bits that <see cref="Matrix3x2.Invert"/> gives; not-a-number in every place where there is none.</summary>
    /// <param name="matrix">The matrix.</param>
    public static Matrix3x2 Inverse(Matrix3x2 matrix)
    {
        Matrix3x2.Invert(matrix, out var inverse);
        return inverse;
    }

    /// <summary>Whether <see cref="Matrix4x4.Invert"/> finds an inverse.</summary>
    /// <param name="matrix">The matrix.</param>
    public static bool IsInvertible(Matrix4x4 matrix) => Matrix4x4.Invert(matrix, out _);

    /// <summary>Whether <see cref="Matrix3x2.Invert"/> finds an inverse.</summary>
    /// <param name="matrix">The matrix.</param>
    public static bool IsInvertible(Matrix3x2 matrix) => Matrix3x2.Invert(matrix, out _);
}
