namespace SymbolicBackprop.Approximations;

/// <summary>What the exponential function is computed from. Made by coefficients.py; the constant term comes first.</summary>
internal static class ExponentialCoefficients
{
    /// <summary>(eʳ − 1 − r) / r² by r, for |r| ≤ ½·ln 2.</summary>
    public static ReadOnlySpan<double> SecondOrder =>
    [
        0.5000000000000001,
        0.16666666666666669,
        0.041666666666624164,
        0.008333333333330065,
        0.0013888888917196719,
        0.00019841269863040545,
        2.4801521322368692E-5,
        2.7557268480310024E-6,
        2.7620075879983367E-7,
        2.5100375832561234E-8,
    ];

    /// <summary>(eʳ − 1 − r) / r² by r, for |r| ≤ ½·ln 2, in single precision.</summary>
    public static ReadOnlySpan<double> SecondOrderSingle =>
    [
        0.5000000013457727,
        0.16666666681614256,
        0.04166646500604005,
        0.008333310934448869,
        0.0013933641031986701,
        0.00019890980869750327,
    ];
}
