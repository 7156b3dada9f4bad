using System.ComponentModel;
using System.Numerics;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.CompilerServices;

/// <summary>Begins to fill sparse matrices of derivatives. Generated code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SparseSweep
{
    /// <summary>Whether the pattern of a matrix was made for other arguments, as far as is known.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="matrix">The matrix, if there is one.</param>
    /// <param name="fingerprint">The integers and lengths of the arguments.</param>
    public static bool IsOfOthers<T>(SparseMatrix<T>? matrix, PatternFingerprint fingerprint)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        matrix is not null && matrix.Pattern.Fingerprint != fingerprint && matrix.Checked != fingerprint;

    /// <summary>Requires that the pattern of a matrix has all entries of the one that the arguments have.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="matrix">The matrix.</param>
    /// <param name="pattern">The pattern of the arguments.</param>
    /// <param name="name">The parameter that the matrix was passed for.</param>
    /// <exception cref="ArgumentException">The matrix has another shape, or lacks an entry.</exception>
    public static void RequireEntries<T>(SparseMatrix<T> matrix, SparsityPattern pattern, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(matrix, name);
        ArgumentNullException.ThrowIfNull(pattern);
        SparseShape.RequireColumns(matrix, pattern.ColumnCount, name);
        if (matrix.RowCount != pattern.RowCount)
            throw SparseShape.OtherRows(name, matrix.RowCount, pattern.RowCount);
        if (matrix.Pattern.RowLacking(pattern) is >= 0 and var row)
            throw SparseShape.LackingEntry(name, row);
        matrix.Checked = pattern.Fingerprint;
    }

    /// <summary>Begins to fill a Jacobian.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="jacobian">The matrix.</param>
    /// <param name="columnCount">The columns that it must have.</param>
    /// <param name="name">The parameter that the matrix was passed for.</param>
    /// <exception cref="ArgumentNullException">There is no matrix.</exception>
    /// <exception cref="ArgumentException">The matrix has other columns.</exception>
    public static SparseSweep<T> OfJacobian<T>(SparseMatrix<T> jacobian, int columnCount, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        SparseShape.RequireColumns(jacobian, columnCount, name);
        return SparseSweep<T>.Begin(jacobian, jacobian.Pattern.ColumnColoring, name);
    }

    /// <summary>Begins to fill a Hessian.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="hessian">The matrix.</param>
    /// <param name="count">The rows and columns that it must have.</param>
    /// <param name="name">The parameter that the matrix was passed for.</param>
    /// <exception cref="ArgumentNullException">There is no matrix.</exception>
    /// <exception cref="ArgumentException">The matrix has another shape.</exception>
    public static SparseSweep<T> OfHessian<T>(SparseMatrix<T> hessian, int count, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(hessian, name);
        if (hessian.RowCount != count || hessian.ColumnCount != count)
            throw new ArgumentException($"'{name}' is {Require.Text(hessian.RowCount, hessian.ColumnCount)} where there are {count} numbers to differentiate with respect to.", name);
        return SparseSweep<T>.Begin(hessian, hessian.Pattern.SymmetricColoring, name);
    }
}
