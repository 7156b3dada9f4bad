namespace Mnist;

/// <summary>What the program returns to the shell.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The training diverged.</summary>
    public const int Failure = 1;

    /// <summary>An option, a file or a folder cannot be used.</summary>
    public const int BadInput = 2;

    /// <summary>Stopped by Ctrl-C, as shells count it: 128 and the number of the signal.</summary>
    public const int Interrupted = 130;
}
