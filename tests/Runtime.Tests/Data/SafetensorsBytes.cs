using System.Buffers.Binary;
using System.Text;

namespace SymbolicBackprop.Tests.Data;

/// <summary>Makes safetensors files by hand, right or wrong, independently of the writer under test.</summary>
internal static class SafetensorsBytes
{
    public static byte[] Of(string header, params byte[] data) => Of((ulong)Encoding.UTF8.GetByteCount(header), Encoding.UTF8.GetBytes(header), data);

    public static byte[] Of(ulong declaredLength, byte[] header, byte[] data)
    {
        var length = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, declaredLength);
        return [.. length, .. header, .. data];
    }
}
