namespace SymbolicBackprop.Tests.Data;

/// <summary>A folder of its own for one test, deleted with everything in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("symbolic-backprop-").FullName;

    public string FileName(string name) => System.IO.Path.Combine(Path, name);

    public string FileWith(string name, byte[] contents)
    {
        File.WriteAllBytes(FileName(name), contents);
        return FileName(name);
    }

    public string[] Names() => [.. Directory.EnumerateFileSystemEntries(Path).Select(entry => System.IO.Path.GetFileName(entry)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
