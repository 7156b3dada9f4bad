using MathNet.Numerics.Differentiation;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Optimize;

/// <summary>MathNet's BFGS and L-BFGS, with a generated gradient and with central differences in its place.</summary>
internal static class Minimisation
{
    private const double GradientTolerance = 1e-6, ParameterTolerance = 1e-12, ProgressTolerance = 1e-12;
    private const int MaximalIterations = 2000, Memory = 10;

    public static IUnconstrainedMinimizer Bfgs { get; } = new BfgsMinimizer(GradientTolerance, ParameterTolerance, ProgressTolerance, MaximalIterations);

    public static IUnconstrainedMinimizer LimitedMemoryBfgs { get; } =
        new LimitedMemoryBfgsMinimizer(GradientTolerance, ParameterTolerance, ProgressTolerance, Memory, MaximalIterations);

    /// <summary>The bridge to generated code: FValueAndGradient has the form that MathNet wants, but for its vectors.</summary>
    public static Outcome ByGradient(IUnconstrainedMinimizer minimizer, Func<double[], (double Value, double[] Gradient)> valueAndGradient, double[] start) =>
        Outcome.Of(evaluated => Minimise(
            minimizer,
            x =>
            {
                evaluated();
                return valueAndGradient(x);
            },
            start));

    /// <summary>By MathNet's central differences: two evaluations more for each dimension.</summary>
    public static Outcome ByDifferences(IUnconstrainedMinimizer minimizer, Func<double[], double> value, double[] start) => Outcome.Of(evaluated =>
    {
        var differences = new NumericalJacobian(points: 3, center: 1);
        return Minimise(minimizer, x => (Counted(x), differences.Evaluate(Counted, x)), start);

        double Counted(double[] x)
        {
            evaluated();
            return value(x);
        }
    });

    private static Outcome Minimise(IUnconstrainedMinimizer minimizer, Func<double[], (double Value, double[] Gradient)> valueAndGradient, double[] start)
    {
        var objective = ObjectiveFunction.Gradient(x =>
        {
            var (value, gradient) = valueAndGradient(x.ToArray());
            return (value, CreateVector.Dense(gradient));
        });
        var result = minimizer.FindMinimum(objective, CreateVector.DenseOfArray(start));
        return new Outcome(result.MinimizingPoint.ToArray(), result.FunctionInfoAtMinimum.Value, result.Iterations);
    }
}
