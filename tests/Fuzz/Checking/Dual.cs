namespace SymbolicBackprop.Fuzz.Checking;

/// <summary>
/// A number in forward mode: its value by the same operations as a <see cref="double"/>, its derivative in one direction, and the sum of
/// the absolute contributions to that derivative, against which an error of rounding is measured.
/// </summary>
/// <param name="Value">What the number is.</param>
/// <param name="Tangent">Its derivative.</param>
/// <param name="Contributions">The sum over all paths from the input of the absolute product of the partial derivatives.</param>
public readonly record struct Dual(double Value, double Tangent, double Contributions)
{
    /// <summary>A constant.</summary>
    public static implicit operator Dual(double value) => new(value, 0, 0);

    /// <summary>The value alone.</summary>
    public static explicit operator double(Dual x) => x.Value;

    /// <summary>The value's integer part, which no derivative flows through.</summary>
    public static explicit operator int(Dual x) => (int)x.Value;

    public static Dual operator -(Dual x) => new(-x.Value, -x.Tangent, x.Contributions);

    public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, a.Tangent + b.Tangent, a.Contributions + b.Contributions);

    public static Dual operator -(Dual a, Dual b) => new(a.Value - b.Value, a.Tangent - b.Tangent, a.Contributions + b.Contributions);

    public static Dual operator *(Dual a, Dual b) => Along(a.Value * b.Value, a, b.Value, b, a.Value);

    public static Dual operator /(Dual a, Dual b) => Along(a.Value / b.Value, a, 1 / b.Value, b, -(a.Value / b.Value) / b.Value);

    public static bool operator <(Dual a, Dual b) => a.Value < b.Value;

    public static bool operator >(Dual a, Dual b) => a.Value > b.Value;

    public static bool operator <=(Dual a, Dual b) => a.Value <= b.Value;

    public static bool operator >=(Dual a, Dual b) => a.Value >= b.Value;

    public static Dual Sin(Dual x) => Along(Math.Sin(x.Value), x, Math.Cos(x.Value));

    public static Dual Cos(Dual x) => Along(Math.Cos(x.Value), x, -Math.Sin(x.Value));

    public static Dual Tanh(Dual x)
    {
        var y = Math.Tanh(x.Value);
        return Along(y, x, 1 - (y * y));
    }

    public static Dual Atan(Dual x) => Along(Math.Atan(x.Value), x, 1 / (1 + (x.Value * x.Value)));

    public static Dual Exp(Dual x) => Along(Math.Exp(x.Value), x, Math.Exp(x.Value));

    public static Dual Log(Dual x) => Along(Math.Log(x.Value), x, 1 / x.Value);

    public static Dual Sqrt(Dual x) => Along(Math.Sqrt(x.Value), x, 0.5 / Math.Sqrt(x.Value));

    public static Dual Abs(Dual x) => Along(Math.Abs(x.Value), x, x.Value > 0 ? 1 : x.Value < 0 ? -1 : 0);

    /// <summary>A power with a constant exponent.</summary>
    public static Dual Pow(Dual x, double exponent) => Along(Math.Pow(x.Value, exponent), x, exponent * Math.Pow(x.Value, exponent - 1));

    /// <summary>The larger of a number and a constant; no derivative at the kink.</summary>
    public static Dual Max(Dual x, double bound) => Along(Math.Max(x.Value, bound), x, x.Value > bound ? 1 : 0);

    public static Dual Sigmoid(Dual x) => Along(Functions.Sigmoid(x.Value), x, Functions.Sigmoid(x.Value) * Functions.Sigmoid(-x.Value));

    private static Dual Along(double value, Dual x, double slope) => new(value, Flow(slope, x.Tangent, x), Flow(Math.Abs(slope), x.Contributions, x));

    private static Dual Along(double value, Dual a, double slopeOfA, Dual b, double slopeOfB) => new(
        value,
        Flow(slopeOfA, a.Tangent, a) + Flow(slopeOfB, b.Tangent, b),
        Flow(Math.Abs(slopeOfA), a.Contributions, a) + Flow(Math.Abs(slopeOfB), b.Contributions, b));

    /// <summary>What does not depend on the input contributes nothing, even where the slope is infinite.</summary>
    private static double Flow(double slope, double amount, Dual source) => source.Contributions == 0 ? 0 : slope * amount;
}
