namespace SymbolicBackprop;

/// <summary>One partial derivative, from both sides.</summary>
/// <param name="Leaf">The name of the leaf; empty for a bare number or array.</param>
/// <param name="Shape">The shape of the leaf.</param>
/// <param name="Index">The place in the leaf, in row-major order.</param>
/// <param name="Analytic">The derivative that was to be checked.</param>
/// <param name="Numeric">The derivative by differences.</param>
/// <param name="Uncertainty">How far the numeric derivative may be off, as its own extrapolation tells.</param>
/// <param name="Scale">What the error is measured against: the larger of both derivatives or, where given, the sum of the absolute contributions.</param>
/// <param name="Tolerance">The error that is tolerated.</param>
public readonly record struct GradientCheckEntry(
    string Leaf, ParameterShape Shape, int Index, double Analytic, double Numeric, double Uncertainty, double Scale, double Tolerance)
{
    /// <summary>The distance of both derivatives: 0 where they are the same infinity or both NaN, not finite where only one of them is.</summary>
    public double Error => Analytic.Equals(Numeric) ? 0 : Math.Abs(Analytic - Numeric);

    /// <summary>True where the error is tolerated.</summary>
    public bool Passed => Error == 0 || (double.IsFinite(Error) && Error <= Tolerance);

    /// <summary>The leaf and the place in it, as in <c>Hidden.Weights[3, 4]</c>.</summary>
    public string Name => Shape.Rank switch
    {
        0 => Leaf.Length == 0 ? "x" : Leaf,
        1 => $"{(Leaf.Length == 0 ? "x" : Leaf)}[{Index}]",
        _ => $"{(Leaf.Length == 0 ? "x" : Leaf)}[{Index / Shape.ColumnCount}, {Index % Shape.ColumnCount}]",
    };

    /// <summary>
    /// True where the entry is tolerated although it could be off by a tenth of its scale: the numeric derivative is too uncertain to tell.
    /// </summary>
    public bool IsInconclusive => Passed && Error != 0 && !(Tolerance <= 0.1 * Scale);

    /// <summary>The error in units of the tolerance; infinite where it cannot be compared.</summary>
    internal double Severity
    {
        get
        {
            var severity = Error == 0 ? 0 : Error / Tolerance;
            return double.IsNaN(severity) ? double.PositiveInfinity : severity;
        }
    }

    /// <summary>One line with all that is known of the entry.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Name}: analytic {Analytic:G9}, numeric {Numeric:G9} ± {Uncertainty:G2}, error {Error:G3}, tolerance {Tolerance:G3}, scale {Scale:G3}");
}
