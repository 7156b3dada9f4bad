using System.ComponentModel;
using System.Numerics;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.CompilerServices;

/// <summary>Begins to fill sparse Jacobians row by row. Generated code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JacobianBlocks
{
    /// <summary>Begins to fill a Jacobian. The matrix keeps what is needed for the next time.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="jacobian">The matrix.</param>
    /// <param name="columnCount">The columns that it must have.</param>
    /// <param name="name">The parameter that the matrix was passed for.</param>
    /// <exception cref="ArgumentNullException">There is no matrix.</exception>
    /// <exception cref="ArgumentException">The matrix has other columns.</exception>
    public static JacobianBlocks<T> Of<T>(SparseMatrix<T> jacobian, int columnCount, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        SparseShape.RequireColumns(jacobian, columnCount, name);
        return JacobianBlocks<T>.Begin(jacobian, name);
    }
}
