using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// A zeroed buffer from the shared pool, for the adjoints of arrays that live within one call. Generated methods declare it with
/// <c>using</c>, so that the storage goes back to the pool when they are left, also by an exception. Copies share the storage: only one
/// of them may be disposed of.
/// </summary>
/// <typeparam name="T">The type of an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct PooledArray<T>
{
    private T[]? _items;
    private readonly int _length;

    /// <summary>A buffer of zeros.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public PooledArray(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        _items = ArrayPool<T>.Shared.Rent(length);
        _length = length;
        Span.Clear();
    }

    /// <summary>The elements. They belong to someone else once the buffer is disposed of; the property gives none from then on.</summary>
    public readonly Span<T> Span => _items is null ? default : new(_items, 0, _length);

    /// <summary>Returns the storage to the pool.</summary>
    public void Dispose()
    {
        var items = _items;
        _items = null;
        if (items is not null) ArrayPool<T>.Shared.Return(items, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
    }
}
