using System.Numerics;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop;

/// <summary>
/// The storage for the intermediate matrices of a generated <c>…Into</c> method. Keep one beside the gradient and pass it to every call:
/// once the largest shapes have been seen, calls allocate nothing, even where two batch sizes alternate.
/// Not thread-safe: one workspace belongs to one call at a time.
/// </summary>
public sealed class Workspace
{
    private readonly Slots<float> _singles = new();
    private readonly Slots<double> _doubles = new();

    /// <summary>
    /// The matrix of a slot, in the given shape; its contents are unspecified. The same slot gives the same object,
    /// so a matrix obtained before changes its shape when its slot is asked for in another.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>; the two have separate slots.</typeparam>
    /// <param name="slot">A small number from 0 on; slots are meant to be dense.</param>
    /// <param name="rowCount">The number of rows.</param>
    /// <param name="columnCount">The number of columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative, or there would be more elements than an array holds.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither <see cref="float"/> nor <see cref="double"/>.</exception>
    public Matrix<T> Matrix<T>(int slot, int rowCount, int columnCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        if (typeof(T) == typeof(float)) return (Matrix<T>)(object)_singles.Get(slot, rowCount, columnCount);
        if (typeof(T) == typeof(double)) return (Matrix<T>)(object)_doubles.Get(slot, rowCount, columnCount);
        throw new NotSupportedException($"A workspace holds float or double, not {typeof(T)}.");
    }

    /// <summary>Releases all storage; matrices obtained before stay valid but are no longer those of their slots.</summary>
    public void Clear()
    {
        _singles.Clear();
        _doubles.Clear();
    }

    private sealed class Slots<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private Matrix<T>?[] _matrices = [];

        public Matrix<T> Get(int slot, int rowCount, int columnCount)
        {
            if (slot >= _matrices.Length) Array.Resize(ref _matrices, Math.Max(slot + 1, 2 * _matrices.Length));
            var matrix = _matrices[slot];
            if (matrix is null) return _matrices[slot] = new(rowCount, columnCount);
            if (matrix.RowCount != rowCount || matrix.ColumnCount != columnCount) matrix.Reshape(rowCount, columnCount);
            return matrix;
        }

        public void Clear() => _matrices = [];
    }
}
