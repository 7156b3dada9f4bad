using System.Globalization;

namespace SymbolicBackprop.Fuzz.Checking;

/// <summary>Comparing and writing numbers.</summary>
internal static class Numbers
{
    /// <summary>Whether two values have the same bits; NaN equals NaN.</summary>
    public static bool AreSame(double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b));

    public static bool AreSame(double[] a, double[] b) => a.Length == b.Length && a.Zip(b).All(pair => AreSame(pair.First, pair.Second));

    /// <summary>Whether two derivatives have the same bits; the sign of zero does not count, since adding zero to a buffer loses it.</summary>
    public static bool AreSameDerivatives(double[] a, double[] b) => AreSame([.. a.Select(x => x + 0.0)], [.. b.Select(x => x + 0.0)]);

    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static string Text(IEnumerable<double> values) => $"[{string.Join(", ", values.Select(Text))}]";
}
