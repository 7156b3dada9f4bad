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

    /// <summary>The numerator of e^(x²)·erfc(x) by x, for x from 0 to 28, with positive coefficients only.</summary>
    public static ReadOnlySpan<double> ScaledNumerator =>
    [
        8809.980414741834,
        19354.016479084454,
        21026.553302827222,
        14512.13383615226,
        6944.272494850185,
        2379.573568642424,
        583.8777435770616,
        99.26860917510676,
        10.693023946189012,
        0.5641895835465046,
    ];

    /// <summary>The denominator of e^(x²)·erfc(x) by x, for x from 0 to 28, with positive coefficients only.</summary>
    public static ReadOnlySpan<double> ScaledDenominator =>
    [
        8809.980414741834,
        29295.01484159853,
        45272.457335103485,
        42928.94893629718,
        27744.212896228026,
        12816.373743024009,
        4305.15887530611,
        1044.372799864824,
        176.4490286292581,
        18.952891470912487,
        1.0,
    ];

    /// <summary>The numerator of e^(x²)·erfc(x) by x, for x from 0 to 28, in single precision.</summary>
    public static ReadOnlySpan<double> ScaledSingleNumerator =>
    [
        13.454369320271075,
        17.704873667915415,
        10.977344035745904,
        3.6409060185923936,
        0.5641901158630316,
    ];

    /// <summary>The denominator of e^(x²)·erfc(x) by x, for x from 0 to 28, in single precision.</summary>
    public static ReadOnlySpan<double> ScaledSingleDenominator =>
    [
        13.454368940996934,
        32.88653829792577,
        34.63095363517852,
        19.95514349689479,
        6.453402034497358,
        1.0,
    ];
}
