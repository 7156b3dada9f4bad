namespace SymbolicBackprop.Benchmarks.Objectives;

/// <summary>The objective BA of ADBench: cameras and points that explain where the points were seen.</summary>
internal static partial class BundleAdjustment
{
    /// <summary>How far from the place where it was seen the camera sees a point, in both directions, times the observation's weight.</summary>
    [Differentiable]
    public static (double X, double Y) Residual(
        ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double weight, [NoDerivative] double featureX, [NoDerivative] double featureY)
    {
        var x = point[0] - camera[3];
        var y = point[1] - camera[4];
        var z = point[2] - camera[5];
        var squaredAngle = camera[0] * camera[0] + camera[1] * camera[1] + camera[2] * camera[2];
        double rotatedX, rotatedY, rotatedZ;
        if (squaredAngle != 0)
        {
            var angle = Math.Sqrt(squaredAngle);
            var axisX = camera[0] / angle;
            var axisY = camera[1] / angle;
            var axisZ = camera[2] / angle;
            var cosine = Math.Cos(angle);
            var sine = Math.Sin(angle);
            var along = (axisX * x + axisY * y + axisZ * z) * (1 - cosine);
            rotatedX = x * cosine + (axisY * z - axisZ * y) * sine + axisX * along;
            rotatedY = y * cosine + (axisZ * x - axisX * z) * sine + axisY * along;
            rotatedZ = z * cosine + (axisX * y - axisY * x) * sine + axisZ * along;
        }
        else
        {
            rotatedX = x + (camera[1] * z - camera[2] * y);
            rotatedY = y + (camera[2] * x - camera[0] * z);
            rotatedZ = z + (camera[0] * y - camera[1] * x);
        }

        var a = rotatedX / rotatedZ;
        var b = rotatedY / rotatedZ;
        var squaredRadius = a * a + b * b;
        var distortion = 1 + camera[9] * squaredRadius + camera[10] * squaredRadius * squaredRadius;
        var projectedX = a * distortion * camera[6] + camera[7];
        var projectedY = b * distortion * camera[6] + camera[8];
        return (weight * (projectedX - featureX), weight * (projectedY - featureY));
    }

    /// <summary>What keeps a weight from vanishing.</summary>
    [Differentiable]
    public static double WeightResidual(double weight) => 1 - weight * weight;

    /// <summary>All residuals: two for each observation, then one for each weight.</summary>
    public static void Residuals(BundleAdjustmentProblem problem, Span<double> residuals)
    {
        for (var i = 0; i < problem.ObservationCount; i++)
        {
            (residuals[2 * i], residuals[2 * i + 1]) = Residual(
                problem.CameraOf(i), problem.PointOf(i), problem.Weights[i], problem.Features[2 * i], problem.Features[2 * i + 1]);
            residuals[2 * problem.ObservationCount + i] = WeightResidual(problem.Weights[i]);
        }
    }

    /// <summary>The same as one method of all cameras, points and weights: the generator finds which observation depends on what.</summary>
    [Differentiable(Derivatives.SparseJacobian)]
    public static void AllResiduals(
        ReadOnlySpan<double> cameras, ReadOnlySpan<double> points, ReadOnlySpan<double> weights, [NoDerivative] ReadOnlySpan<double> features, Span<double> residuals)
    {
        var cameraCount = cameras.Length / BundleAdjustmentProblem.CameraLength;
        var pointCount = points.Length / BundleAdjustmentProblem.PointLength;
        for (var i = 0; i < weights.Length; i++)
        {
            var camera = cameras.Slice(i % cameraCount * BundleAdjustmentProblem.CameraLength, BundleAdjustmentProblem.CameraLength);
            var point = points.Slice(i % pointCount * BundleAdjustmentProblem.PointLength, BundleAdjustmentProblem.PointLength);
            (residuals[2 * i], residuals[2 * i + 1]) = Residual(camera, point, weights[i], features[2 * i], features[2 * i + 1]);
            residuals[2 * weights.Length + i] = WeightResidual(weights[i]);
        }
    }

    /// <summary>The numbers of the Jacobian by generated backward methods: each row of an observation is one sweep.</summary>
    public static void Jacobian(BundleAdjustmentProblem problem, BundleAdjustmentJacobian jacobian)
    {
        jacobian.Values.AsSpan().Clear();
        for (var i = 0; i < problem.ObservationCount; i++)
        {
            Row(problem, i, (1, 0), jacobian.Row(2 * i));
            Row(problem, i, (0, 1), jacobian.Row(2 * i + 1));
            jacobian.Row(2 * problem.ObservationCount + i)[0] = WeightResidualGradient(problem.Weights[i]);
        }
    }

    private static void Row(BundleAdjustmentProblem problem, int observation, (double X, double Y) upstream, Span<double> row) => ResidualBackwardAddTo(
        problem.CameraOf(observation),
        problem.PointOf(observation),
        problem.Weights[observation],
        problem.Features[2 * observation],
        problem.Features[2 * observation + 1],
        upstream,
        row[..BundleAdjustmentProblem.CameraLength],
        row.Slice(BundleAdjustmentProblem.CameraLength, BundleAdjustmentProblem.PointLength),
        ref row[^1]);
}
