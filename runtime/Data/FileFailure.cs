namespace SymbolicBackprop.Data;

/// <summary>Turns what the operating system refuses into a <see cref="DataFileException"/> in plain words.</summary>
internal static class FileFailure
{
    // ENOSPC and EDQUOT as .NET reports them on Unix (the raw number), ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
    private const int NoSpaceLeft = 28;
    private const int QuotaExceededLinux = 122;
    private const int QuotaExceededMacOS = 69;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    /// <summary>True for the exceptions by which the file system refuses an operation.</summary>
    public static bool IsFileSystemRefusal(Exception exception) =>
        exception is IOException and not DataFileException or UnauthorizedAccessException or System.Security.SecurityException;

    /// <summary>The refusal of <paramref name="path"/> in plain words.</summary>
    public static DataFileException Describe(string path, Exception exception) => new(path, Reason(path, exception), exception);

    private static string Reason(string path, Exception exception) => exception switch
    {
        FileNotFoundException => "the file does not exist",
        DirectoryNotFoundException => "the folder does not exist",
        PathTooLongException => "the path is too long",
        UnauthorizedAccessException when Directory.Exists(path) => "is a folder, not a file",
        UnauthorizedAccessException => "access is denied",
        _ when IsDiskFull(exception.HResult) => "the disk is full",
        _ => exception.Message,
    };

    private static bool IsDiskFull(int result) =>
        result is NoSpaceLeft or WindowsDiskFull or WindowsHandleDiskFull
        || (result == QuotaExceededLinux && OperatingSystem.IsLinux())
        || (result == QuotaExceededMacOS && OperatingSystem.IsMacOS());
}
