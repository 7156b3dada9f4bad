namespace SymbolicBackprop.Approximations;

/// <summary>What the logarithmic derivatives of the gamma function are computed from. Made by coefficients.py; the constant term comes first.</summary>
internal static class PolygammaCoefficients
{
    /// <summary>The positive zero of ψ, rounded.</summary>
    public const double Root = 1.4616321449683622;

    /// <summary>What the rounded zero lacks.</summary>
    public const double RootCorrection = 9.549995429965697E-17;

    /// <summary>The numerator of ψ(x) / (x − the zero) by x − 1.5, for x from 1 to 2.</summary>
    public static ReadOnlySpan<double> DigammaNumerator =>
    [
        0.9510558760318328,
        1.1663702567214969,
        0.5137384479970142,
        0.0998201733015596,
        0.008297484863617567,
        0.00022636249078624788,
        4.22009395907132E-7,
    ];

    /// <summary>The denominator of ψ(x) / (x − the zero) by x − 1.5, for x from 1 to 2.</summary>
    public static ReadOnlySpan<double> DigammaDenominator =>
    [
        1.0,
        1.6718236205395554,
        1.0319333676352624,
        0.2978119036558111,
        0.041378314480827155,
        0.0025031842360786877,
        4.664959078686044E-5,
    ];

    /// <summary>Where the asymptotic series of ψ takes over.</summary>
    public const double AsymptoticFrom = 8.0;

    /// <summary>x²·(ln x − 1/(2x) − ψ(x)) by 1/x², for x ≥ 8.</summary>
    public static ReadOnlySpan<double> DigammaAsymptotic =>
    [
        0.08333333333333333,
        -0.008333333333331664,
        0.003968253965999701,
        -0.004166665501516725,
        0.007575459920369176,
        -0.02105106090804774,
        0.08002337465397756,
        -0.299425370626735,
    ];

    /// <summary>B₂ₖ / (2k)! for k = 1, 2, …: the corrections of Euler's and Maclaurin's summation.</summary>
    public static ReadOnlySpan<double> EulerMaclaurin =>
    [
        0.08333333333333333,
        -0.001388888888888889,
        3.306878306878307E-5,
        -8.267195767195768E-7,
        2.08767569878681E-8,
        -5.284190138687493E-10,
        1.3382536530684679E-11,
        -3.3896802963225827E-13,
        8.586062056277845E-15,
        -2.174868698558062E-16,
        5.5090028283602295E-18,
    ];
}
