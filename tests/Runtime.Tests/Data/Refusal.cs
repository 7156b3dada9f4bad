using SymbolicBackprop.Data;

namespace SymbolicBackprop.Tests.Data;

/// <summary>Asserts that a file is refused in one line that names it and the reason.</summary>
internal static class Refusal
{
    public static void Of(string path, string reason, Action read)
    {
        var exception = Assert.Throws<DataFileException>(read);
        Assert.Equal(path, exception.Path);
        Assert.StartsWith(path + ": ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }
}
