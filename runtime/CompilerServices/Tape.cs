using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// What the forward sweep of a generated method records and its reverse sweep recalls: an array from the shared pool that grows, with an
/// explicit index. Generated methods declare it with <c>using</c>, so that the storage goes back to the pool when they are left, also by
/// an exception. Copies share the storage: only one of them may be disposed of.
/// </summary>
/// <typeparam name="T">The type of a recorded value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct Tape<T>
{
    // Large enough that most loops never grow theirs: it comes from the pool, and is not cleared. References are, when they go back.
    private static int SmallestCapacity => RuntimeHelpers.IsReferenceOrContainsReferences<T>() ? 16 : 4096;

    // The only field, and never passed by reference: so the compiler keeps it in a register through the loops that record.
    private T[] _items;

    /// <summary>An empty tape, which holds no storage yet.</summary>
    public Tape() => _items = [];

    /// <summary>
    /// Makes room for the indices below <paramref name="capacity"/> and keeps what is recorded. A negative capacity, the trip count of a
    /// loop that does not run, needs no room.
    /// </summary>
    /// <exception cref="InsufficientMemoryException">There is not that much memory, or no array of that length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Reserve(int capacity)
    {
        var items = _items;
        if (capacity > items.Length) _items = Grow(items, capacity);
    }

    /// <inheritdoc cref="Reserve(int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Reserve(long capacity)
    {
        var items = _items;
        if (capacity > items.Length) _items = Grow(items, capacity);
    }

    /// <summary>
    /// The value recorded last at an index; it is unspecified where nothing was. What is set must have its room: to record where
    /// <see cref="Reserve(int)"/> has made room for costs no more than a write to an array.
    /// </summary>
    /// <exception cref="IndexOutOfRangeException">The index is negative, or beyond all that was recorded or reserved.</exception>
    public readonly T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _items[index];
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => _items[index] = value;
    }

    /// <summary>Records a value at an index, in the place of what was recorded there; the tape grows as needed.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative.</exception>
    /// <exception cref="InsufficientMemoryException">There is not that much memory, or no array of that length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Record(int index, T value)
    {
        var items = _items;
        if ((uint)index < (uint)items.Length)
            items[index] = value;
        else
            _items = GrowAndRecord(items, index, value);
    }

    /// <summary>Returns the storage to the pool; the tape is empty afterwards, and can be recorded on again.</summary>
    public void Dispose()
    {
        var items = _items;
        _items = [];
        Return(items);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T[] GrowAndRecord(T[] items, int index, T value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var larger = Grow(items, index + 1L);
        larger[index] = value;
        return larger;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T[] Grow(T[] items, long capacity) => Exchange(items, Math.Max(capacity, Doubled(items.Length)));

    // Doubling keeps the cost of a record constant on average. Near the end of what an array can hold it stops at what is possible.
    private static long Doubled(int length) => length == 0 ? SmallestCapacity : Math.Min(2L * length, Array.MaxLength);

    private static T[] Exchange(T[] items, long capacity)
    {
        if (capacity > Array.MaxLength) ThrowTooLong(capacity, null);
        var larger = Rent((int)capacity);
        Array.Copy(items, larger, items.Length);
        Return(items);
        return larger;
    }

    private static T[] Rent(int capacity)
    {
        try
        {
            return ArrayPool<T>.Shared.Rent(capacity);
        }
        catch (OutOfMemoryException exception)
        {
            ThrowTooLong(capacity, exception);
            throw;
        }
    }

    // The pool outlives the method: what it holds must not keep objects alive.
    private static void Return(T[] items) =>
        ArrayPool<T>.Shared.Return(items, RuntimeHelpers.IsReferenceOrContainsReferences<T>());

    [DoesNotReturn]
    private static void ThrowTooLong(long capacity, OutOfMemoryException? cause) => throw new InsufficientMemoryException(
        string.Create(
            CultureInfo.InvariantCulture,
            $"The reverse sweep needs {capacity} recorded values of type {typeof(T)}, more than fit into memory or into one array. ") +
        "Checkpointing bounds the memory of a long loop: [Differentiable(Checkpointing = Checkpointing.Binomial)] on the method, " +
        "or foreach (var i in Checkpointing.Range(start, end)) for one loop.",
        cause);
}
