using System.Globalization;

namespace SymbolicBackprop;

/// <summary>What a gradient check found.</summary>
/// <param name="EntryCount">How many partial derivatives were compared.</param>
/// <param name="FailureCount">How many of them were off by more than is tolerated.</param>
/// <param name="InconclusiveCount">How many were tolerated only because the numeric derivative is too uncertain there.</param>
/// <param name="Worst">The one with the largest error in units of its tolerance; null where there was nothing to compare.</param>
public sealed record GradientCheckResult(int EntryCount, int FailureCount, int InconclusiveCount, GradientCheckEntry? Worst)
{
    /// <summary>True where every entry was within its tolerance.</summary>
    public bool Passed => FailureCount == 0;

    /// <summary>Does nothing where the check passed.</summary>
    /// <exception cref="GradientMismatchException">It did not; the message is that of <see cref="ToString"/>.</exception>
    public void ThrowIfFailed()
    {
        if (!Passed)
            throw new GradientMismatchException(this);
    }

    /// <summary>One line: the verdict and the worst entry.</summary>
    public override string ToString()
    {
        var verdict = Passed
            ? string.Create(CultureInfo.InvariantCulture, $"gradient check passed: {EntryCount} entries")
            : string.Create(CultureInfo.InvariantCulture, $"gradient check FAILED: {FailureCount} of {EntryCount} entries");
        if (InconclusiveCount > 0)
            verdict += string.Create(CultureInfo.InvariantCulture, $", {InconclusiveCount} too uncertain to tell");
        return Worst is { } worst ? $"{verdict}; worst {worst}" : verdict;
    }
}
