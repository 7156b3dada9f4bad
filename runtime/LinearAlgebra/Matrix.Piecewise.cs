using System.Numerics;
using SymbolicBackprop.LinearAlgebra.Kernels;

namespace SymbolicBackprop.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>The absolute value of each element.</summary>
    /// <param name="m">Any shape.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Abs<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<T, AbsOperator<T>>(m);

    /// <summary>Writes into a matrix: the absolute value of each element.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void AbsInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapInto<T, AbsOperator<T>>(m, destination);

    /// <summary>1 where an element is positive, −1 where it is negative, the element itself where it is ±0 or NaN.</summary>
    /// <param name="m">Any shape.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Sign<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<T, SignOperator<T>>(m);

    /// <summary>Writes into a matrix: 1 where an element is positive, −1 where it is negative, the element itself where it is ±0 or NaN.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void SignInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapInto<T, SignOperator<T>>(m, destination);

    /// <summary>The larger of each element and a number; NaN where either is NaN.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="s">The number.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Max<T>(Matrix<T> m, T s)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapWith<T, MaxOperator<T>>(m, s);

    /// <summary>Writes into a matrix: the larger of each element and a number; NaN where either is NaN.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="s">The number.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">A matrix is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void MaxInto<T>(Matrix<T> m, T s, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapWithInto<T, MaxOperator<T>>(m, s, destination);

    /// <summary>The smaller of each element and a number; NaN where either is NaN.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="s">The number.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Min<T>(Matrix<T> m, T s)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapWith<T, MinOperator<T>>(m, s);

    /// <summary>Writes into a matrix: the smaller of each element and a number; NaN where either is NaN.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="s">The number.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">A matrix is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void MinInto<T>(Matrix<T> m, T s, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapWithInto<T, MinOperator<T>>(m, s, destination);

    /// <summary>Each element limited to a range: Min(Max(x, lo), hi).</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="lo">The lower bound.</param>
    /// <param name="hi">The upper bound.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="lo"/> is greater than <paramref name="hi"/>.</exception>
    public static Matrix<T> Clamp<T>(Matrix<T> m, T lo, T hi)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(m);
        var result = Like(m);
        ClampInto(m, lo, hi, result);
        return result;
    }

    /// <summary>Writes into a matrix: each element limited to a range, Min(Max(x, lo), hi).</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="lo">The lower bound.</param>
    /// <param name="hi">The upper bound.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">A matrix is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ, or <paramref name="lo"/> is greater than <paramref name="hi"/>.</exception>
    public static void ClampInto<T>(Matrix<T> m, T lo, T hi, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.SameShape(m, destination);
        if (lo > hi) throw new ArgumentException($"lo is {lo} and hi is {hi}: the lower bound must not be greater.", nameof(lo));
        Elementwise.Map<T, MaxOperator<T>>(m.AsSpan(), lo, destination.AsSpan());
        Elementwise.Map<T, MinOperator<T>>(destination.AsSpan(), hi, destination.AsSpan());
    }

    /// <summary>The elements of <paramref name="m"/> where <paramref name="x"/> is greater than the threshold, and 0 elsewhere (also where <paramref name="x"/> is NaN).</summary>
    /// <param name="x">Any shape: what is compared.</param>
    /// <param name="threshold">What it is compared with.</param>
    /// <param name="m">The same shape: what is chosen from.</param>
    /// <returns>A new matrix of that shape.</returns>
    /// <exception cref="ArgumentNullException">A matrix is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix<T> WhereGreater<T>(Matrix<T> x, T threshold, Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Where<T, Greater<T>>(x, threshold, m);

    /// <summary>Writes into a matrix: the elements of <paramref name="m"/> where <paramref name="x"/> is greater than the threshold, and 0 elsewhere (also where <paramref name="x"/> is NaN).</summary>
    /// <param name="x">Any shape: what is compared.</param>
    /// <param name="threshold">What it is compared with.</param>
    /// <param name="m">The same shape: what is chosen from.</param>
    /// <param name="destination">The same shape; may be one of the inputs.</param>
    /// <exception cref="ArgumentNullException">A matrix is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void WhereGreaterInto<T>(Matrix<T> x, T threshold, Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => WhereInto<T, Greater<T>>(x, threshold, m, destination);

    /// <summary>The elements of <paramref name="m"/> where <paramref name="x"/> is less than the threshold, and 0 elsewhere (also where <paramref name="x"/> is NaN).</summary>
    /// <param name="x">Any shape: what is compared.</param>
    /// <param name="threshold">What it is compared with.</param>
    /// <param name="m">The same shape: what is chosen from.</param>
    /// <returns>A new matrix of that shape.</returns>
    /// <exception cref="ArgumentNullException">A matrix is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix<T> WhereLess<T>(Matrix<T> x, T threshold, Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Where<T, Less<T>>(x, threshold, m);

    /// <summary>Writes into a matrix: the elements of <paramref name="m"/> where <paramref name="x"/> is less than the threshold, and 0 elsewhere (also where <paramref name="x"/> is NaN).</summary>
    /// <param name="x">Any shape: what is compared.</param>
    /// <param name="threshold">What it is compared with.</param>
    /// <param name="m">The same shape: what is chosen from.</param>
    /// <param name="destination">The same shape; may be one of the inputs.</param>
    /// <exception cref="ArgumentNullException">A matrix is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void WhereLessInto<T>(Matrix<T> x, T threshold, Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => WhereInto<T, Less<T>>(x, threshold, m, destination);

    /// <summary>The elements of <paramref name="m"/> where <paramref name="x"/> is not equal to the threshold (also where <paramref name="x"/> is NaN), and 0 elsewhere.</summary>
    /// <param name="x">Any shape: what is compared.</param>
    /// <param name="threshold">What it is compared with.</param>
    /// <param name="m">The same shape: what is chosen from.</param>
    /// <returns>A new matrix of that shape.</returns>
    /// <exception cref="ArgumentNullException">A matrix is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix<T> WhereNotEqual<T>(Matrix<T> x, T threshold, Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Where<T, NotEqual<T>>(x, threshold, m);

    /// <summary>Writes into a matrix: the elements of <paramref name="m"/> where <paramref name="x"/> is not equal to the threshold (also where <paramref name="x"/> is NaN), and 0 elsewhere.</summary>
    /// <param name="x">Any shape: what is compared.</param>
    /// <param name="threshold">What it is compared with.</param>
    /// <param name="m">The same shape: what is chosen from.</param>
    /// <param name="destination">The same shape; may be one of the inputs.</param>
    /// <exception cref="ArgumentNullException">A matrix is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void WhereNotEqualInto<T>(Matrix<T> x, T threshold, Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => WhereInto<T, NotEqual<T>>(x, threshold, m, destination);

    private static Matrix<T> Where<T, TComparison>(Matrix<T> x, T threshold, Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TComparison : IComparison<T>
    {
        Require.SameShape(x, m);
        var result = Like(m);
        Elementwise.Zip<T, WhereOperator<T, TComparison>>(x.AsSpan(), m.AsSpan(), threshold, result.AsSpan());
        return result;
    }

    private static void WhereInto<T, TComparison>(Matrix<T> x, T threshold, Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TComparison : IComparison<T>
    {
        Require.SameShape(x, m);
        Require.SameShape(m, destination);
        Elementwise.Zip<T, WhereOperator<T, TComparison>>(x.AsSpan(), m.AsSpan(), threshold, destination.AsSpan());
    }
}
