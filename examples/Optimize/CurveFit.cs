using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Optimize;

/// <summary>MathNet's Levenberg–Marquardt method on the dental data, with the generated Jacobian and with MathNet's differences in its place.</summary>
internal static class CurveFit
{
    /// <summary>The bridge to generated code: FJacobian has a row for each observation, as MathNet wants it.</summary>
    public static Outcome ByJacobian() => Fit((curve, x, y) => ObjectiveFunction.NonlinearModel(curve, Jacobian, x, y));

    /// <summary>By MathNet's central differences: two evaluations more for each parameter.</summary>
    public static Outcome ByDifferences() => Fit((curve, x, y) => ObjectiveFunction.NonlinearModel(curve, x, y, accuracyOrder: 2));

    private static Outcome Fit(Func<Func<Vector<double>, Vector<double>, Vector<double>>, Vector<double>, Vector<double>, IObjectiveModel> modelOf) => Outcome.Of(evaluated =>
    {
        var model = modelOf(Curve, CreateVector.Dense(DentalResearch.Pressures), CreateVector.Dense(DentalResearch.Volumes));
        var result = new LevenbergMarquardtMinimizer().FindMinimum(model, CreateVector.DenseOfArray(DentalResearch.Start));
        return new Outcome(result.MinimizingPoint.ToArray(), result.ModelInfoAtMinimum.Value, result.Iterations);

        Vector<double> Curve(Vector<double> b, Vector<double> pressures)
        {
            evaluated();
            return CreateVector.Dense(DentalResearch.Curve(b.ToArray(), pressures.ToArray()));
        }
    });

    private static Matrix<double> Jacobian(Vector<double> b, Vector<double> pressures)
    {
        var jacobian = DentalResearch.CurveJacobian(b.ToArray(), pressures.ToArray());
        return CreateMatrix.Dense(jacobian.RowCount, jacobian.ColumnCount, (i, j) => jacobian[i, j]);
    }
}
