namespace SymbolicBackprop.LinearAlgebra;

public sealed partial class Matrix<T>
{
    /// <summary>The matrix product (not element by element: that is <see cref="PointwiseMultiply"/>).</summary>
    /// <param name="left">m×k.</param>
    /// <param name="right">k×n.</param>
    /// <returns>A new m×n matrix.</returns>
    /// <exception cref="ArgumentException">The columns of <paramref name="left"/> are not as many as the rows of <paramref name="right"/>.</exception>
    public static Matrix<T> operator *(Matrix<T> left, Matrix<T> right) => Matrix.Multiply(left, right);

    /// <summary>Element-wise sum of two matrices of one shape.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix<T> operator +(Matrix<T> left, Matrix<T> right) => Matrix.Add(left, right);

    /// <summary>Element-wise difference of two matrices of one shape.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix<T> operator -(Matrix<T> left, Matrix<T> right) => Matrix.Subtract(left, right);

    /// <summary>Every element negated.</summary>
    public static Matrix<T> operator -(Matrix<T> m) => Matrix.Negate(m);

    /// <summary>Every element multiplied by a number.</summary>
    public static Matrix<T> operator *(Matrix<T> m, T s) => Matrix.Multiply(m, s);

    /// <summary>Every element multiplied by a number.</summary>
    public static Matrix<T> operator *(T s, Matrix<T> m) => Matrix.Multiply(m, s);

    /// <summary>Every element divided by a number.</summary>
    public static Matrix<T> operator /(Matrix<T> m, T s) => Matrix.Divide(m, s);

    /// <summary>A number added to every element.</summary>
    public static Matrix<T> operator +(Matrix<T> m, T s) => Matrix.Add(m, s);

    /// <summary>A number added to every element.</summary>
    public static Matrix<T> operator +(T s, Matrix<T> m) => Matrix.Add(m, s);

    /// <summary>A number subtracted from every element.</summary>
    public static Matrix<T> operator -(Matrix<T> m, T s) => Matrix.Subtract(m, s);

    /// <summary>Every element subtracted from a number.</summary>
    public static Matrix<T> operator -(T s, Matrix<T> m) => Matrix.Subtract(s, m);
}
