using System.ComponentModel;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.CompilerServices;

/// <summary>Fills a column of a Hessian or a Jacobian from top to bottom with the numbers of several values, those of arrays and matrices in their order.</summary>
/// <typeparam name="T">The type of the numbers.</typeparam>
/// <param name="matrix">The matrix.</param>
/// <param name="column">The column.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct MatrixColumn<T>(Matrix<T> matrix, int column)
    where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
{
    private int _row;

    /// <summary>Writes the next number.</summary>
    public void Add(T number) => matrix[_row++, column] = number;

    /// <summary>Writes the next numbers.</summary>
    public void Add(ReadOnlySpan<T> numbers)
    {
        foreach (var number in numbers) Add(number);
    }
}
