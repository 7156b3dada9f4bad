namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Structs as parameters, locals, elements of arrays and results.</summary>
internal static partial class Structs
{
    [Differentiable]
    public static double Energy(Vec3 velocity, [Domain(0.5, 2)] double mass) => 0.5 * mass * velocity.SquaredLength;

    [Differentiable]
    public static double TripleProduct(Vec3 a, Vec3 b, Vec3 c) => Vec3.Cross(a, b) * c;

    [Differentiable]
    public static double ConstructedFromNumbers(double x, double y)
    {
        var v = new Vec3(x, y, x * y);
        return v.Length + v.Y * 2;
    }

    [Differentiable]
    public static Vec3 Reflected(Vec3 v, Vec3 normal)
    {
        var n = normal.Direction;
        return v - 2 * (v * n) * n;
    }

    [Differentiable]
    public static double WithExpression(Vec3 v, double x)
    {
        var moved = v with { X = x, Z = v.Z * v.Y };
        return moved.SquaredLength - v.X * moved.Z;
    }

    [Differentiable]
    public static double Deconstructed(Vec3 v)
    {
        var (x, y, z) = -v;
        return x * y + z * z * x;
    }

    [Differentiable]
    public static double Indexed(Vec3 v, int i)
    {
        var sum = v[i] * v[i + 1];
        for (var k = 0; k < 3; k++)
            sum += (k + 1) * v[k];
        return sum;
    }

    [Differentiable]
    public static double Converted(double x, double y)
    {
        var v = (Vec3)(x, y, 1.5);
        Vec3 turned = ((Polar)v) with { Angle = x };
        return turned * v;
    }

    [Differentiable]
    public static double StructMethod(Vec3 a, [Domain(0.5, 2)] Vec3 b) => a.ProjectedOn(b).Length;

    [Differentiable]
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
    [Differentiable]
    public static double CopiedThenChanged(double x, double v)
    {
        var first = new Particle(x, v);
        var second = first;
        second.Position *= 3;
        second.Velocity += first.Position;
        return first.Energy * second.Energy;
    }

    [Differentiable]
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

    [Differentiable]
    public static double ArrayOfStructs(double[] positions, [Domain(0.01, 0.1)] double step)
    {
        var particles = new Particle[positions.Length];
        for (var i = 0; i < particles.Length; i++)
            particles[i] = new Particle(positions[i], i);
        for (var round = 0; round < 4; round++)
        {
            for (var i = 0; i < particles.Length; i++)
            {
                particles[i].Move(step);
                particles[i].Velocity += step * particles[(i + 1) % particles.Length].Position;
            }
        }

        var energy = 0.0;
        foreach (var particle in particles)
            energy += particle.Energy;
        return energy;
    }

    [Differentiable]
    public static double CentreOfMass([Shape(6)] ReadOnlySpan<double> coordinates, [Domain(0.5, 2)] double heavier)
    {
        Span<Vec3> points = stackalloc Vec3[2];
        for (var i = 0; i < points.Length; i++)
            points[i] = new Vec3(coordinates[3 * i], coordinates[3 * i + 1], coordinates[3 * i + 2]);
        var centre = Vec3.Zero;
        var mass = 0.0;
        foreach (ref readonly var point in points)
        {
            var weight = mass == 0 ? heavier : 1;
            centre += weight * point;
            mass += weight;
        }

        return (centre * (1 / mass)).Length;
    }

    [Differentiable]
    public static double Nested(Segment segment, double t)
    {
        var point = segment.At(t);
        var other = segment with { From = segment.Middle };
        return (point - other.From) * (point - segment.To) + other.Length;
    }

    [Differentiable]
    public static Segment Extended(Segment segment, double by) => new(segment.From, segment.To + by * (segment.To - segment.From));

    /// <summary>The slope of a composite function by dual numbers; its derivative is a second one.</summary>
    [Differentiable]
    public static double SlopeByDuals(double x, [Domain(0.5, 2)] double a)
    {
        var t = new Dual(x, 1);
        var y = Dual.Sin(a * t) * Dual.Exp(-1 * t) / (1 + t * t);
        return y.Slope;
    }

    [Differentiable]
    public static Dual PowerOfDual(Dual x)
    {
        Dual product = 1;
        for (var i = 0; i < 4; i++)
            product *= x > 0.25 ? x : x - 2;
        product++;
        return product;
    }

    [Differentiable]
    public static double ConversionOfDual(double x) => (double)Dual.Exp(new Dual(x, 3)) * ((double)(Dual)x);

    [Differentiable]
    public static double IntervalArithmetic(double a, double b, double c)
    {
        var product = (new Interval(a, b) + new Interval(c, 0.5)) * new Interval(b, c);
        var (low, high) = product;
        return low * high + product.Width;
    }

    [Differentiable]
    public static double PropertySetters([Domain(0.5, 2)] double radius, double angle)
    {
        var polar = new Polar { Angle = angle };
        polar.Radius = radius;
        polar.Radius *= 2;
        polar.Angle += polar.Radius;
        Vec3 v = polar;
        return v.X * v.Y + polar.Angle;
    }

    [Differentiable]
    public static (Vec3 Sum, double Dot) TupleOfStruct(Vec3 a, Vec3 b) => (a + b, a * b);

    [Differentiable]
    public static double OfTupleOfStruct(Vec3 a, double scale)
    {
        var (sum, dot) = TupleOfStruct(a, scale * a);
        return sum.Length * dot;
    }

    [Differentiable]
    public static double ChosenStruct(Vec3 a, Vec3 b)
    {
        var longer = a.SquaredLength > b.SquaredLength ? a : b;
        if (longer.X < 0)
            longer = -longer;
        return longer.X + longer * a;
    }

    [Differentiable]
    public static double PassedByReference(double x, double y)
    {
        var v = new Vec3(x, y, 1);
        Scale(ref v, x);
        Scale(ref v, 2);
        return v.SquaredLength;
    }

    [Differentiable]
    public static void Scale(ref Vec3 v, double factor) => v = v * factor;

    /// <summary>The position of a struct that is swapped with its neighbour where they are out of order.</summary>
    [Differentiable]
    public static double SortedStructs(double[] keys, double[] payloads)
    {
        var pairs = new (double Key, double Payload)[keys.Length];
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = (keys[i], payloads[i]);
        for (var i = 0; i < pairs.Length; i++)
        {
            for (var j = i + 1; j < pairs.Length; j++)
            {
                if (pairs[j].Key < pairs[i].Key)
                    (pairs[i], pairs[j]) = (pairs[j], pairs[i]);
            }
        }

        return pairs[0].Payload * pairs[0].Key + 2 * pairs[1].Payload - pairs[2].Payload * pairs[0].Payload;
    }
}
