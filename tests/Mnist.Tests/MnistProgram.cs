using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Mnist.Tests;

/// <summary>The built program as a process.</summary>
internal sealed class MnistProgram : IDisposable
{
    private const int LongestSeconds = 60;

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private MnistProgram(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Mnist.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Runs the program to its end.</summary>
    public static Outcome Run(params string[] arguments)
    {
        using var program = Start(arguments);
        return program.WaitForEnd();
    }

    public static MnistProgram Start(params string[] arguments) => new(arguments);

    /// <summary>As by Ctrl-C.</summary>
    public void Interrupt() => Assert.Equal(0, Kill(_process.Id, signal: 2));

    /// <summary>Without a chance to say a last word.</summary>
    public void Kill() => _process.Kill();

    public Outcome WaitForEnd()
    {
        if (!_process.WaitForExit(TimeSpan.FromSeconds(LongestSeconds)))
        {
            _process.Kill();
            throw new TimeoutException($"The program did not end within {LongestSeconds} s.");
        }

        return new Outcome(_process.ExitCode, Lines(_output), Lines(_error));
    }

    public void Dispose() => _process.Dispose();

    private static string[] Lines(Task<string> text) => text.GetAwaiter().GetResult().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);

    /// <summary>What a run came to, its output in lines.</summary>
    internal sealed record Outcome(int ExitCode, string[] Output, string[] Error)
    {
        /// <summary>In percent, out of the last line.</summary>
        public double Accuracy => double.Parse(Output[^1].Split(' ')[2], CultureInfo.InvariantCulture);

        public override string ToString() => $"exit code {ExitCode}\n{string.Join('\n', Output)}\n{string.Join('\n', Error)}";
    }
}
