using System.ComponentModel;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.CompilerServices;

/// <summary>Fills a row of a Jacobian from left to right with the numbers of several values, those of arrays and matrices in their order.</summary>
/// <typeparam name="T">The type of the numbers.</typeparam>
/// <param name="matrix">The matrix.</param>
/// <param name="row">The row.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct MatrixRow<T>(Matrix<T> matrix, int row)
    where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
{
    private int _column;

    /// <summary>Writes the next number.</summary>
    public void Add(T number) => matrix[row, _column++] = number;

    /// <summary>Writes the next numbers.</summary>
    public void Add(ReadOnlySpan<T> numbers)
    {
        numbers.CopyTo(matrix.RowSpan(row)[_column..]);
        _column += numbers.Length;
    }
}
