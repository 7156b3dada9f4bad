namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Structs as parameters, locals, elements of arrays and results.</summary>
internal static partial class Structs
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Energy(Vec3 velocity, [Domain(0.5, 2)] double mass) => 0.5 * mass * velocity.SquaredLength;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double TripleProduct(Vec3 a, Vec3 b, Vec3 c) => Vec3.Cross(a, b) * c;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ConstructedFromNumbers(double x, double y)
    {
        var v = new Vec3(x, y, x * y);
        return v.Length + v.Y * 2;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WithExpression(Vec3 v, double x)
    {
        var moved = v with { X = x, Z = v.Z * v.Y };
        return moved.SquaredLength - v.X * moved.Z;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Deconstructed(Vec3 v)
    {
        var (x, y, z) = -v;
        return x * y + z * z * x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Indexed(Vec3 v, int i)
    {
        var sum = v[i] * v[i + 1];
        for (var k = 0; k < 3; k++)
            sum += (k + 1) * v[k];
        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Converted(double x, double y)
    {
        var v = (Vec3)(x, y, 1.5);
        Vec3 turned = ((Polar)v) with { Angle = x };
        return turned * v;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double StructMethod(Vec3 a, [Domain(0.5, 2)] Vec3 b) => a.ProjectedOn(b).Length;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Default(double x)
    {
        var sum = Vec3.Zero;
        Vec3 other = default;
        for (var i = 0; i < 3; i++)
        {
            sum += x * Vec3.UnitX;
            other = sum + new Vec3(0, i, x) - other;
        }

        return sum * other;
    }

    /// <summary>A copy is a copy: what is changed is the second one.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double CopiedThenChanged(double x, double v)
    {
        var first = new Particle(x, v);
        var second = first;
        second.Position *= 3;
        second.Velocity += first.Position;
        return first.Energy * second.Energy;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double MutatingMethods([Domain(0.2, 0.8)] double position, [Domain(1, 2)] double velocity)
    {
        var particle = new Particle { Position = position, Velocity = velocity };
        for (var i = 0; i < 20; i++)
        {
            particle.Move(0.1);
            particle.BounceAt(1);
        }

        return particle.Energy * (1 + particle.Bounces) + particle.Position;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Nested(Segment segment, double t)
    {
        var point = segment.At(t);
        var other = segment with { From = segment.Middle };
        return (point - other.From) * (point - segment.To) + other.Length;
    }

    /// <summary>The slope of a composite function by dual numbers; its derivative is a second one.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SlopeByDuals(double x, [Domain(0.5, 2)] double a)
    {
        var t = new Dual(x, 1);
        var y = Dual.Sin(a * t) * Dual.Exp(-1 * t) / (1 + t * t);
        return y.Slope;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ConversionOfDual(double x) => (double)Dual.Exp(new Dual(x, 3)) * ((double)(Dual)x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double IntervalArithmetic(double a, double b, double c)
    {
        var product = (new Interval(a, b) + new Interval(c, 0.5)) * new Interval(b, c);
        var (low, high) = product;
        return low * high + product.Width;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double PropertySetters([Domain(0.5, 2)] double radius, double angle)
    {
        var polar = new Polar { Angle = angle };
        polar.Radius = radius;
        polar.Radius *= 2;
        polar.Angle += polar.Radius;
        Vec3 v = polar;
        return v.X * v.Y + polar.Angle;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ChosenStruct(Vec3 a, Vec3 b)
    {
        var longer = a.SquaredLength > b.SquaredLength ? a : b;
        if (longer.X < 0)
            longer = -longer;
        return longer.X + longer * a;
    }
}
