namespace SymbolicBackprop.Approximations;

/// <summary>What the error function and its complement are computed from. Made by coefficients.py; the constant term comes first.</summary>
internal static class ErrorFunctionCoefficients
{
    /// <summary>erf(x) / x by x², for |x| ≤ 1.</summary>
    public static ReadOnlySpan<double> Series =>
    [
        1.1283791670955126,
        -0.37612638903183543,
        0.11283791670945006,
        -0.02686617064323777,
        0.0052239776071164225,
        -0.0008548325975389692,
        0.00012055294904839707,
        -1.492473690741966E-5,
        1.6447424703317362E-6,
        -1.6208483801871705E-7,
        1.3720064546777686E-8,
        -7.795898827002142E-10,
    ];

    /// <summary>The k of the variable t = (x − k) / (x + k), which is −1 at 0 and 1 at ∞.</summary>
    public const double ScaleOfArgument = 3.75;

    /// <summary>((1 + 2x)·e^(x²)·erfc(x) − 1) / (1 + t) by t, for all x ≥ 0.</summary>
    public static ReadOnlySpan<double> ScaledComplement =>
    [
        0.2375126308378276,
        -0.37775322942337447,
        0.3813386449088383,
        -0.29906190641869834,
        0.1902579762769805,
        -0.0979536551164407,
        0.03926025652622834,
        -0.010897979109587742,
        0.0011513995570834983,
        0.0006042263143187563,
        -0.00031051268003374816,
        2.0358508055241893E-5,
        3.129070333546096E-5,
        -8.906169024534622E-6,
        -2.5382434146371003E-6,
        1.5640431202804254E-6,
        1.8801484988589272E-7,
        -2.4429200944814285E-7,
        -1.4814959331522959E-8,
        3.7154530014027474E-8,
        1.8109225349584917E-9,
        -4.9747323665295E-9,
        -3.0955461310191995E-10,
        4.0976452069908214E-10,
        3.373138630188069E-11,
    ];
}
