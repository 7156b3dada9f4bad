using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// Copies of the contents of one array, by slot: what a checkpointed loop keeps of an array that it writes. The copies are in arrays from
/// the shared pool; generated methods declare this with <c>using</c>, so that they go back when they are left, also by an exception.
/// </summary>
/// <typeparam name="T">The type of an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct ArraySnapshots<T>
{
    private Tape<T[]> _copies;
    private int _slotCount;

    /// <summary>No copies yet.</summary>
    public ArraySnapshots() => _copies = new();

    /// <summary>Copies the contents into a slot, in the place of what it held. A slot that is new is the one after those that there are.</summary>
    /// <param name="slot">The number of the slot.</param>
    /// <param name="contents">The elements; of the same number each time.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="slot"/> is negative, or beyond the first that is new.</exception>
    public void Keep(int slot, scoped ReadOnlySpan<T> contents)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)slot, (uint)_slotCount, nameof(slot));
        if (slot == _slotCount)
        {
            _copies.Record(slot, ArrayPool<T>.Shared.Rent(contents.Length));
            _slotCount++;
        }

        contents.CopyTo(_copies[slot]);
    }

    /// <inheritdoc cref="Keep(int, ReadOnlySpan{T})"/>
    public void Keep(int slot, T[,] contents) => Keep(slot, ElementsOf(contents));

    /// <inheritdoc cref="Keep(int, ReadOnlySpan{T})"/>
    public void Keep(int slot, T[,,] contents) => Keep(slot, ElementsOf(contents));

    /// <summary>Copies what a slot holds back.</summary>
    /// <param name="slot">The number of the slot, which something is kept in.</param>
    /// <param name="contents">What receives the elements.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such slot.</exception>
    public readonly void Restore(int slot, scoped Span<T> contents)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)slot, (uint)_slotCount, nameof(slot));
        _copies[slot].AsSpan(0, contents.Length).CopyTo(contents);
    }

    /// <inheritdoc cref="Restore(int, Span{T})"/>
    public readonly void Restore(int slot, T[,] contents) => Restore(slot, ElementsOf(contents));

    /// <inheritdoc cref="Restore(int, Span{T})"/>
    public readonly void Restore(int slot, T[,,] contents) => Restore(slot, ElementsOf(contents));

    /// <summary>Returns the copies to the pool.</summary>
    public void Dispose()
    {
        while (_slotCount > 0) ArrayPool<T>.Shared.Return(_copies[--_slotCount], RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        _copies.Dispose();
    }

    // The elements of an array of several dimensions stand one after the other, the last index first.
    private static Span<T> ElementsOf(Array array) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);
}
