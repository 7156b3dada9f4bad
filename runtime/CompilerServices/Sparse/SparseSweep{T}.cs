using System.ComponentModel;
using System.Numerics;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// Fills a sparse matrix of derivatives colour by colour. For each colour generated code makes the direction, the sum of the colour's unit
/// vectors, part by part; differentiates in it; and hands over the product, part by part. The matrix keeps the storage for the next time.
/// </summary>
/// <typeparam name="T">The type of the numbers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SparseSweep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SparseMatrix<T> _matrix;
    private readonly Coloring _coloring;
    private readonly T[] _product;
    private readonly List<Array> _kept = [];
    private string _name = "";
    private int _color;
    private int _column;
    private int _row;
    private int _keptCount;

    private SparseSweep(SparseMatrix<T> matrix, Coloring coloring) =>
        (_matrix, _coloring, _product) = (matrix, coloring, new T[matrix.RowCount]);

    /// <summary>Storage of its own for the direction of an array or a span, of the same shape.</summary>
    /// <param name="like">The array or the span.</param>
    public T[] Direction(ReadOnlySpan<T> like)
    {
        if (NextKept() is not T[] direction || direction.Length != like.Length) Keep(direction = new T[like.Length]);
        return direction;
    }

    /// <inheritdoc cref="Direction(ReadOnlySpan{T})"/>
    public T[,] Direction(T[,] like)
    {
        if (NextKept() is not T[,] direction || direction.GetLength(0) != like.GetLength(0) || direction.GetLength(1) != like.GetLength(1))
            Keep(direction = new T[like.GetLength(0), like.GetLength(1)]);
        return direction;
    }

    /// <summary>A copy of what a parameter holds that the method writes, because every colour begins with it.</summary>
    /// <param name="contents">What it holds.</param>
    public T[] Initial(ReadOnlySpan<T> contents)
    {
        var copy = Direction(contents);
        contents.CopyTo(copy);
        return copy;
    }

    /// <summary>Goes to the next colour.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="ArgumentException">The product with the last direction has not as many numbers as the matrix has rows.</exception>
    public bool MoveNext()
    {
        if (_color >= 0)
        {
            if (_row != _product.Length)
                throw SparseShape.OtherRows(_name, _product.Length, _row);
            _coloring.Scatter(_color, _product, 1, _matrix.Values);
        }

        (_color, _column, _row) = (_color + 1, 0, 0);
        return _color < _coloring.ColorCount;
    }

    /// <summary>Goes to the next colours, as many as there are directions at once: what the last ones gave goes to the matrix, and the directions lead along the next.</summary>
    /// <param name="directions">The directions.</param>
    /// <returns>Whether there are further colours.</returns>
    /// <exception cref="ArgumentException">The product with the last directions has not as many numbers as the matrix has rows.</exception>
    public bool MoveNext(ref LaneDirections<T> directions)
    {
        if (_color < 0) _color = 0;
        else Scatter(directions);
        if (_color >= _coloring.ColorCount) return false;

        directions.Clear();
        var colors = _coloring.Colors;
        for (var column = 0; column < colors.Length; column++)
        {
            var direction = colors[column] - _color;
            if ((uint)direction < (uint)directions.Count) directions.AddUnit(column, direction);
        }

        return true;
    }

    private void Scatter(in LaneDirections<T> directions)
    {
        if (directions.ResultCount != _product.Length)
            throw SparseShape.OtherRows(_name, _product.Length, directions.ResultCount);
        var products = directions.Results;
        for (var direction = 0; direction < directions.Count && _color < _coloring.ColorCount; direction++, _color++)
            _coloring.Scatter(_color, products[direction..], directions.Count, _matrix.Values);
    }

    /// <summary>The direction of the next number.</summary>
    public T Next() => _coloring.Colors[_column++] == _color ? T.One : T.Zero;

    /// <summary>Sets the direction of the next array or span.</summary>
    /// <param name="direction">Receives it.</param>
    public void Next(Span<T> direction)
    {
        foreach (ref var number in direction) number = Next();
    }

    /// <inheritdoc cref="Next(Span{T})"/>
    public void Next(T[,] direction) => Next(AdjointStorage.Elements(direction));

    /// <summary>Takes the next number of the product.</summary>
    /// <param name="number">The number.</param>
    public void Add(T number)
    {
        if (_row < _product.Length) _product[_row] = number;
        _row++;
    }

    /// <summary>Takes the next numbers of the product.</summary>
    /// <param name="numbers">The numbers.</param>
    public void Add(ReadOnlySpan<T> numbers)
    {
        foreach (var number in numbers) Add(number);
    }

    /// <summary>The storage that was asked for at this place the last time.</summary>
    private Array? NextKept()
    {
        if (_keptCount == _kept.Count) _kept.Add(Array.Empty<T>());
        return _kept[_keptCount++];
    }

    private void Keep(Array made) => _kept[_keptCount - 1] = made;

    /// <summary>Begins to fill the matrix by a colouring.</summary>
    internal static SparseSweep<T> Begin(SparseMatrix<T> matrix, Coloring coloring, string name)
    {
        var sweep = matrix.Sweep is { } kept && ReferenceEquals(kept._coloring, coloring) ? kept : matrix.Sweep = new SparseSweep<T>(matrix, coloring);
        (sweep._name, sweep._color, sweep._row, sweep._keptCount) = (name, -1, 0, 0);
        return sweep;
    }
}
