using System.Buffers;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// Storage for the arrays of one sweep: each is cut off the rest of one buffer. A first sweep that needs more takes more buffers; the ones
/// after it find a single one that is large enough.
/// </summary>
/// <typeparam name="T">The number.</typeparam>
internal struct LaneStorage<T>
    where T : unmanaged
{
    private const int SmallestLength = 512;
    private AlignedBuffer<T> _buffer;
    private int _used;

    // What this sweep has used up, and how much it has taken of all buffers.
    private AlignedBuffer<T>[]? _full;
    private int _fullCount;
    private long _taken;

    /// <summary>Begins a sweep: what the one before was given is no longer its own.</summary>
    public void Begin()
    {
        if (_fullCount > 0)
        {
            ReturnAll();
            _buffer = AlignedBuffer<T>.Rent(_taken);
        }

        _used = 0;
        _taken = 0;
    }

    /// <summary>An array of zeros.</summary>
    /// <param name="length">Its length, a multiple of the numbers in a register.</param>
    /// <exception cref="InsufficientMemoryException">There is no array of that length.</exception>
    public Span<T> New(long length)
    {
        if (length > _buffer.Span.Length - _used) Exchange(length);
        var storage = _buffer.Span.Slice(_used, (int)length);
        _used += (int)length;
        _taken += length;
        storage.Clear();
        return storage;
    }

    /// <summary>Gives all buffers back to the pool.</summary>
    public void Return()
    {
        ReturnAll();
        _used = 0;
    }

    private void Exchange(long length)
    {
        var next = AlignedBuffer<T>.Rent(Math.Max(length, Math.Max(SmallestLength, 2L * _buffer.Span.Length)));
        if (_used == 0)
        {
            _buffer.Return();
        }
        else
        {
            _full ??= ArrayPool<AlignedBuffer<T>>.Shared.Rent(32);
            _full[_fullCount++] = _buffer;
        }

        _buffer = next;
        _used = 0;
    }

    private void ReturnAll()
    {
        _buffer.Return();
        _buffer = default;
        for (var i = 0; i < _fullCount; i++) _full![i].Return();
        if (_full is not null) ArrayPool<AlignedBuffer<T>>.Shared.Return(_full, clearArray: true);
        _full = null;
        _fullCount = 0;
    }
}
