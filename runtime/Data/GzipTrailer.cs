using System.Buffers.Binary;

namespace SymbolicBackprop.Data;

/// <summary>
/// The end of a gzip file (RFC 1952): the length of what was compressed, modulo 2^32. Decompression checks the sum of the bytes that it
/// unpacked, but takes a stream that stops before its trailer for a whole one, and ignores what follows the trailer:
/// comparing the length finds both.
/// </summary>
/// <param name="UnpackedLength">The length of the contents in bytes.</param>
internal readonly record struct GzipTrailer(uint UnpackedLength)
{
    // Ten bytes of header, two of an empty deflate stream, eight of trailer.
    private const int ShortestFile = 20;

    /// <summary>True where the file begins as a gzip file does; the position is at the beginning before and after.</summary>
    public static bool IsGzip(Stream stream)
    {
        var isGzip = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
        stream.Position = 0;
        return isGzip;
    }

    /// <summary>Reads the trailer; the position is at the beginning before and after.</summary>
    /// <exception cref="DataFileException">The file is too short to have one.</exception>
    public static GzipTrailer Read(string path, Stream stream)
    {
        if (stream.Length < ShortestFile)
            throw new DataFileException(path, $"is {stream.Length} bytes long, too short for a gzip file: the file is truncated");
        Span<byte> length = stackalloc byte[sizeof(uint)];
        stream.Position = stream.Length - length.Length;
        stream.ReadExactly(length);
        stream.Position = 0;
        return new GzipTrailer(BinaryPrimitives.ReadUInt32LittleEndian(length));
    }
}
