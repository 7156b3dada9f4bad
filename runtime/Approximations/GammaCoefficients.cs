namespace SymbolicBackprop.Approximations;

/// <summary>What the gamma function and its logarithm are computed from. Made by coefficients.py; the constant term comes first.</summary>
internal static class GammaCoefficients
{
    /// <summary>1 / Γ(1 + t) by t, for |t| ≤ ½.</summary>
    public static ReadOnlySpan<double> Reciprocal =>
    [
        1.0,
        0.5772156649015329,
        -0.6558780715202527,
        -0.042002635034095515,
        0.16653861138218928,
        -0.04219773455552084,
        -0.009621971524607897,
        0.007218943245911072,
        -0.0011651676431973738,
        -0.00021524166229467653,
        0.00012805072001014693,
        -2.01349556850396E-5,
        -1.2525583573659133E-6,
        1.1335045480626792E-6,
        -2.0057089361510917E-7,
        4.939580133523849E-9,
    ];

    /// <summary>ln Γ(2 + t) / t by t, for |t| ≤ ½.</summary>
    public static ReadOnlySpan<double> LogarithmNearTwo =>
    [
        0.42278433509846713,
        0.32246703342411326,
        -0.0673523010531981,
        0.02058080842778038,
        -0.0073855510286719986,
        0.002890510331034267,
        -0.0011927539118428156,
        0.0005096695154115458,
        -0.00022315475400520507,
        9.945767355819498E-5,
        -4.49263133791557E-5,
        2.0505590755833454E-5,
        -9.438715099211532E-6,
        4.38470440459836E-6,
        -2.0439048107029907E-6,
        9.200527894968101E-7,
        -4.3252393445604814E-7,
        2.78740805211359E-7,
        -1.3219945666117874E-7,
    ];

    /// <summary>Where Stirling's series takes over.</summary>
    public const double StirlingFrom = 8.0;

    /// <summary>x·(ln Γ(x) − (x − ½)·ln x + x − ½·ln 2π) by 1/x², for x ≥ 8.</summary>
    public static ReadOnlySpan<double> Stirling =>
    [
        0.08333333333333333,
        -0.002777777777773988,
        0.0007936507897524059,
        -0.0005952365845057049,
        0.0008414700852503147,
        -0.001890382993887715,
        0.005065905360156132,
    ];
}
