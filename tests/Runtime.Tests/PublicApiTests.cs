using System.Runtime.CompilerServices;

namespace SymbolicBackprop.Tests;

/// <summary>The public surface changes only where someone means it to.</summary>
public class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_one_that_was_agreed_on()
    {
        var verified = Path.Combine(Folder(), "PublicApi.verified.txt");
        var actual = PublicApiText.Of(typeof(Functions).Assembly);
        if (File.Exists(verified) && File.ReadAllText(verified).ReplaceLineEndings("\n") == actual)
            return;

        var received = Path.Combine(Folder(), "PublicApi.received.txt");
        File.WriteAllText(received, actual);
        Assert.Fail($"The public surface is not that of PublicApi.verified.txt. Compare it with {received}, and put that in its place where the change is meant.");
    }

    /// <summary>Beside this file; builds that map source paths away have it above the assembly.</summary>
    private static string Folder([CallerFilePath] string file = "")
    {
        var beside = Path.GetDirectoryName(file)!;
        return Directory.Exists(beside)
            ? beside
            : Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));
    }
}
