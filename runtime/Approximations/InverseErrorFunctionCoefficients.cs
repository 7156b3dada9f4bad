namespace SymbolicBackprop.Approximations;

/// <summary>What the inverse error function is computed from. Made by coefficients.py; the constant term comes first.</summary>
internal static class InverseErrorFunctionCoefficients
{
    /// <summary>The largest |x| of the centre.</summary>
    public const double CentreBound = 0.85;

    /// <summary>The numerator of erf⁻¹(x) / x by 0.7225 − x², for |x| ≤ 0.85.</summary>
    public static ReadOnlySpan<double> CentreNumerator =>
    [
        1.1975323115670913,
        13.148344840595835,
        56.308346143329764,
        119.47608272318107,
        132.15816834242034,
        73.73182032040803,
        18.493136644257557,
        1.598172126525549,
        0.021077511563883843,
    ];

    /// <summary>The denominator of erf⁻¹(x) / x by 0.7225 − x², for |x| ≤ 0.85.</summary>
    public static ReadOnlySpan<double> CentreDenominator =>
    [
        1.0,
        11.730846723805138,
        54.455243379012416,
        127.7637240724386,
        160.82024089026783,
        106.68428276815251,
        34.27168633694469,
        4.415447845022331,
        0.14340918757944626,
    ];

    /// <summary>The least r of the piece.</summary>
    public const double NearTailFrom = 1.6;

    /// <summary>The numerator of x by r − 1.6, where ½·erfc(x) = e^(−r²), for r from 1.6 to 4.0.</summary>
    public static ReadOnlySpan<double> NearTailNumerator =>
    [
        1.006522033603688,
        3.2445377349413635,
        3.9914051940321964,
        2.4848577941073686,
        0.8517629139327949,
        0.16013024193015002,
        0.015006627232462016,
        0.0005179253479201143,
    ];

    /// <summary>The denominator of x by r − 1.6, where ½·erfc(x) = e^(−r²), for r from 1.6 to 4.0.</summary>
    public static ReadOnlySpan<double> NearTailDenominator =>
    [
        1.0,
        2.023777908634348,
        1.6239999203043347,
        0.6561246031945289,
        0.13880638712493049,
        0.014184591772426595,
        0.0005178300047778224,
        1.163712295756797E-9,
    ];

    /// <summary>The least r of the piece.</summary>
    public const double TailFrom = 4.0;

    /// <summary>The numerator of x by r − 4.0, where ½·erfc(x) = e^(−r²), for r from 4.0 to 9.0.</summary>
    public static ReadOnlySpan<double> TailNumerator =>
    [
        3.6609330855588467,
        4.4082779307529805,
        2.163679870921407,
        0.5559851319429524,
        0.0797092267261663,
        0.006252418108322058,
        0.00024126837549376344,
        3.375805239234041E-6,
    ];

    /// <summary>The denominator of x by r − 4.0, where ½·erfc(x) = e^(−r²), for r from 4.0 to 9.0.</summary>
    public static ReadOnlySpan<double> TailDenominator =>
    [
        1.0,
        0.9157617741225051,
        0.3298230101116484,
        0.0588216550621111,
        0.005351763269475397,
        0.00022778259945966758,
        3.3757033038164296E-6,
        5.161952349360298E-13,
    ];

    /// <summary>The least r of the piece.</summary>
    public const double FarTailFrom = 9.0;

    /// <summary>The numerator of x by r − 9.0, where ½·erfc(x) = e^(−r²), for r from 9.0 to 27.5.</summary>
    public static ReadOnlySpan<double> FarTailNumerator =>
    [
        8.806398968232784,
        4.197260024507506,
        0.8116550976474062,
        0.08159152828233346,
        0.004530393442321053,
        0.00013575407341780415,
        1.964950571289252E-6,
        1.0074943243072854E-8,
    ];

    /// <summary>The denominator of x by r − 9.0, where ½·erfc(x) = e^(−r²), for r from 9.0 to 27.5.</summary>
    public static ReadOnlySpan<double> FarTailDenominator =>
    [
        1.0,
        0.36129879697126716,
        0.05066233450115382,
        0.003465317152700014,
        0.00011892189755045633,
        1.8742943282747978E-6,
        1.0074906427232635E-8,
        6.314925464082471E-17,
    ];
}
