namespace SymbolicBackprop.Data;

/// <summary>
/// Writes files so that a reader sees the old contents or the new ones and never a part of them, whatever interrupts the writing.
/// </summary>
public static class AtomicFile
{
    private static readonly FileStreamOptions TemporaryFile = new()
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        Share = FileShare.None,
    };

    /// <summary>
    /// Writes a file: into a temporary file of the same folder, flushed to the disk and then renamed over <paramref name="path"/>.
    /// On any failure the temporary file is deleted and what <paramref name="path"/> held before is untouched.
    /// </summary>
    /// <remarks>
    /// A symbolic link is followed: the file that it points to is replaced, the link stays. A file marked read-only is refused,
    /// although its folder would allow to replace it.
    /// </remarks>
    /// <param name="path">The file to create or to replace; its folder must exist.</param>
    /// <param name="write">Writes the contents to the stream that it is given, which it need not flush or close.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> or <paramref name="write"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="DataFileException">
    /// The folder is missing or cannot be written, the disk is full, or <paramref name="path"/> is a folder or read-only.
    /// Exceptions of <paramref name="write"/> other than those of the file system pass unchanged.
    /// </exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        try
        {
            Replace(ReplaceableTarget(path), write);
        }
        catch (Exception exception) when (FileFailure.IsFileSystemRefusal(exception))
        {
            throw FileFailure.Describe(path, exception);
        }
    }

    private static string ReplaceableTarget(string path)
    {
        if (Directory.Exists(path))
            throw new DataFileException(path, "is a folder, not a file");
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(target);
        if (!Directory.Exists(folder))
            throw new DataFileException(path, $"the folder {folder} does not exist");
        if (File.Exists(target) && File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly))
            throw new DataFileException(path, "the file is read-only");
        return target;
    }

    private static void Replace(string target, Action<Stream> write)
    {
        // A leading dot and a name of its own: hidden from listings, and no other writer of the same file collides with it.
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Guid.NewGuid():N}.tmp");
        var isReplaced = false;
        try
        {
            using (var stream = new FileStream(temporary, TemporaryFile))
            {
                write(stream);
                // Without this a power failure after the rename could leave the new name on contents that never reached the disk.
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
            isReplaced = true;
        }
        finally
        {
            if (!isReplaced)
                DeleteQuietly(temporary);
        }
    }

    private static void DeleteQuietly(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (FileFailure.IsFileSystemRefusal(exception))
        {
            // The failure that brought us here is the one to report.
        }
    }
}
