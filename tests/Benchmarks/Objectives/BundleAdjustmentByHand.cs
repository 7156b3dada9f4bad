namespace SymbolicBackprop.Benchmarks.Objectives;

/// <summary>The Jacobian of <see cref="BundleAdjustment"/>, written by hand: what both rows of an observation need is computed once.</summary>
internal static class BundleAdjustmentByHand
{
    private const int FocalLength = 6;
    private const int PrincipalPoint = 7;
    private const int Distortion = 9;

    public static void Jacobian(BundleAdjustmentProblem problem, BundleAdjustmentJacobian jacobian)
    {
        for (var i = 0; i < problem.ObservationCount; i++)
        {
            var weight = problem.Weights[i];
            Observation(
                problem.CameraOf(i),
                problem.PointOf(i),
                weight,
                problem.Features.AsSpan(2 * i, 2),
                jacobian.Row(2 * i),
                jacobian.Row(2 * i + 1));
            jacobian.Row(2 * problem.ObservationCount + i)[0] = -2 * weight;
        }
    }

    private static void Observation(
        ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double weight, ReadOnlySpan<double> feature, Span<double> rowX, Span<double> rowY)
    {
        var rotation = Rotation.Of(new Vector(camera), new Vector(point) - new Vector(camera[3..]));
        var inverseDepth = 1 / rotation.Rotated.Z;
        var a = rotation.Rotated.X * inverseDepth;
        var b = rotation.Rotated.Y * inverseDepth;
        var squaredRadius = a * a + b * b;
        var distortion = 1 + squaredRadius * (camera[Distortion] + camera[Distortion + 1] * squaredRadius);
        var slope = camera[Distortion] + 2 * camera[Distortion + 1] * squaredRadius;
        var scale = weight * camera[FocalLength];
        var mixed = scale * 2 * a * b * slope;

        Row(rowX, rotation, scale * (distortion + 2 * a * a * slope), mixed, a, b, inverseDepth);
        Row(rowY, rotation, mixed, scale * (distortion + 2 * b * b * slope), a, b, inverseDepth);
        Intrinsics(rowX, weight, a, distortion, squaredRadius, camera[FocalLength]);
        Intrinsics(rowY, weight, b, distortion, squaredRadius, camera[FocalLength]);
        (rowX[PrincipalPoint], rowX[PrincipalPoint + 1]) = (weight, 0);
        (rowY[PrincipalPoint], rowY[PrincipalPoint + 1]) = (0, weight);
        rowX[^1] = a * distortion * camera[FocalLength] + camera[PrincipalPoint] - feature[0];
        rowY[^1] = b * distortion * camera[FocalLength] + camera[PrincipalPoint + 1] - feature[1];
    }

    // From the derivatives with respect to a = x/z and b = y/z to those with respect to rotation, centre and point.
    private static void Row(Span<double> row, in Rotation rotation, double aAdjoint, double bAdjoint, double a, double b, double inverseDepth)
    {
        var adjoint = inverseDepth * new Vector(aAdjoint, bAdjoint, -(aAdjoint * a + bAdjoint * b));
        rotation.Backward(adjoint, out var rotationAdjoint, out var pointAdjoint);
        rotationAdjoint.CopyTo(row);
        (-1 * pointAdjoint).CopyTo(row[3..]);
        pointAdjoint.CopyTo(row[BundleAdjustmentProblem.CameraLength..]);
    }

    private static void Intrinsics(Span<double> row, double weight, double coordinate, double distortion, double squaredRadius, double focalLength)
    {
        row[FocalLength] = weight * coordinate * distortion;
        row[Distortion] = weight * coordinate * squaredRadius * focalLength;
        row[Distortion + 1] = row[Distortion] * squaredRadius;
    }
}
