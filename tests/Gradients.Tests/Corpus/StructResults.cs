namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Methods that give structs, which have one derivative for each of their numbers.</summary>
internal static partial class StructResults
{
    [Differentiable(Derivatives.Tangent)]
    public static Vec3 RotatedAboutZ(Vec3 v, double angle)
    {
        var (sine, cosine) = Math.SinCos(angle);
        return new Vec3(cosine * v.X - sine * v.Y, sine * v.X + cosine * v.Y, v.Z);
    }

    [Differentiable(Derivatives.Tangent)]
    public static Segment Nested(double x, double y) => new(new Vec3(x, x * y, 1), new Vec3(y, 2, y * y));

    /// <summary>The count of the steps is no number that is differentiated.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static Body Moved(Body body, double step)
    {
        body.Move(step);
        body.Mass *= step;
        return body;
    }

    [Differentiable(Derivatives.Tangent)]
    public static (Vec3 Direction, double Length, int Count) InATuple(double x, [Domain(0.5, 2)] double y)
    {
        var v = new Vec3(x, y, x * y);
        return (v.Direction, v.Length, 3);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct, Auxiliary = ["At"])]
    public static (double Distance, Vec3 At) WithAuxiliaryStruct(Vec3 a, [Domain(3, 4)] Vec3 b)
    {
        var middle = 0.5 * (a + b);
        return ((b - a).Length, middle);
    }

    [Differentiable(Derivatives.Tangent)]
    public static PlanePoint ByBranches(PlanePoint point)
    {
        if (point.X < 0)
            return new PlanePoint(-point.X, point.Y);
        point.Y *= point.X;
        return point;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Used(double x)
    {
        var segment = Nested(x, 2);
        var (direction, length, count) = InATuple(x, segment.From.Y + 3);
        return direction.X * length * count + RotatedAboutZ(segment.To, x).X;
    }

    [Differentiable(Derivatives.Tangent)]
    public static Vec3 Recursive(Vec3 v, [Domain(0, 4)] int n) => n == 0 ? v : Recursive(new Vec3(v.Y, v.X * v.Y, 1), n - 1) + v;

    [Differentiable(Derivatives.Tangent)]
    public static Segment RecursiveNested(Segment segment, double x, [Domain(0, 4)] int n) =>
        n == 0 ? segment : RecursiveNested(new Segment(segment.To, new Vec3(segment.From.X * x, segment.From.Y, 0)), x, n - 1);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfCalls(double x)
    {
        var segment = RecursiveNested(Nested(x, x), x, 3);
        var other = Recursive(segment.From, 2);
        return RecursiveNested(segment, 2, 1).From.Y * segment.To.X + other.X * other.Y + segment.From.X;
    }

    [Differentiable(Derivatives.Tangent)]
    public static ((double Sine, double Cosine) Pair, double Sum) NestedTuples(double x) => ((Math.Sin(x), Math.Cos(x)), Math.Sin(x) + x);
}
