using System.Numerics;

namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>A body in space: a struct of structs, some of whose members can be set and some not.</summary>
[Differentiable]
internal partial record struct Body(Vec3 Position, Vec3 Velocity, double Mass)
{
    [NoDerivative]
    public int Steps { get; set; }

    public void Move(double step)
    {
        Position += step * Velocity;
        Steps++;
    }
}

/// <summary>A point whose numbers are fields.</summary>
[Differentiable]
internal partial struct PlanePoint(double x, double y)
{
    public double X = x;
    public double Y = y;
}

/// <summary>Arrays and spans of structs, tuples and small vectors.</summary>
internal static partial class StructArrays
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Energy([Domain(0.5, 2)] Body[] bodies)
    {
        var energy = 0.0;
        for (var i = 0; i < bodies.Length; i++)
        {
            energy += 0.5 * bodies[i].Mass * bodies[i].Velocity.SquaredLength;
            for (var j = i + 1; j < bodies.Length; j++)
                energy -= bodies[i].Mass * bodies[j].Mass / Math.Sqrt((bodies[i].Position - bodies[j].Position).SquaredLength + 0.5);
        }

        return energy;
    }

    /// <summary>Steps of a simulation in place: accelerations first, then velocities and positions.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static void Simulate([Domain(0.5, 2)] Body[] bodies, double step, [Domain(1, 3)] int count)
    {
        var accelerations = new Vec3[bodies.Length];
        for (var round = 0; round < count; round++)
        {
            for (var i = 0; i < bodies.Length; i++)
            {
                accelerations[i] = Vec3.Zero;
                for (var j = 0; j < bodies.Length; j++)
                {
                    var offset = bodies[j].Position - bodies[i].Position;
                    accelerations[i] += bodies[j].Mass / (1 + offset.SquaredLength) * offset;
                }
            }

            for (var i = 0; i < bodies.Length; i++)
            {
                bodies[i].Velocity += step * accelerations[i];
                bodies[i].Move(step);
            }
        }
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SumOfProducts(PlanePoint[] points, double x)
    {
        var sum = 0.0;
        foreach (var point in points)
            sum += point.X * point.Y * x;
        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OnePartOfTheElement(ReadOnlySpan<PlanePoint> points)
    {
        var sum = 0.0;
        for (var i = 0; i + 1 < points.Length; i++)
        {
            var point = points[i + 1];
            sum += point.Y * point.Y;
        }

        return sum;
    }

    [Differentiable(Derivatives.Tangent)]
    public static void WrittenParts(Span<PlanePoint> points, double x)
    {
        for (var i = 1; i < points.Length; i++)
        {
            points[i].X *= points[i - 1].Y;
            points[i].Y += x * points[i].X;
        }
    }

    [Differentiable(Derivatives.Tangent)]
    public static void WrittenByReference(PlanePoint[] points, double x)
    {
        foreach (ref var point in points.AsSpan())
            point.X += point.Y * x;
        ref var last = ref points[^1];
        ref var y = ref last.Y;
        y *= y;
        last = new PlanePoint(last.Y, last.X);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Exchanged(PlanePoint[] points)
    {
        (points[0], points[1]) = (points[1], points[0]);
        var copy = (PlanePoint[])points.Clone();
        copy[0].X *= 2;
        return copy[0].X * points[0].X + points[1].Y;
    }

    /// <summary>Nothing of these can be set: whole elements are replaced.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ReadOnlyStructs(Vec3[] points, double x)
    {
        for (var i = 1; i < points.Length; i++)
            points[i] = points[i] with { Y = points[i - 1].X * x };
        points[0] += points[1];
        return points[0] * points[2];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double NestedParts([Shape(2)] Segment[] segments, int i)
    {
        segments[i] = segments[i] with { From = segments[i].To + segments[i].From };
        var grid = new Segment[2, 2];
        grid[1, 0] = segments[0];
        grid[1, 1] = grid[1, 0] with { To = grid[1, 0].From + grid[0, 0].To };
        return grid[1, 1].To.Y * segments[0].From.X;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfTuples((double A, double B)[] pairs)
    {
        var sum = 0.0;
        foreach (var (a, b) in pairs)
            sum += a * b;
        pairs[0].A = sum;
        pairs[0] = (pairs[0].A * pairs[0].A, pairs[1].B);
        return pairs[0].A * pairs[0].B;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double MadeInside(double x, [Domain(2, 4)] int n)
    {
        var pairs = new (double First, int Count, double Second)[n];
        for (var i = 0; i < n; i++)
            pairs[i] = (x * i, i, x * x);
        var sum = 0.0;
        foreach (var (first, count, second) in pairs)
            sum += first * second * count;
        pairs[0].First += x;
        pairs[0].Second *= sum;
        return pairs[0].First * pairs[0].Second;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OnTheStack(double x)
    {
        Span<Vec3> points = stackalloc Vec3[3];
        points.Fill(new Vec3(x, 1, 0));
        var rest = points[1..];
        rest[0] = points[0] + rest[1];
        Vec3[] all = [.. points, new Vec3(x, x, x)];
        var sum = 0.0;
        foreach (var point in all)
            sum += point.X * point.Y;
        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Jagged(double x, PlanePoint[] given)
    {
        PlanePoint[][] table = [given, [new PlanePoint(x, 1), new PlanePoint(2, x)]];
        table[1][1] = table[0][0];
        table[1][1].X *= x;
        (table[0], table[1]) = (table[1], table[0]);
        return table[0][1].X * table[0][0].Y + table[1][2].Y * table[0][0].X;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double PingPong(double x, [Domain(1, 4)] int n)
    {
        var current = new PlanePoint[2];
        var next = new PlanePoint[2];
        current[0].X = x;
        current[1].Y = x;
        for (var i = 0; i < n; i++)
        {
            next[0].X = current[0].X * current[1].Y;
            next[1].Y = current[0].X + current[1].Y;
            (current, next) = (next, current);
        }

        return current[0].X * current[1].Y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Recursive(Vec3[] points, int i, double x) =>
        i == points.Length ? x : points[i].X * Recursive(points, i + 1, x * points[i].Y) + x;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OverSlices(ReadOnlySpan<PlanePoint> points, double x) =>
        points.Length == 0 ? x : points[0].X * OverSlices(points[1..], x * points[0].Y) + x;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double RecursiveOfLocal(double x)
    {
        Vec3[] points = [new(x, 2, 0), new(3, x, 1)];
        return Recursive(points, 0, x) * points[1].Y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Constants([NoDerivative] (double Weight, string Name)[] table, double x)
    {
        var sum = 0.0;
        foreach (var (weight, name) in table)
            sum += weight * x * name.Length;
        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float OfVectors(Vector3[] points, float x)
    {
        points[0].X += x;
        points[1] = points[0] * x;
        var sum = 0f;
        foreach (var point in points)
            sum += point.X * point.Z;
        return sum + Vector3.Dot(points[0], points[1]);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double CircleFit(PlanePoint[] points, PlanePoint center, [Domain(1, 2)] double radius)
    {
        var sum = 0.0;
        for (var i = 0; i < points.Length; i++)
        {
            var (dx, dy) = (points[i].X - center.X, points[i].Y - center.Y);
            var deviation = dx * dx + dy * dy - radius * radius;
            sum += deviation * deviation;
        }

        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ElementsFromTheEnd(double x)
    {
        Span<PlanePoint> points = stackalloc PlanePoint[2];
        points[^1].X = x;
        points[^1].X *= x;
        points[^2].Y += points[^1].X;
        return points[1].X * points[0].Y;
    }
}
