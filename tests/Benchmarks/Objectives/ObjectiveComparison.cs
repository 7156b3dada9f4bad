using System.Globalization;

namespace SymbolicBackprop.Benchmarks.Objectives;

/// <summary>
/// Compares the objectives with their known values, the generated derivatives with those written by hand, and these with differences
/// on the small files.
/// </summary>
internal static class ObjectiveComparison
{
    private const double ValueTolerance = 1e-12;
    private const double DerivativeTolerance = 1e-8;

    /// <returns>True where everything agrees.</returns>
    public static bool Run()
    {
        var passed = true;
        foreach (var (name, value) in ObjectiveData.Mixtures)
        {
            var problem = GaussianMixtureProblem.Read(name);
            passed &= Report($"{name}: value", Math.Abs(MixtureGradient.Value(problem) - value) / Math.Abs(value), ValueTolerance);
            passed &= CheckMixture(name, problem, withDifferences: name == ObjectiveData.Mixtures[0].Name);
        }

        // The prior of the files has gamma 1 and no extra degrees of freedom, which hides factors of both.
        passed &= CheckMixture(
            "gmm_d2_K5.txt with another prior", GaussianMixtureProblem.Read(ObjectiveData.Mixtures[0].Name) with { Gamma = 1.7, ExtraDegrees = 2 }, withDifferences: true);

        passed &= CheckResidual();
        var small = BundleAdjustmentProblem.Read(ObjectiveData.SmallAdjustment);
        passed &= CheckAdjustment(ObjectiveData.SmallAdjustment, small, withDifferences: true);
        passed &= CheckAdjustment($"{ObjectiveData.SmallAdjustment} without rotation", WithoutRotation(small), withDifferences: true);
        passed &= CheckAdjustment(ObjectiveData.Adjustment, BundleAdjustmentProblem.Read(ObjectiveData.Adjustment), withDifferences: false);
        Console.WriteLine(passed ? "everything agrees" : "THERE ARE DIFFERENCES");
        return passed;
    }

    private static bool CheckMixture(string name, GaussianMixtureProblem problem, bool withDifferences)
    {
        var handWritten = new MixtureGradient(problem);
        var handValue = handWritten.HandWritten(problem, new GaussianMixtureByHand(problem.Dimension, problem.Alphas.Length));
        var generated = new MixtureGradient(problem);
        var value = MixtureGradient.Value(problem);

        var passed = Report($"{name}: value by hand", Math.Abs(handValue - value) / Math.Abs(value), ValueTolerance);
        passed &= Report($"{name}: value of the generated method", generated.Generated(problem).Equals(value) ? 0 : double.PositiveInfinity, 0);
        passed &= Report($"{name}: generated gradient against hand", RelativeDifference.Largest(generated.Numbers, handWritten.Numbers), DerivativeTolerance);
        return passed & (!withDifferences || CheckMixtureDifferences(name, problem, handWritten.Numbers));
    }

    private static bool CheckMixtureDifferences(string name, GaussianMixtureProblem problem, double[] gradient)
    {
        var firstFactor = problem.Alphas.Length + problem.Means.Length;
        var result = GradientCheck.Run(
            numbers => MixtureGradient.Value(problem with
            {
                Alphas = numbers[..problem.Alphas.Length],
                Means = numbers[problem.Alphas.Length..firstFactor],
                InverseFactors = numbers[firstFactor..],
            }),
            [.. problem.Alphas, .. problem.Means, .. problem.InverseFactors],
            gradient);
        Console.WriteLine($"{name}: hand against differences: {result}");
        return result.Passed;
    }

    private static bool CheckResidual()
    {
        var problem = BundleAdjustmentProblem.Read(ObjectiveData.SmallAdjustment);
        var residuals = new double[3 * problem.ObservationCount];
        BundleAdjustment.Residuals(problem, residuals);
        var expected = ObjectiveData.SmallAdjustmentResidual;
        return Report(
            $"{ObjectiveData.SmallAdjustment}: residuals of the first observation",
            RelativeDifference.Largest([residuals[0], residuals[1], residuals[2 * problem.ObservationCount]], [expected.X, expected.Y, expected.Weight]),
            ValueTolerance);
    }

