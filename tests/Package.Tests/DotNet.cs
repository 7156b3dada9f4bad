using System.Collections;
using System.Diagnostics;

namespace SymbolicBackprop.Package.Tests;

/// <summary>The command line of the SDK, run as on a machine that knows nothing of the build that is testing it.</summary>
internal static class DotNet
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs a build command; neither build nodes nor compiler servers outlive it, for they would hold its output open.</summary>
    public static DotNetResult Build(string folder, params string[] arguments) =>
        Run(folder, [.. arguments, "-nodeReuse:false", "-p:UseSharedCompilation=false"]);

    public static DotNetResult Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => (string)entry.Key))
        {
            // What the build around this test says to its own children is not for this one.
            if (name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name is "NUGET_PACKAGES")
                start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'dotnet {string.Join(' ', arguments)}' took longer than {Patience}.");
        }

        return new DotNetResult(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}

/// <summary>How a command ended.</summary>
internal sealed record DotNetResult(int ExitCode, string Output, string Error)
{
    /// <summary>Fails with everything that the command said.</summary>
    public DotNetResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"Exit code {ExitCode}.\n{Output}\n{Error}");
        return this;
    }
}
