using System.Globalization;

namespace SymbolicBackprop.Training;

/// <summary>The checks of numbers that the framework's own throw helpers let pass when they are not finite.</summary>
internal static class RequireReal
{
    public static void Positive(double value, string parameter)
    {
        if (!(value > 0 && double.IsFinite(value)))
            Throw(value, parameter, "a finite number above 0");
    }

    public static void NonNegative(double value, string parameter)
    {
        if (!(value >= 0 && double.IsFinite(value)))
            Throw(value, parameter, "a finite number of at least 0");
    }

    /// <summary>From 0, included, to 1, excluded: decay rates, dropout rates, the share of a split.</summary>
    public static void Fraction(double value, string parameter)
    {
        if (!(value is >= 0 and < 1))
            Throw(value, parameter, "at least 0 and below 1");
    }

    private static void Throw(double value, string parameter, string expected) =>
        throw new ArgumentOutOfRangeException(
            parameter, value, string.Create(CultureInfo.InvariantCulture, $"{parameter} must be {expected}, not {value}."));
}
