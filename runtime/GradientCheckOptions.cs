namespace SymbolicBackprop;

/// <summary>How a gradient is checked.</summary>
public sealed record GradientCheckOptions
{
    /// <summary>
    /// The error that is tolerated in an entry held as <see cref="double"/>, relative to its scale; the uncertainty of the numerical
    /// derivative is tolerated on top.
    /// </summary>
    public double RelativeTolerance { get; init; } = 1e-7;

    /// <summary>The same for an entry held as <see cref="float"/>, and for every entry where any leaf is <see cref="float"/>.</summary>
    public double SingleRelativeTolerance { get; init; } = 1e-3;

    /// <summary>At most so many entries of each leaf are checked, chosen at random; all of them by default.</summary>
    public int MaximumEntriesPerLeaf { get; init; } = int.MaxValue;

    /// <summary>The seed of that choice.</summary>
    public long Seed { get; init; }
}
