namespace SymbolicBackprop.Benchmarks.Objectives;

/// <summary>
/// The Jacobian of all residuals in compressed sparse rows. Columns are cameras, points, weights; a row of a projection has fifteen entries,
/// in the order of the columns, and a row of a weight has one. Where they are does not change, and is found once.
/// </summary>
internal sealed class BundleAdjustmentJacobian
{
    private const int ProjectionRowLength = BundleAdjustmentProblem.CameraLength + BundleAdjustmentProblem.PointLength + 1;

    public BundleAdjustmentJacobian(BundleAdjustmentProblem problem)
    {
        var count = problem.ObservationCount;
        RowStarts = new int[3 * count + 1];
        for (var row = 0; row < 3 * count; row++) RowStarts[row + 1] = RowStarts[row] + (row < 2 * count ? ProjectionRowLength : 1);
        Columns = new int[RowStarts[^1]];
        Values = new double[RowStarts[^1]];

        var firstPoint = problem.Cameras.Length;
        var firstWeight = firstPoint + problem.Points.Length;
        for (var i = 0; i < count; i++)
        {
            FillColumns(2 * i, problem, i, firstPoint, firstWeight);
            FillColumns(2 * i + 1, problem, i, firstPoint, firstWeight);
            Columns[RowStarts[2 * count + i]] = firstWeight + i;
        }
    }

    /// <summary>For each row the place of its first entry, and the number of entries last.</summary>
    public int[] RowStarts { get; }

    public int[] Columns { get; }

    public double[] Values { get; }

    /// <summary>The entries of a row.</summary>
    public Span<double> Row(int row) => Values.AsSpan(RowStarts[row], RowStarts[row + 1] - RowStarts[row]);

    private void FillColumns(int row, BundleAdjustmentProblem problem, int observation, int firstPoint, int firstWeight)
    {
        var columns = Columns.AsSpan(RowStarts[row], ProjectionRowLength);
        for (var i = 0; i < BundleAdjustmentProblem.CameraLength; i++)
            columns[i] = observation % problem.CameraCount * BundleAdjustmentProblem.CameraLength + i;
        for (var i = 0; i < BundleAdjustmentProblem.PointLength; i++)
            columns[BundleAdjustmentProblem.CameraLength + i] = firstPoint + observation % problem.PointCount * BundleAdjustmentProblem.PointLength + i;
        columns[^1] = firstWeight + observation;
    }
}
