namespace SymbolicBackprop.Benchmarks.Objectives;

/// <summary>The data of one bundle adjustment.</summary>
/// <param name="Cameras">Eleven numbers a camera: rotation 3, centre 3, focal length, principal point 2, radial distortion 2.</param>
/// <param name="Points">Three numbers a point.</param>
/// <param name="Weights">One weight for each observation.</param>
/// <param name="Features">Two numbers for each observation: where it was seen.</param>
internal sealed record BundleAdjustmentProblem(double[] Cameras, double[] Points, double[] Weights, double[] Features)
{
    public const int CameraLength = 11;
    public const int PointLength = 3;

    public int CameraCount => Cameras.Length / CameraLength;

    public int PointCount => Points.Length / PointLength;

    public int ObservationCount => Weights.Length;

    /// <summary>Reads n m p, one camera, one point, one weight and one feature, which are repeated.</summary>
    public static BundleAdjustmentProblem Read(string name)
    {
        var file = new NumberFile(name);
        var cameraCount = file.Integer();
        var pointCount = file.Integer();
        var observationCount = file.Integer();
        return new(
            Repeat(file.Numbers(CameraLength), cameraCount),
            Repeat(file.Numbers(PointLength), pointCount),
            Repeat(file.Numbers(1), observationCount),
            Repeat(file.Numbers(2), observationCount));
    }

    public ReadOnlySpan<double> CameraOf(int observation) => Cameras.AsSpan(observation % CameraCount * CameraLength, CameraLength);

    public ReadOnlySpan<double> PointOf(int observation) => Points.AsSpan(observation % PointCount * PointLength, PointLength);

    private static double[] Repeat(double[] numbers, int count)
    {
        var repeated = new double[numbers.Length * count];
        for (var i = 0; i < count; i++) numbers.CopyTo(repeated, i * numbers.Length);
        return repeated;
    }
}
