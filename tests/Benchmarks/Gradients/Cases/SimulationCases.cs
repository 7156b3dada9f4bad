namespace SymbolicBackprop.Benchmarks.Gradients.Cases;

/// <summary>Long loops over a few numbers that change in each step, and a tree that shrinks.</summary>
internal static class SimulationCases
{
    public static IEnumerable<GradientCase> All() => [PendulumAngle(), Kalman(), OptionTree()];

    private static GradientCase PendulumAngle()
    {
        const double Step = 0.01;
        const int Steps = 1000;
        double[] x = [1.2, 0.1, 9.81, 0.1];
        return new(
            "pendulum by Runge-Kutta, 1000 steps",
            1,
            [x],
            () => Pendulum.FinalAngle(x[0], x[1], x[2], x[3], Step, Steps),
            gradient =>
            {
                (var value, (gradient[0], gradient[1], gradient[2], gradient[3])) = Pendulum.FinalAngleValueAndGradient(x[0], x[1], x[2], x[3], Step, Steps);
                return value;
            },
            gradient =>
            {
                (var value, (gradient[0], gradient[1], gradient[2], gradient[3])) = PendulumByHand.FinalAngle(x[0], x[1], x[2], x[3], Step, Steps);
                return value;
            });
    }

    private static GradientCase Kalman()
    {
        var observations = Samples.Uniform(61, 500, -1, 1);
        double[] x = [0.1, 0.4];
        return new(
            "Kalman filter, 500 observations",
            1,
            [x],
            () => KalmanFilter.NegativeLogLikelihood(observations, x[0], x[1]),
            gradient =>
            {
                (var value, (gradient[0], gradient[1])) = KalmanFilter.NegativeLogLikelihoodValueAndGradient(observations, x[0], x[1]);
                return value;
            },
            gradient =>
            {
                (var value, (gradient[0], gradient[1])) = KalmanFilterByHand.NegativeLogLikelihood(observations, x[0], x[1]);
                return value;
            });
    }

    private static GradientCase OptionTree()
    {
        const int Steps = 100;
        double[] x = [97.3, 100, 0.03, 0.25, 1.1];
        return new(
            "binomial option tree, 100 steps",
            1,
            [x],
            () => BinomialTree.AmericanPut(x[0], x[1], x[2], x[3], x[4], Steps),
            gradient =>
            {
                (var value, (gradient[0], gradient[1], gradient[2], gradient[3], gradient[4])) =
                    BinomialTree.AmericanPutValueAndGradient(x[0], x[1], x[2], x[3], x[4], Steps);
                return value;
            },
            gradient =>
            {
                (var value, (gradient[0], gradient[1], gradient[2], gradient[3], gradient[4])) =
                    BinomialTreeByHand.AmericanPut(x[0], x[1], x[2], x[3], x[4], Steps);
                return value;
            });
    }
}
