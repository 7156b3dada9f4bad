namespace SymbolicBackprop.Benchmarks.FastMath;

/// <summary>The texts of <see cref="ExactReductions"/>, with members that may be rounded in another way.</summary>
internal static partial class FastReductions
{
    [Differentiable(FastMath = true)]
    public static double Dot(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * y[i];
        return sum;
    }

    [Differentiable(FastMath = true)]
    public static double SumOfSquares(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * x[i];
        return sum;
    }

    [Differentiable(FastMath = true)]
    public static double LeastSquares(double[] weights, [NoDerivative] double[] features, [NoDerivative] double[] targets)
    {
        double loss = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            double prediction = 0;
            for (int j = 0; j < weights.Length; j++)
                prediction += weights[j] * features[i * weights.Length + j];
            double residual = prediction - targets[i];
            loss += residual * residual;
        }

        return loss / targets.Length;
    }

    [Differentiable(FastMath = true)]
    public static double Logistic(double[] weights, [NoDerivative] double[] features, [NoDerivative] double[] labels)
    {
        double loss = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            double score = 0;
            for (int j = 0; j < weights.Length; j++)
                score += weights[j] * features[i * weights.Length + j];
            loss += Math.Log(1 + Math.Exp(-labels[i] * score));
        }

        return loss / labels.Length;
    }
}
