using System.Globalization;

namespace SymbolicBackprop.Benchmarks.Objectives;

/// <summary>GMM and BA of ADBench: the objective, its generated derivative, and one written by hand.</summary>
internal static class ObjectiveBenchmark
{
    private const int Rounds = 7;
    private const double SecondsEach = 0.1;

    public static void Run(string[] arguments)
    {
        if (arguments.Contains("--check"))
        {
            if (!ObjectiveComparison.Run()) Environment.ExitCode = 1;
            return;
        }

        Console.WriteLine("| problem | objective (ms) | derivative (ms) | ratio | by hand (ms) | ratio to hand |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|");
        foreach (var (name, _) in ObjectiveData.Mixtures) MeasureMixture(name);
        MeasureAdjustment(ObjectiveData.Adjustment);
    }

    private static void MeasureMixture(string name)
    {
        var problem = GaussianMixtureProblem.Read(name);
        var byHand = new GaussianMixtureByHand(problem.Dimension, problem.Alphas.Length);
        var gradient = new MixtureGradient(problem);
        Measure(
            name,
            () => MixtureGradient.Value(problem),
            () => gradient.Generated(problem),
            () => gradient.HandWritten(problem, byHand));
    }

    private static void MeasureAdjustment(string name)
    {
        var problem = BundleAdjustmentProblem.Read(name);
        var residuals = new double[3 * problem.ObservationCount];
        var jacobian = new BundleAdjustmentJacobian(problem);
        Measure(
            name,
            () => BundleAdjustment.Residuals(problem, residuals),
            () => BundleAdjustment.Jacobian(problem, jacobian),
            () => BundleAdjustmentByHand.Jacobian(problem, jacobian));
        var sparse = BundleAdjustment.AllResidualsSparseJacobian(problem.Cameras, problem.Points, problem.Weights, problem.Features, residuals);
        Measure(
            $"{name} sparse",
            () => BundleAdjustment.AllResiduals(problem.Cameras, problem.Points, problem.Weights, problem.Features, residuals),
            () => BundleAdjustment.AllResidualsSparseJacobianInto(problem.Cameras, problem.Points, problem.Weights, problem.Features, residuals, sparse),
            () => BundleAdjustmentByHand.Jacobian(problem, jacobian));
        Measure(
            $"{name} pattern",
            () => BundleAdjustment.AllResiduals(problem.Cameras, problem.Points, problem.Weights, problem.Features, residuals),
            () => BundleAdjustment.AllResidualsJacobianPattern(problem.Cameras, problem.Points, problem.Weights, problem.Features, residuals),
            () => BundleAdjustmentByHand.Jacobian(problem, jacobian));
    }

    private static void Measure(string name, Action objective, Action generated, Action handWritten)
    {
        var times = Stopwatches.BestSeconds(Rounds, SecondsEach, objective, generated, handWritten).Select(seconds => 1e3 * seconds).ToArray();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {times[0]:F2} | {times[1]:F2} | {times[1] / times[0]:F2} | {times[2]:F2} | {times[1] / times[2]:F2} |"));
    }
}
