namespace Optimize;

/// <summary>Each problem twice: by generated derivatives, then by differences.</summary>
internal static class ComparisonTable
{
    private const int Points = 500, Features = 20;

    public static void Print(TextWriter output)
    {
        output.WriteLine("problem                    method   derivatives   iterations   evaluations     minimum       time");
        PrintRosenbrock(output, "BFGS", dimensions: 2);
        PrintRosenbrock(output, "L-BFGS", dimensions: 100);
        PrintLogisticRegression(output);
        PrintCurveFit(output);
    }

    private static void PrintRosenbrock(TextWriter output, string method, int dimensions)
    {
        var minimizer = method == "BFGS" ? Minimisation.Bfgs : Minimisation.LimitedMemoryBfgs;
        var start = Rosenbrock.Start(dimensions);
        PrintRows(
            output,
            $"Rosenbrock, {dimensions} numbers",
            method,
            Minimisation.ByGradient(minimizer, Rosenbrock.ValleyValueAndGradient, start),
            Minimisation.ByDifferences(minimizer, Rosenbrock.Valley, start));
    }

    private static void PrintLogisticRegression(TextWriter output)
    {
        var (points, labels) = LogisticRegression.Draw(Points, Features, seed: 1);
        var start = new double[Features + 1];
        PrintRows(
            output,
            $"logistic regression, {start.Length}",
            "L-BFGS",
            Minimisation.ByGradient(Minimisation.LimitedMemoryBfgs, weights => LogisticRegression.LossValueAndGradient(weights, points, labels), start),
            Minimisation.ByDifferences(Minimisation.LimitedMemoryBfgs, weights => LogisticRegression.Loss(weights, points, labels), start));
    }

    private static void PrintCurveFit(TextWriter output)
    {
        var fitted = CurveFit.ByJacobian();
        PrintRows(output, "curve fit, 2 parameters", "LM", fitted, CurveFit.ByDifferences());
        output.WriteLine();
        output.WriteLine($"b₁ = {fitted.Point[0]:F6}, b₂ = {fitted.Point[1]:F10}; NIST certifies {DentalResearch.Certified[0]:F6} and {DentalResearch.Certified[1]:F10}");
    }

    private static void PrintRows(TextWriter output, string problem, string method, Outcome generated, Outcome differences)
    {
        PrintRow(output, problem, method, "generated", generated);
        PrintRow(output, "", "", "differences", differences);
    }

    private static void PrintRow(TextWriter output, string problem, string method, string derivatives, Outcome outcome) => output.WriteLine(
        $"{problem,-26} {method,-8} {derivatives,-13} {outcome.Iterations,10} {outcome.Evaluations,13} {outcome.Minimum,11:G4} {outcome.Time.TotalMilliseconds,7:F2} ms");
}