    private static bool CheckAdjustment(string name, BundleAdjustmentProblem problem, bool withDifferences)
    {
        var generated = new BundleAdjustmentJacobian(problem);
        var handWritten = new BundleAdjustmentJacobian(problem);
        BundleAdjustment.Jacobian(problem, generated);
        BundleAdjustmentByHand.Jacobian(problem, handWritten);

        var passed = Report($"{name}: generated Jacobian against hand", RelativeDifference.Largest(generated.Values, handWritten.Values), DerivativeTolerance);
        passed &= CheckSparse(name, problem, handWritten);
        return passed & (!withDifferences || CheckAdjustmentDifferences(name, problem, handWritten));
    }

    // The columns of what the residuals hold at first come last and are empty. A camera's two principal coordinates are in one row each.
    private static bool CheckSparse(string name, BundleAdjustmentProblem problem, BundleAdjustmentJacobian handWritten)
    {
        var residuals = new double[3 * problem.ObservationCount];
        var sparse = BundleAdjustment.AllResidualsSparseJacobian(problem.Cameras, problem.Points, problem.Weights, problem.Features, residuals);
        var numbers = new double[handWritten.Values.Length];
        var found = 0;
        for (var row = 0; row < residuals.Length; row++)
        {
            for (var entry = handWritten.RowStarts[row]; entry < handWritten.RowStarts[row + 1]; entry++)
            {
                numbers[entry] = sparse[row, handWritten.Columns[entry]];
                found += sparse.Pattern.Contains(row, handWritten.Columns[entry]) ? 1 : 0;
            }
        }

        var passed = Report($"{name}: sparse Jacobian against hand", RelativeDifference.Largest(numbers, handWritten.Values), DerivativeTolerance);
        Console.WriteLine($"{name}: {sparse.Pattern.Count} entries in {sparse.Pattern.ColumnColoring.ColorCount} colours, by hand {numbers.Length}");
        return passed & found == sparse.Pattern.Count;
    }

    // Every row as the gradient of its residual with respect to all parameters: entries that are not stored must be zero.
    private static bool CheckAdjustmentDifferences(string name, BundleAdjustmentProblem problem, BundleAdjustmentJacobian jacobian)
    {
        double[] at = [.. problem.Cameras, .. problem.Points, .. problem.Weights];
        var residuals = new double[3 * problem.ObservationCount];
        var failures = 0;
        for (var row = 0; row < residuals.Length; row++)
        {
            var gradient = new double[at.Length];
            for (var entry = jacobian.RowStarts[row]; entry < jacobian.RowStarts[row + 1]; entry++) gradient[jacobian.Columns[entry]] = jacobian.Values[entry];
            var result = GradientCheck.Run(numbers => Residual(numbers, row), at, gradient);
            if (result.Passed) continue;
            Console.WriteLine($"{name}: row {row} by hand against differences: {result}");
            failures++;
        }

        Console.WriteLine($"{name}: rows by hand against differences: {residuals.Length - failures} of {residuals.Length} agree");
        return failures == 0;

        double Residual(double[] numbers, int row)
        {
            var firstWeight = problem.Cameras.Length + problem.Points.Length;
            var changed = problem with
            {
                Cameras = numbers[..problem.Cameras.Length],
                Points = numbers[problem.Cameras.Length..firstWeight],
                Weights = numbers[firstWeight..],
            };
            BundleAdjustment.Residuals(changed, residuals);
            return residuals[row];
        }
    }

    private static BundleAdjustmentProblem WithoutRotation(BundleAdjustmentProblem problem)
    {
        var cameras = problem.Cameras.ToArray();
        for (var camera = 0; camera < problem.CameraCount; camera++) cameras.AsSpan(camera * BundleAdjustmentProblem.CameraLength, 3).Clear();
        return problem with { Cameras = cameras };
    }

    private static bool Report(string what, double difference, double tolerance)
    {
        var passed = difference <= tolerance;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {difference:E1}{(passed ? "" : $", MORE THAN {tolerance:E1}")}"));
        return passed;
    }
}
