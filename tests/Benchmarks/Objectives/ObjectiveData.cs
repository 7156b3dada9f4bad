namespace SymbolicBackprop.Benchmarks.Objectives;

/// <summary>The files of both objectives, the small one first, and the values that are known of them.</summary>
internal static class ObjectiveData
{
    public const string SmallAdjustment = "ba_test.txt";
    public const string Adjustment = "ba1_n49_m7776_p31843.txt";

    /// <summary>The residuals of the first observation of the small adjustment, computed from the definition by another program.</summary>
    public static (double X, double Y, double Weight) SmallAdjustmentResidual { get; } = (-0.2690488492353791, 0.25994479267793746, 0.826092651516);

    /// <summary>Values as ADBench gives them.</summary>
    public static IReadOnlyList<(string Name, double Value)> Mixtures { get; } =
    [
        ("gmm_d2_K5.txt", -5240.59056254965),
        ("gmm_d10_K25.txt", -25649.6526211976),
        ("gmm_d20_K50.txt", -65629.5068712677),
    ];
}
