using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace SymbolicBackprop.Data;

/// <summary>Copies numbers between the memory of this machine and the little-endian bytes of files.</summary>
internal static class LittleEndian
{
    /// <summary>Copies the bytes, and turns each number around where the machine is big-endian; its own inverse.</summary>
    /// <param name="source">The numbers in one order.</param>
    /// <param name="destination">The numbers in the other; of the same length.</param>
    /// <param name="elementSize">Bytes of one number, 4 or 8.</param>
    public static void Copy(ReadOnlySpan<byte> source, Span<byte> destination, int elementSize)
    {
        source.CopyTo(destination);
        if (BitConverter.IsLittleEndian)
            return;
        if (elementSize == sizeof(uint))
        {
            var numbers = MemoryMarshal.Cast<byte, uint>(destination);
            BinaryPrimitives.ReverseEndianness(numbers, numbers);
        }
        else
        {
            var numbers = MemoryMarshal.Cast<byte, ulong>(destination);
            BinaryPrimitives.ReverseEndianness(numbers, numbers);
        }
    }
}
