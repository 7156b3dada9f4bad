namespace SymbolicBackprop.Data;

/// <summary>
/// A file of data or weights cannot be read or written. The message is one line that names the file and the reason,
/// fit to be shown to the person who gave the file.
/// </summary>
public sealed class DataFileException : IOException
{
    // Names out of a damaged file may be megabytes long.
    private const int LongestReason = 1000;

    /// <summary>Creates the exception with the message <c>path: reason</c>.</summary>
    /// <param name="path">The file, as the caller named it.</param>
    /// <param name="reason">What is wrong with it. Control characters become spaces, and a very long text is cut, so that the message stays one line.</param>
    /// <param name="innerException">The failure underneath, where there is one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> or <paramref name="reason"/> is null.</exception>
    public DataFileException(string path, string reason, Exception? innerException = null)
        : base($"{OneLine(path, nameof(path))}: {ShortLine(reason)}", innerException)
    {
        Path = path;
        Reason = ShortLine(reason);
    }

    /// <summary>The file, as the caller named it.</summary>
    public string Path { get; }

    /// <summary>What is wrong with the file, in one line, without its name.</summary>
    public string Reason { get; }

    private static string ShortLine(string reason)
    {
        var line = OneLine(reason, nameof(reason));
        return line.Length <= LongestReason ? line : string.Concat(line.AsSpan(0, LongestReason), "…");
    }

    private static string OneLine(string text, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(text, parameterName);
        return string.Create(text.Length, text, static (line, source) =>
        {
            for (var i = 0; i < line.Length; i++)
                line[i] = char.IsControl(source[i]) ? ' ' : source[i];
        });
    }
}
