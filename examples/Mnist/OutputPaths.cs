using SymbolicBackprop.Data;

namespace Mnist;

/// <summary>Finds out before a training what would fail after it.</summary>
internal static class OutputPaths
{
    /// <summary>Makes a folder where there is none, and tries whether a file can be written there.</summary>
    /// <exception cref="DataFileException">It cannot be made or cannot be written.</exception>
    public static void PrepareFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var probe = new FileStream(
                Path.Combine(folder, $".{Guid.NewGuid():N}.tmp"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException(folder, $"the folder cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>Refuses a path at which no file can be.</summary>
    /// <exception cref="DataFileException">It is a folder, or lies in a folder that does not exist.</exception>
    public static void RequireReplaceable(string path)
    {
        if (Directory.Exists(path))
            throw new DataFileException(path, "is a folder, not a file");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(folder))
            throw new DataFileException(path, $"the folder {folder} does not exist");
    }

    /// <summary>How to start this program with some arguments.</summary>
    public static string CommandLine(IEnumerable<string> arguments) =>
        "dotnet run -c Release --project examples/Mnist -- " + string.Join(' ', arguments.Select(static argument => argument.Contains(' ') ? $"\"{argument}\"" : argument));
}
