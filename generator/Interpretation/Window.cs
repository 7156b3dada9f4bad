using System;

namespace SymbolicBackprop.Generator.Interpretation;

/// <summary>A span as the interpreter holds it: a window on an array, which it shares.</summary>
internal sealed class Window
{
    private readonly int _offset;

    private Window(Array storage, int offset, int length)
    {
        Storage = storage;
        _offset = offset;
        Length = length;
    }

    /// <summary>The array that the window is on.</summary>
    public Array Storage { get; }

    public int Length { get; }

    /// <summary>A window on an array or on part of a window.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not fit, as <c>Slice</c> of a span says it.</exception>
    public static Window On(object storage, int offset, int length)
    {
        var whole = storage as Window ?? new Window((Array)storage, 0, ((Array)storage).Length);
        if (offset < 0 || offset > whole.Length)
            throw new ArgumentOutOfRangeException(nameof(offset), offset, $"A window of {whole.Length} elements has no offset {offset}.");
        if (length < 0 || length > whole.Length - offset)
            throw new ArgumentOutOfRangeException(nameof(length), length, $"A window of {whole.Length} elements has no {length} after offset {offset}.");
        return new Window(whole.Storage, whole._offset + offset, length);
    }

    /// <summary>The place of an element in the array; outside the window −1, at which every array throws what a span would.</summary>
    public long Place(long index) => index >= 0 && index < Length ? _offset + index : -1;

    /// <summary>The elements, as an array of their own.</summary>
    public Array ToArray()
    {
        var copy = Array.CreateInstance(Storage.GetType().GetElementType(), Length);
        Array.Copy(Storage, _offset, copy, 0, Length);
        return copy;
    }
}
