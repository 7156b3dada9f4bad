using System.Buffers.Binary;
using System.IO.Compression;

namespace SymbolicBackprop.Tests.Data;

/// <summary>Makes IDX files by hand, right or wrong.</summary>
internal static class IdxBytes
{
    public const uint Labels = 0x0801;
    public const uint Images = 0x0803;

    public static byte[] Of(uint magic, uint[] extents, params byte[] values)
    {
        var bytes = new byte[4 * (1 + extents.Length) + values.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, magic);
        for (var i = 0; i < extents.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4 * (i + 1)), extents[i]);
        values.CopyTo(bytes, bytes.Length - values.Length);
        return bytes;
    }

    public static byte[] Compressed(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.SmallestSize))
            gzip.Write(bytes);
        return stream.ToArray();
    }
}
