using System.Buffers;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// A buffer from the shared pool that begins where a cache line does, so that no register lies across two. Should the garbage collector
/// move it, it may begin elsewhere from then on, which costs time and nothing else.
/// </summary>
/// <typeparam name="T">The number.</typeparam>
internal readonly unsafe struct AlignedBuffer<T>
    where T : unmanaged
{
    private const int LineLength = 64;
    private readonly T[]? _items;
    private readonly int _start;

    private AlignedBuffer(T[] items, int start)
    {
        _items = items;
        _start = start;
    }

    /// <summary>The numbers, not cleared; none before there is a buffer.</summary>
    public Span<T> Span => _items is null ? default : _items.AsSpan(_start);

    /// <summary>A buffer of at least that many numbers.</summary>
    /// <exception cref="InsufficientMemoryException">There is no array of that length.</exception>
    public static AlignedBuffer<T> Rent(long length)
    {
        var padding = LineLength / sizeof(T);
        if (length > Array.MaxLength - padding)
            throw new InsufficientMemoryException($"{length} numbers of type {typeof(T)} do not fit into one array.");
        var items = ArrayPool<T>.Shared.Rent((int)length + padding);
        var beyond = (int)((nuint)Unsafe.AsPointer(ref items[0]) % LineLength);
        return new AlignedBuffer<T>(items, beyond == 0 ? 0 : (LineLength - beyond) / sizeof(T));
    }

    /// <summary>Gives the buffer back to the pool; it may be one that there never was.</summary>
    public void Return()
    {
        if (_items is not null) ArrayPool<T>.Shared.Return(_items);
    }
}
