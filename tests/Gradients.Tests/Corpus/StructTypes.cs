namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>A vector with the operators of one; a positional record struct.</summary>
[Differentiable]
internal readonly partial record struct Vec3(double X, double Y, double Z)
{
    public static Vec3 Zero => default;

    public static Vec3 UnitX { get; } = new(1, 0, 0);

    public double SquaredLength => X * X + Y * Y + Z * Z;

    public double Length => Math.Sqrt(SquaredLength);

    /// <summary>Not public, because a record prints its public properties, and this one would print its own without end.</summary>
    internal Vec3 Direction
    {
        get
        {
            var length = Length;
            return new Vec3(X / length, Y / length, Z / length);
        }
    }

    public double this[int index] => index switch
    {
        0 => X,
        1 => Y,
        2 => Z,
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public static Vec3 operator +(Vec3 a, Vec3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Vec3 operator -(Vec3 a, Vec3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static Vec3 operator -(Vec3 a) => new(-a.X, -a.Y, -a.Z);

    public static Vec3 operator *(Vec3 a, double scale) => new(a.X * scale, a.Y * scale, a.Z * scale);

    public static Vec3 operator *(double scale, Vec3 a) => a * scale;

    public static double operator *(Vec3 a, Vec3 b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    public static explicit operator Vec3((double X, double Y, double Z) tuple) => new(tuple.X, tuple.Y, tuple.Z);

    public static Vec3 Cross(Vec3 a, Vec3 b) => new(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);

    public Vec3 ProjectedOn(in Vec3 other) => other * (this * other / other.SquaredLength);
}

/// <summary>A number and its slope: forward mode by operators, which reverse mode differentiates again.</summary>
[Differentiable]
internal readonly partial record struct Dual(double Value, double Slope)
{
    public static implicit operator Dual(double constant) => new(constant, 0);

    public static explicit operator double(Dual dual) => dual.Value;

    public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, a.Slope + b.Slope);

    public static Dual operator -(Dual a, Dual b) => new(a.Value - b.Value, a.Slope - b.Slope);

    public static Dual operator *(Dual a, Dual b) => new(a.Value * b.Value, a.Slope * b.Value + a.Value * b.Slope);

    public static Dual operator /(Dual a, Dual b) => new(a.Value / b.Value, (a.Slope * b.Value - a.Value * b.Slope) / (b.Value * b.Value));

    public static Dual operator ++(Dual a) => new(a.Value + 1, a.Slope);

    public static bool operator <(Dual a, Dual b) => a.Value < b.Value;

    public static bool operator >(Dual a, Dual b) => a.Value > b.Value;

    public static Dual Sin(Dual a) => new(Math.Sin(a.Value), Math.Cos(a.Value) * a.Slope);

    public static Dual Exp(Dual a)
    {
        var value = Math.Exp(a.Value);
        return new Dual(value, value * a.Slope);
    }
}

/// <summary>A struct that is changed in place, by its fields and by its own methods.</summary>
[Differentiable]
internal partial struct Particle
{
    public double Position;
    public double Velocity;

    [NoDerivative]
    public int Bounces;

    public Particle(double position, double velocity)
        : this()
    {
        Position = position;
        Velocity = velocity;
    }

    public readonly double Energy => 0.5 * Velocity * Velocity + Position * Position;

    public void Move(double step)
    {
        Velocity -= step * 2 * Position;
        Position += step * Velocity;
    }

    public void BounceAt(double wall)
    {
        if (Position <= wall)
            return;
        Position = 2 * wall - Position;
        Velocity = -Velocity;
        Bounces++;
    }
}

/// <summary>A struct of structs.</summary>
[Differentiable]
internal readonly partial record struct Segment(Vec3 From, Vec3 To)
{
    public Vec3 Middle => 0.5 * (From + To);

    public double Length => (To - From).Length;

    public Vec3 At(double t) => From + (To - From) * t;
}

/// <summary>A struct whose constructor puts its numbers in order, so that no gradient of its type could be made.</summary>
internal readonly struct Interval
{
    public Interval(double low, double high)
    {
        Low = low < high ? low : high;
        High = low < high ? high : low;
    }

    public double Low { get; }

    public double High { get; }

    public double Width => High - Low;

    public static Interval operator +(Interval a, Interval b) => new(a.Low + b.Low, a.High + b.High);

    public static Interval operator *(Interval a, Interval b)
    {
        var (ll, lh, hl, hh) = (a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High);
        return new Interval(Math.Min(Math.Min(ll, lh), Math.Min(hl, hh)), Math.Max(Math.Max(ll, lh), Math.Max(hl, hh)));
    }

    public void Deconstruct(out double low, out double high) => (low, high) = (Low, High);
}

/// <summary>A struct with conversions, and with a property that checks what a field is set to.</summary>
[Differentiable]
internal partial struct Polar
{
    public double Length;

    public double Radius
    {
        readonly get => Length;
        set => Length = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public double Angle { get; set; }

    public static explicit operator Polar(Vec3 v) => new() { Radius = Math.Sqrt(v.X * v.X + v.Y * v.Y), Angle = Math.Atan2(v.Y, v.X) };

    public static implicit operator Vec3(Polar p) => new(p.Radius * Math.Cos(p.Angle), p.Radius * Math.Sin(p.Angle), 0);
}
