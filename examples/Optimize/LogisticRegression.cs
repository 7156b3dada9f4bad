using SymbolicBackprop;
using SymbolicBackprop.Training;

namespace Optimize;

/// <summary>Two classes of points, divided by a plane that is not quite sharp.</summary>
internal static partial class LogisticRegression
{
    private const double Penalty = 0.01;

    /// <summary>The mean of −ln P(label), and a penalty on the squares of the weights; the last weight is the bias, which has none.</summary>
    [Differentiable]
    public static double Loss(double[] weights, [NoDerivative] double[][] points, [NoDerivative] double[] labels)
    {
        var features = weights.Length - 1;
        var sum = 0.0;
        for (var i = 0; i < points.Length; i++)
        {
            var score = weights[features];
            for (var j = 0; j < features; j++)
                score += weights[j] * points[i][j];
            sum += Functions.Softplus(-labels[i] * score);
        }

        var squares = 0.0;
        for (var j = 0; j < features; j++)
            squares += weights[j] * weights[j];
        return sum / points.Length + Penalty / 2 * squares;
    }

    /// <summary>Points of independent normal coordinates, and labels of −1 and 1 from a plane and noise.</summary>
    public static (double[][] Points, double[] Labels) Draw(int count, int features, long seed)
    {
        var random = new SeededRandom(seed);
        var points = new double[count][];
        var labels = new double[count];
        for (var i = 0; i < count; i++)
        {
            points[i] = new double[features];
            var score = 0.5 + random.NextGaussian();
            for (var j = 0; j < features; j++)
            {
                points[i][j] = random.NextGaussian();
                score += points[i][j] * (j % 2 == 0 ? 1 : -1);
            }

            labels[i] = score > 0 ? 1 : -1;
        }

        return (points, labels);
    }
}
