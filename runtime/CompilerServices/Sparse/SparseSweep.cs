using System.ComponentModel;
using System.Numerics;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.CompilerServices;

/// <summary>Begins to fill sparse matrices of derivatives. Generated code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SparseSweep
{
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
