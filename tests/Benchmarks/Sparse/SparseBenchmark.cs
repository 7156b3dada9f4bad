using System.Globalization;
using SymbolicBackprop.Benchmarks.Objectives;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Benchmarks.Sparse;

/// <summary>Sparse matrices of derivatives beside dense ones, and beside one that was written by hand, as a table in Markdown.</summary>
internal static class SparseBenchmark
{
    private const int Rounds = 7;
    private const double SecondsEach = 0.05;
    private const int Size = 1024;
    private const int Width = 32;

    public static void Run(string[] arguments)
    {
        Console.WriteLine("Best times; the four are measured in turn. 'Dense' is the matrix with all its zeros, of bundle adjustment the sparse one that was written by hand.");
        Console.WriteLine();
        Console.WriteLine("| derivatives | rows × columns | entries | F (µs) | pattern (µs) | sparse (µs) | bytes | dense (µs) | dense / sparse |");
        Console.WriteLine("|---|---|--:|--:|--:|--:|--:|--:|--:|");
        var random = new Random(1);
        double[] u = [.. Enumerable.Range(0, Size).Select(_ => random.NextDouble())];
        MeasureLine(u);
        MeasurePlane(u);
        MeasureSprings(u);
        MeasureRosenbrock(u);
        MeasureAdjustment();
    }

    private static void MeasureLine(double[] u)
    {
        var next = new double[Size];
        var jacobian = SparsePrograms.LineSparseJacobian(u, next, 0.1);
        Measure(
            "Jacobian on a line, in blocks",
            jacobian,
            () => SparsePrograms.Line(u, next, 0.1),
            () => SparsePrograms.LineJacobianPattern(u, next, 0.1),
            () => SparsePrograms.LineSparseJacobianInto(u, next, 0.1, jacobian),
            () => SparsePrograms.LineJacobian(u, next, 0.1));
    }

    private static void MeasurePlane(double[] u)
    {
        var jacobian = SparsePrograms.PlaneSparseJacobian(u, Width, 0.1);
        Measure(
            $"Jacobian on a plane, in {jacobian.Pattern.ColumnColoring.ColorCount} colours",
            jacobian,
            () => SparsePrograms.Plane(u, Width, 0.1),
            () => SparsePrograms.PlaneJacobianPattern(u, Width, 0.1),
            () => SparsePrograms.PlaneSparseJacobianInto(u, Width, 0.1, jacobian),
            () => SparsePrograms.PlaneJacobian(u, Width, 0.1));
    }

    /// <summary>A spring to the next corner, and one to the corner below.</summary>
    private static void MeasureSprings(double[] u)
    {
        int[] from = [.. Enumerable.Range(0, Size - 1), .. Enumerable.Range(0, Size - Width)];
        int[] to = [.. Enumerable.Range(1, Size - 1), .. Enumerable.Range(Width, Size - Width)];
        var jacobian = SparsePrograms.SpringsSparseJacobian(u, from, to);
        Measure(
            "Jacobian of springs, in blocks",
            jacobian,
            () => SparsePrograms.Springs(u, from, to),
            () => SparsePrograms.SpringsJacobianPattern(u, from, to),
            () => SparsePrograms.SpringsSparseJacobianInto(u, from, to, jacobian),
            () => SparsePrograms.SpringsJacobian(u, from, to));
    }

    private static void MeasureRosenbrock(double[] x)
    {
        var hessian = SparsePrograms.RosenbrockSparseHessian(x);
        Measure(
            $"Hessian of Rosenbrock's function, in {hessian.Pattern.SymmetricColoring.ColorCount} colours",
            hessian,
            () => SparsePrograms.Rosenbrock(x),
            () => SparsePrograms.RosenbrockHessianPattern(x),
            () => SparsePrograms.RosenbrockSparseHessianInto(x, hessian),
            () => SparsePrograms.RosenbrockHessian(x));
    }

    private static void MeasureAdjustment()
    {
        var problem = BundleAdjustmentProblem.Read(ObjectiveData.Adjustment);
        var residuals = new double[3 * problem.ObservationCount];
        var byHand = new BundleAdjustmentJacobian(problem);
        var jacobian = BundleAdjustment.AllResidualsSparseJacobian(problem.Cameras, problem.Points, problem.Weights, problem.Features, residuals);
        Measure(
            "Jacobian of bundle adjustment, in blocks",
            jacobian,
            () => BundleAdjustment.AllResiduals(problem.Cameras, problem.Points, problem.Weights, problem.Features, residuals),
            () => BundleAdjustment.AllResidualsJacobianPattern(problem.Cameras, problem.Points, problem.Weights, problem.Features, residuals),
            () => BundleAdjustment.AllResidualsSparseJacobianInto(problem.Cameras, problem.Points, problem.Weights, problem.Features, residuals, jacobian),
            () => BundleAdjustmentByHand.Jacobian(problem, byHand));
    }

    private static void Measure(string name, SparseMatrix<double> matrix, Action function, Action pattern, Action sparse, Action dense)
    {
        var times = Stopwatches.BestSeconds(Rounds, SecondsEach, function, pattern, sparse, dense).Select(seconds => 1e6 * seconds).ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        sparse();
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {matrix.RowCount} × {matrix.ColumnCount} | {matrix.Pattern.Count} | {times[0]:F1} | {times[1]:F1} | {times[2]:F1} | {bytes} | {times[3]:F1} | {times[3] / times[2]:F2} |"));
    }
}
