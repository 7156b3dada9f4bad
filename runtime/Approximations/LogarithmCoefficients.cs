namespace SymbolicBackprop.Approximations;

/// <summary>What the logarithm is computed from: s = (m − 1) / (m + 1) for m from ¾ to 1½. Made by coefficients.py; the constant term comes first.</summary>
internal static class LogarithmCoefficients
{
    /// <summary>(ln m − 2s) / s³ by s², for |s| ≤ 0.2.</summary>
    public static ReadOnlySpan<double> ThirdOrder =>
    [
        0.6666666666666666,
        0.400000000000078,
        0.2857142856733919,
        0.22222223037807243,
        0.18181738454723026,
        0.15388834677801916,
        0.1321036048513262,
        0.13604015707124079,
    ];

    /// <summary>(ln m − 2s) / s³ by s², for |s| ≤ 0.2, in single precision.</summary>
    public static ReadOnlySpan<double> ThirdOrderSingle =>
    [
        0.6666666627719066,
        0.4000031125070458,
        0.28532744768803825,
        0.23747344538291254,
    ];
}
