namespace SymbolicBackprop.Data;

/// <summary>
/// A grey image in the portable graymap format of Netpbm (https://netpbm.sourceforge.net/doc/pgm.html), binary (<c>P5</c>) or text
/// (<c>P2</c>), with one or two bytes a sample. One image a file.
/// </summary>
public sealed class PgmImage
{
    /// <summary>The longest file that is read, in bytes.</summary>
    public const int MaximumFileLength = 64 * 1024 * 1024;

    private readonly ushort[] _samples;

    internal PgmImage(string path, int width, int height, int maximumSample, ushort[] samples)
    {
        Path = path;
        Width = width;
        Height = height;
        MaximumSample = maximumSample;
        _samples = samples;
    }

    /// <summary>The file, as the caller of <see cref="Read"/> named it.</summary>
    public string Path { get; }

    /// <summary>The samples of a row.</summary>
    public int Width { get; }

    /// <summary>The number of rows.</summary>
    public int Height { get; }

    /// <summary>The sample that means white, from 1 to 65535; 0 means black. (The format calls it maxval.)</summary>
    public int MaximumSample { get; }

    /// <summary>The samples from 0 to <see cref="MaximumSample"/>, row by row from the top left.</summary>
    public ReadOnlySpan<ushort> Samples => _samples;

    /// <summary>Reads a file whole.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="DataFileException">
    /// The file is missing, too large or cannot be read, is no PGM image, is shorter or longer than its size says,
    /// or has a sample above its maximum.
    /// </exception>
    public static PgmImage Read(string path) => DataFile.Read(path, stream =>
    {
        if (stream.Length > MaximumFileLength)
            throw new DataFileException(path, $"is {stream.Length} bytes long; at most {MaximumFileLength} are read");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new PgmReader(path, bytes).Image();
    });
}
