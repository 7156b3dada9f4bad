namespace SymbolicBackprop.Data;

/// <summary>Opens files of data for reading, and reads them whole within a limit.</summary>
internal static class DataFile
{
    /// <summary>Opens a regular file whose length is known, and runs <paramref name="read"/> on it.</summary>
    /// <exception cref="DataFileException">The file is missing, is not a regular file, or the file system refuses to read it.</exception>
    public static TResult Read<TResult>(string path, Func<FileStream, TResult> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (!stream.CanSeek)
                throw new DataFileException(path, "is not a regular file");
            return read(stream);
        }
        catch (Exception exception) when (FileFailure.IsFileSystemRefusal(exception))
        {
            throw FileFailure.Describe(path, exception);
        }
    }
}
