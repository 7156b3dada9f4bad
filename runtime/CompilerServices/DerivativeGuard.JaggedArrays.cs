using System.Runtime.InteropServices;

namespace SymbolicBackprop.CompilerServices;

// The checks of jagged arrays. Arrays are the same or apart, so rows are compared by identity; rows of length zero share nothing. A matrix
// makes its storage itself, so that no array is a part of it.
public static partial class DerivativeGuard
{
    /// <summary>A jagged array is there, and so is each of its rows.</summary>
    /// <exception cref="ArgumentNullException">The array is null.</exception>
    /// <exception cref="ArgumentException">A row is null; its index is shown.</exception>
    public static void RequireRows<T>(T[][] rows, string name)
    {
        ArgumentNullException.ThrowIfNull(rows, name);
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i] is null) throw new ArgumentException($"'{Row(name, i)}' is null: each row must be an array.", name);
        }
    }

    /// <summary>A buffer has the rows, and their lengths, of the parameter whose gradient it receives.</summary>
    /// <exception cref="ArgumentException">It has not; the buffer is named.</exception>
    public static void RequireSameShape<T>(T[][] buffer, T[][] parameter, string bufferName, string parameterName)
    {
        if (buffer.Length != parameter.Length)
            throw Mismatch(bufferName, $"[{buffer.Length}][]", parameterName, $"[{parameter.Length}][]");
        for (var i = 0; i < parameter.Length; i++)
        {
            if (buffer[i].Length != parameter[i].Length)
                throw Mismatch(Row(bufferName, i), $"[{buffer[i].Length}]", Row(parameterName, i), $"[{parameter[i].Length}]", bufferName);
        }
    }

    /// <summary>No two rows of a jagged array that is written are the same array.</summary>
    /// <exception cref="ArgumentException">Two are; both are named.</exception>
    public static void RequireRowsApart<T>(T[][] rows, string name)
        where T : unmanaged
    {
        using var table = new RowTable<T>(rows);
        for (var i = 0; i < rows.Length; i++)
        {
            if (table.Find(rows[i]) is var earlier and >= 0) throw Overlap(Row(name, earlier), Row(name, i), name);
            table.Add(i);
        }
    }

    /// <inheritdoc cref="RequireApart{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireApart<T>(T[][] left, T[][] right, string leftName, string rightName)
        where T : unmanaged
    {
        using var table = new RowTable<T>(left);
        for (var i = 0; i < left.Length; i++)
            table.Add(i);
        for (var i = 0; i < right.Length; i++)
        {
            if (table.Find(right[i]) is var same and >= 0) throw Overlap(Row(leftName, same), Row(rightName, i), leftName);
        }
    }

    /// <inheritdoc cref="RequireApart{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireApart<T>(T[][] left, ReadOnlySpan<T> right, string leftName, string rightName)
        where T : unmanaged
    {
        if (RowThatOverlaps(left, MemoryMarshal.AsBytes(right)) is var i and >= 0) throw Overlap(Row(leftName, i), rightName, leftName);
    }

    /// <inheritdoc cref="RequireApart{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireApart<T>(ReadOnlySpan<T> left, T[][] right, string leftName, string rightName)
        where T : unmanaged
    {
        if (RowThatOverlaps(right, MemoryMarshal.AsBytes(left)) is var i and >= 0) throw Overlap(leftName, Row(rightName, i), leftName);
    }

    /// <inheritdoc cref="RequireApart{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireApart<TParameters, T>(ref TParameters left, T[][] right, string leftName, string rightName)
        where TParameters : IParameters<TParameters>
        where T : unmanaged
    {
        for (var leaf = 0; leaf < left.LeafCount; leaf++)
        {
            if (RowThatOverlaps(right, TParameters.Leaf(ref left, leaf).Bytes) is var i and >= 0)
                throw Overlap($"{leftName}.{left.LeafName(leaf)}", Row(rightName, i), leftName);
        }
    }

    private static int RowThatOverlaps<T>(T[][] rows, ReadOnlySpan<byte> bytes)
        where T : unmanaged
    {
        for (var i = 0; i < rows.Length; i++)
        {
            if (bytes.Overlaps(MemoryMarshal.AsBytes<T>(rows[i]))) return i;
        }

        return -1;
    }

    private static string Row(string name, int index) => $"{name}[{index}]";
}
