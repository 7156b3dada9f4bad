using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// Finds a row of a jagged array by its identity, in constant time on average: a hash table with linear probing in pooled storage, so
/// that the checks of a gradient allocate nothing. Addresses would not do: the garbage collector moves rows.
/// </summary>
internal ref struct RowTable<T>
{
    private readonly T[][] _rows;
    private readonly int _mask;

    /// <summary>At a place: one more than the index of a row, or zero.</summary>
    private PooledArray<int> _places;

    /// <summary>An empty table for rows of the given array.</summary>
    public RowTable(T[][] rows)
    {
        _rows = rows;
        // At most half of the places are taken, so that a search is short and finds an end.
        var capacity = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2L * rows.Length, 2));
        _places = new(capacity);
        _mask = capacity - 1;
    }

    /// <summary>Adds the row of an index. A row without elements is left out: it shares no storage with anything.</summary>
    public readonly void Add(int index)
    {
        var row = _rows[index];
        if (row is not { Length: > 0 }) return;
        var places = _places.Span;
        var place = FirstPlace(row);
        while (places[place] != 0)
            place = (place + 1) & _mask;
        places[place] = index + 1;
    }

    /// <summary>The index of a row that was added, the first of them where it was added more than once; −1 where it was not.</summary>
    public readonly int Find(T[] row)
    {
        var places = _places.Span;
        for (var place = FirstPlace(row); places[place] != 0; place = (place + 1) & _mask)
        {
            var index = places[place] - 1;
            if (ReferenceEquals(_rows[index], row)) return index;
        }

        return -1;
    }

    public void Dispose() => _places.Dispose();

    private readonly int FirstPlace(T[] row) => RuntimeHelpers.GetHashCode(row) & _mask;
}
