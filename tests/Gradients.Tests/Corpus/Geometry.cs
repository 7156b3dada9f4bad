namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Points, curves and rotations in plain numbers.</summary>
internal static partial class Geometry
{
    [Differentiable(Derivatives.Tangent)]
    public static (double X, double Y) Rotate(double x, double y, double angle)
    {
        var (sine, cosine) = Math.SinCos(angle);
        return (cosine * x - sine * y, sine * x + cosine * y);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double DistanceToSegment([Shape(2)] ReadOnlySpan<double> point, [Shape(2)] ReadOnlySpan<double> from, [Shape(2)] ReadOnlySpan<double> to)
    {
        var (dx, dy) = (to[0] - from[0], to[1] - from[1]);
        var along = ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / (dx * dx + dy * dy);
        if (along < 0)
            along = 0;
        else if (along > 1)
            along = 1;
        var (x, y) = (point[0] - from[0] - along * dx, point[1] - from[1] - along * dy);
        return Math.Sqrt(x * x + y * y);
    }

    /// <summary>The sum of the trapezia under the sides, positive where the corners go round to the left.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double PolygonArea([Shape(5)] double[] x, [Shape(5)] double[] y)
    {
        var area = 0.0;
        for (int i = 0, before = x.Length - 1; i < x.Length; before = i++)
            area += (x[before] + x[i]) * (y[i] - y[before]);
        return area / 2;
    }

    /// <summary>The length of a closed line through points.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Perimeter([Shape(8)] double[] coordinates)
    {
        var count = coordinates.Length / 2;
        var length = 0.0;
        for (var i = 0; i < count; i++)
        {
            var next = (i + 1) % count;
            var dx = coordinates[2 * next] - coordinates[2 * i];
            var dy = coordinates[2 * next + 1] - coordinates[2 * i + 1];
            length += Math.Sqrt(dx * dx + dy * dy);
        }

        return length;
    }

    /// <summary>A Bézier curve by de Casteljau's halving of its control points, in place in a copy.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Bezier([Shape(4)] double[] controlPoints, [Domain(0.1, 0.9)] double t)
    {
        var points = controlPoints.AsSpan().ToArray();
        for (var left = points.Length - 1; left > 0; left--)
        {
            for (var i = 0; i < left; i++)
                points[i] += t * (points[i + 1] - points[i]);
        }

        return points[0];
    }

    /// <summary>q·v·q⁻¹ written out; the quaternion need not have length one.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static (double X, double Y, double Z) RotateByQuaternion([Shape(4), Domain(0.5, 1.5)] double[] q, double x, double y, double z)
    {
        double w = q[0], i = q[1], j = q[2], k = q[3];
        var norm = w * w + i * i + j * j + k * k;
        var (tx, ty, tz) = (2 * (j * z - k * y), 2 * (k * x - i * z), 2 * (i * y - j * x));
        return (
            x + (w * tx + j * tz - k * ty) / norm,
            y + (w * ty + k * tx - i * tz) / norm,
            z + (w * tz + i * ty - j * tx) / norm);
    }

    /// <summary>Rotations about an axis (Rodrigues), with a series where the angle is small.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double RotateAboutAxis(double[] axis, double[] point, bool tiny)
    {
        var scale = tiny ? 1e-5 : 1;
        var (wx, wy, wz) = (axis[0] * scale, axis[1] * scale, axis[2] * scale);
        var squared = wx * wx + wy * wy + wz * wz;
        double a, b;
        if (squared > 1e-6)
        {
            var angle = Math.Sqrt(squared);
            a = Math.Sin(angle) / angle;
            b = (1 - Math.Cos(angle)) / squared;
        }
        else
        {
            a = 1 - squared / 6;
            b = 0.5 - squared / 24;
        }

        var (cx, cy, cz) = (wy * point[2] - wz * point[1], wz * point[0] - wx * point[2], wx * point[1] - wy * point[0]);
        var rotatedX = point[0] + a * cx + b * (wy * cz - wz * cy);
        var rotatedZ = point[2] + a * cz + b * (wx * cy - wy * cx);
        return rotatedX * rotatedZ / scale;
    }

    /// <summary>The great-circle distance by haversines; angles in radians.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(-1, 1)]
    public static double Haversine(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        static double Square(double x) => x * x;

        var h = Square(Math.Sin((latitude2 - latitude1) / 2))
            + Math.Cos(latitude1) * Math.Cos(latitude2) * Square(Math.Sin((longitude2 - longitude1) / 2));
        return 2 * Math.Atan2(Math.Sqrt(h), Math.Sqrt(1 - h));
    }

    /// <summary>Where a ray meets a sphere of radius r about the origin, or how near it passes.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double RaySphere(double[] origin, double[] direction, [Domain(0.5, 1.5)] double r)
    {
        double a = 0, b = 0, c = -r * r;
        for (var i = 0; i < 3; i++)
        {
            a += direction[i] * direction[i];
            b += origin[i] * direction[i];
            c += origin[i] * origin[i];
        }

        var discriminant = b * b - a * c;
        if (discriminant < 0)
            return Math.Sqrt(c - b * b / a);
        var root = Math.Sqrt(discriminant);
        return c > 0 ? (-b - root) / a : (-b + root) / a;
    }

    /// <summary>The hand of a planar robot arm of any number of links.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static (double X, double Y) RobotArm([Shape(4)] ReadOnlySpan<double> angles, [Shape(4)] ReadOnlySpan<double> lengths)
    {
        double x = 0, y = 0, heading = 0;
        for (var i = 0; i < angles.Length; i++)
        {
            heading += angles[i];
            x += lengths[i] * Math.Cos(heading);
            y += lengths[i] * Math.Sin(heading);
        }

        return (x, y);
    }

    /// <summary>A signed distance to a box that is blended with one to a circle.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SmoothUnion(double x, double y, [Domain(0.3, 0.6)] double blend)
    {
        var (qx, qy) = (Math.Abs(x) - 0.8, Math.Abs(y) - 0.4);
        var outside = Math.Sqrt(Math.Pow(Math.Max(qx, 0), 2) + Math.Pow(Math.Max(qy, 0), 2) + 1e-3);
        var box = outside + Math.Min(Math.Max(qx, qy), 0);
        var circle = Math.Sqrt((x - 0.5) * (x - 0.5) + y * y) - 0.7;
        var h = Math.Clamp(0.5 + 0.5 * (circle - box) / blend, 0, 1);
        return circle + (box - circle) * h - blend * h * (1 - h);
    }
}
