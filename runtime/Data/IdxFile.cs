using System.Buffers.Binary;
using System.IO.Compression;

namespace SymbolicBackprop.Data;

/// <summary>
/// A file of unsigned bytes in the IDX format of the MNIST database (http://yann.lecun.com/exdb/mnist): a magic number
/// (two zeros, the element type 8, the rank), the big-endian extents, the bytes row-major. Plain or compressed with gzip, which is
/// told by the contents and not by the name.
/// </summary>
public sealed class IdxFile
{
    private const byte UnsignedByte = 0x08;

    // Of deflate: 258 bytes out of two bits. A file that claims to unpack to more is lying.
    private const long LargestCompressionRatio = 1032;

    // The length at the end of a gzip file is wrong both where the end is missing and where it is not the end.
    private const string GzipDamage = "the gzip file is truncated or damaged";

    private readonly byte[] _values;

    private IdxFile(string path, int[] extents, byte[] values)
    {
        Path = path;
        Extents = Array.AsReadOnly(extents);
        _values = values;
    }

    /// <summary>The file, as the caller of <see cref="Read"/> named it.</summary>
    public string Path { get; }

    /// <summary>The extents, the slowest first: count, rows, columns for images; the count for labels.</summary>
    public IReadOnlyList<int> Extents { get; }

    /// <summary>The bytes, row-major.</summary>
    public ReadOnlySpan<byte> Values => _values;

    /// <summary>
    /// Reads a file whole. Its declared size is compared with its length (and with the size at the end of a gzip file)
    /// before any memory is taken for it.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="rank">The number of extents that it must have: 3 for images, 1 for labels.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rank"/> is not from 1 to 255.</exception>
    /// <exception cref="DataFileException">
    /// The file is missing or cannot be read, its magic number is another one, it is shorter or longer than it declares,
    /// or its gzip stream is corrupted.
    /// </exception>
    public static IdxFile Read(string path, int rank)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rank, byte.MaxValue);
        return DataFile.Read(path, stream => GzipTrailer.IsGzip(stream) ? ReadCompressed(path, stream, rank) : ReadPlain(path, stream, rank));
    }

    private static IdxFile ReadPlain(string path, FileStream stream, int rank)
    {
        var extents = ReadExtents(path, stream, rank);
        var isShort = stream.Length < DeclaredLength(extents);
        CheckLength(path, extents, stream.Length, $"the file has {stream.Length}: the file is {(isShort ? "truncated" : "too long")}");
        return new IdxFile(path, extents, ReadValues(path, stream, extents));
    }

    private static IdxFile ReadCompressed(string path, FileStream stream, int rank)
    {
        var trailer = GzipTrailer.Read(path, stream);
        if (trailer.UnpackedLength > LargestCompressionRatio * stream.Length)
            throw new DataFileException(path, $"its end claims {trailer.UnpackedLength} bytes, more than {stream.Length} compressed ones can hold: {GzipDamage}");
        try
        {
            using var unpacked = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
            var extents = ReadExtents(path, unpacked, rank);
            CheckLength(path, extents, trailer.UnpackedLength, $"its end claims {trailer.UnpackedLength}: {GzipDamage}");
            var values = ReadValues(path, unpacked, extents);
            if (unpacked.ReadByte() >= 0)
                throw new DataFileException(path, $"unpacks to more than the {trailer.UnpackedLength} bytes that its end claims: {GzipDamage}");
            return new IdxFile(path, extents, values);
        }
        catch (InvalidDataException exception)
        {
            throw new DataFileException(path, GzipDamage, exception);
        }
    }

    private static int[] ReadExtents(string path, Stream stream, int rank)
    {
        Span<byte> header = stackalloc byte[HeaderLength(rank)];
        var magic = header[..sizeof(uint)];
        ReadExactly(path, stream, magic);
        var found = BinaryPrimitives.ReadUInt32BigEndian(magic);
        var expected = ((uint)UnsignedByte << 8) | (uint)rank;
        if (found != expected)
            throw new DataFileException(path, $"has the magic number 0x{found:X8} where 0x{expected:X8} (bytes of rank {rank}) was expected");
        ReadExactly(path, stream, header[sizeof(uint)..]);
        var extents = new int[rank];
        for (var i = 0; i < rank; i++)
        {
            extents[i] = BinaryPrimitives.ReadInt32BigEndian(header[(sizeof(uint) * (i + 1))..]);
            if (extents[i] < 0)
                throw new DataFileException(path, $"declares {(uint)extents[i]} as an extent; at most {int.MaxValue} is possible");
        }

        return extents;
    }

    private static void CheckLength(string path, int[] extents, long actual, string contradiction)
    {
        if (DeclaredLength(extents) != actual)
            throw new DataFileException(path, $"declares {string.Join('×', extents)} values, {DeclaredLength(extents)} bytes with the header, but {contradiction}");
        if (Count(extents) > Array.MaxLength)
            throw new DataFileException(path, $"declares {Count(extents)} values; at most {Array.MaxLength} are read");
    }

    private static byte[] ReadValues(string path, Stream stream, int[] extents)
    {
        var values = new byte[(int)Count(extents)];
        ReadExactly(path, stream, values);
        return values;
    }

    // 255 extents would overflow any integer: past the point where no file can follow, the exact count does not matter.
    private static Int128 Count(int[] extents)
    {
        if (extents.Contains(0))
            return 0;
        Int128 count = 1;
        foreach (var extent in extents)
            count = count > long.MaxValue ? count : count * extent;
        return count;
    }

    private static Int128 DeclaredLength(int[] extents) => HeaderLength(extents.Length) + Count(extents);

    private static int HeaderLength(int rank) => sizeof(uint) * (1 + rank);

    private static void ReadExactly(string path, Stream stream, Span<byte> bytes)
    {
        try
        {
            stream.ReadExactly(bytes);
        }
        catch (EndOfStreamException exception)
        {
            throw new DataFileException(path, "ends too early: the file is truncated", exception);
        }
    }
}
