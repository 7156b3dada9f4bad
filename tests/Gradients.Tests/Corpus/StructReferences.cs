namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Structs and tuples that are passed by reference as a whole.</summary>
internal static partial class StructReferences
{
    [Differentiable(Derivatives.Tangent)]
    public static void Move(ref Body body, double step)
    {
        body.Move(step);
        body.Mass *= body.Mass;
    }

    /// <summary>Nothing of these can be set: they are replaced.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ReadOnlyStruct(ref Vec3 v, in Vec3 shift, out Segment trace)
    {
        v += shift;
        trace = new Segment(v, shift);
        v = v with { X = v.X * v.Y };
        return v.X;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfTuple(ref (double A, double B) pair, double x)
    {
        pair.A *= x;
        (pair.A, pair.B) = (pair.B, pair.A);
        return pair.A + x;
    }

    [Differentiable(Derivatives.Tangent)]
    public static void Fields(ref PlanePoint point, double x)
    {
        ref var same = ref point;
        same.X += x * same.Y;
        ref var y = ref same.Y;
        y *= same.X;
    }

    [Differentiable(Derivatives.Tangent)]
    public static void Pull(ref PlanePoint point, PlanePoint[] others)
    {
        foreach (var other in others)
            point.X += other.X * other.Y * point.Y;
    }

    [Differentiable(Derivatives.Tangent)]
    public static bool TryInvert([Domain(0.5, 2)] in PlanePoint point, out PlanePoint inverse)
    {
        inverse = new PlanePoint(1 / point.X, 1 / point.Y);
        return point.X > 0;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Used(double x)
    {
        var body = new Body(new Vec3(x, 1, 2), new Vec3(3, x, 1), x);
        Move(ref body, 0.5);
        var v = new Vec3(x, 3, 1);
        var y = ReadOnlyStruct(ref v, body.Position, out var trace);
        var points = new PlanePoint[2];
        points[1] = new PlanePoint(body.Mass, y);
        Fields(ref points[1], x);
        return TryInvert(points[1], out var inverse) ? inverse.X * trace.From.Y + v.X + points[1].Y : x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ChosenReferences(double x)
    {
        PlanePoint first = new(x, 1), second = new(2, x);
        (x > 0 ? ref first : ref second).X += x;
        ref var chosen = ref x > 0.5 ? ref first : ref second;
        chosen.Y *= x * x;
        return first.X * first.Y + second.X * second.Y;
    }
}
