using SymbolicBackprop.Benchmarks.Gradients;

namespace SymbolicBackprop.Benchmarks.Orders;

/// <summary>Programs of the table of gradients that have a tangent and a Hessian–vector product too.</summary>
internal static class OrderCases
{
    private const int Points = 256;

    public static IReadOnlyList<OrderCase> All() =>
        [BlackScholesCall(), RobotArmDistance(), RosenbrockOfMany(), LogSumExp(), Regression(), PairPotential(), PendulumAngle(), Kalman()];

    private static OrderCase BlackScholesCall()
    {
        var spots = Samples.Uniform(1, Points, 80, 120);
        var strikes = Samples.Uniform(2, Points, 80, 120);
        return new(
            "Black-Scholes call, 5 inputs",
            Points,
            () =>
            {
                var sum = 0.0;
                for (var i = 0; i < Points; i++) sum += BlackScholes.Call(spots[i], strikes[i], 0.03, 0.2, 1.5);
                return sum;
            },
            () =>
            {
                var sum = 0.0;
                for (var i = 0; i < Points; i++) sum += BlackScholes.CallTangent(spots[i], strikes[i], 0.03, 0.2, 1.5, 1, 2, 3, 4, 5).Tangent;
                return sum;
            },
            () =>
            {
                var sum = 0.0;
                for (var i = 0; i < Points; i++) sum += Sum(BlackScholes.CallGradient(spots[i], strikes[i], 0.03, 0.2, 1.5));
                return sum;
            },
            () =>
            {
                var sum = 0.0;
                for (var i = 0; i < Points; i++) sum += Sum(BlackScholes.CallHessianVectorProduct(spots[i], strikes[i], 0.03, 0.2, 1.5, 1, 2, 3, 4, 5));
                return sum;
            });
    }

    private static OrderCase RobotArmDistance()
    {
        var shoulders = Samples.Uniform(6, Points, -3, 3);
        var elbows = Samples.Uniform(7, Points, -3, 3);
        return new(
            "robot arm of two links, 4 inputs",
            Points,
            () =>
            {
                var sum = 0.0;
                for (var i = 0; i < Points; i++) sum += RobotArm.SquaredDistance(shoulders[i], elbows[i], 0.3, -0.2);
                return sum;
            },
            () =>
            {
                var sum = 0.0;
                for (var i = 0; i < Points; i++) sum += RobotArm.SquaredDistanceTangent(shoulders[i], elbows[i], 0.3, -0.2, 1, 2, 3, 4).Tangent;
                return sum;
            },
            () =>
            {
                var sum = 0.0;
                for (var i = 0; i < Points; i++) sum += Sum(RobotArm.SquaredDistanceGradient(shoulders[i], elbows[i], 0.3, -0.2));
                return sum;
            },
            () =>
            {
                var sum = 0.0;
                for (var i = 0; i < Points; i++) sum += Sum(RobotArm.SquaredDistanceHessianVectorProduct(shoulders[i], elbows[i], 0.3, -0.2, 1, 2, 3, 4));
                return sum;
            });
    }

    private static OrderCase RosenbrockOfMany()
    {
        var x = Samples.Uniform(24, 1000, -2, 2);
        var direction = Samples.Uniform(25, 1000, -1, 1);
        var (gradient, product) = (new double[1000], new double[1000]);
        return new(
            "Rosenbrock, 1000 numbers",
            1,
            () => Rosenbrock.OfMany(x),
            () => Rosenbrock.OfManyTangent(x, direction).Tangent,
            () => Rosenbrock.OfManyGradientInto(x, gradient),
            () =>
            {
                Rosenbrock.OfManyHessianVectorProductInto(x, direction, product);
                return product[0];
            });
    }

    private static OrderCase LogSumExp()
    {
        var logits = Samples.Uniform(26, 100, -5, 5);
        var direction = Samples.Uniform(27, 100, -1, 1);
        var (gradient, product) = (new double[100], new double[100]);
        return new(
            "log-sum-exp, 100 numbers",
            1,
            () => Logits.LogSumExp(logits),
            () => Logits.LogSumExpTangent(logits, direction).Tangent,
            () => Logits.LogSumExpGradientInto(logits, gradient),
            () =>
            {
                Logits.LogSumExpHessianVectorProductInto(logits, direction, product);
                return product[0];
            });
    }

    private static OrderCase Regression()
    {
        const int Size = 16;
        const int Rows = 128;
        var weights = Samples.Uniform(28, Size, -1, 1);
        var direction = Samples.Uniform(31, Size, -1, 1);
        var features = Samples.Uniform(29, Rows * Size, -1, 1);
        var labels = Array.ConvertAll(Samples.Uniform(30, Rows, -1, 1), sample => sample < 0 ? -1.0 : 1.0);
        var (gradient, product) = (new double[Size], new double[Size]);
        return new(
            "logistic regression, 128 rows of 16",
            1,
            () => LogisticRegression.Loss(weights, 0.3, features, labels),
            () => LogisticRegression.LossTangent(weights, 0.3, features, labels, direction, 1).Tangent,
            () => LogisticRegression.LossGradientInto(weights, 0.3, features, labels, gradient, out _),
            () =>
            {
                LogisticRegression.LossHessianVectorProductInto(weights, 0.3, features, labels, direction, 1, product, out var bias);
                return bias;
            });
    }

    private static OrderCase PairPotential()
    {
        const int Count = 32;
        var positions = Samples.Uniform(35, 3 * Count, -1, 1);
        var masses = Samples.Uniform(36, Count, 0.5, 2);
        var direction = Samples.Uniform(37, 3 * Count, -1, 1);
        var ofMasses = Samples.Uniform(38, Count, -1, 1);
        var (gradient, product) = (new double[4 * Count], new double[4 * Count]);
        return new(
            "potential of 32 bodies",
            1,
            () => Bodies.Potential(positions, masses),
            () => Bodies.PotentialTangent(positions, masses, direction, ofMasses).Tangent,
            () => Bodies.PotentialGradientInto(positions, masses, gradient.AsSpan(0, 3 * Count), gradient.AsSpan(3 * Count)),
            () =>
            {
                Bodies.PotentialHessianVectorProductInto(positions, masses, direction, ofMasses, product.AsSpan(0, 3 * Count), product.AsSpan(3 * Count));
                return product[0];
            });
    }

    private static OrderCase PendulumAngle()
    {
        const double Step = 0.01;
        const int Steps = 1000;
        double[] x = [1.2, 0.1, 9.81, 0.1];
        return new(
            "pendulum by Runge-Kutta, 1000 steps",
            1,
            () => Pendulum.FinalAngle(x[0], x[1], x[2], x[3], Step, Steps),
            () => Pendulum.FinalAngleTangent(x[0], x[1], x[2], x[3], Step, Steps, 1, 2, 3, 4).Tangent,
            () => Sum(Pendulum.FinalAngleGradient(x[0], x[1], x[2], x[3], Step, Steps)),
            () => Sum(Pendulum.FinalAngleHessianVectorProduct(x[0], x[1], x[2], x[3], Step, Steps, 1, 2, 3, 4)));
    }

    private static OrderCase Kalman()
    {
        var observations = Samples.Uniform(61, 500, -1, 1);
        double[] x = [0.1, 0.4];
        return new(
            "Kalman filter, 500 observations",
            1,
            () => KalmanFilter.NegativeLogLikelihood(observations, x[0], x[1]),
            () => KalmanFilter.NegativeLogLikelihoodTangent(observations, x[0], x[1], 1, 2).Tangent,
            () => Sum(KalmanFilter.NegativeLogLikelihoodGradient(observations, x[0], x[1])),
            () => Sum(KalmanFilter.NegativeLogLikelihoodHessianVectorProduct(observations, x[0], x[1], 1, 2)));
    }

    private static double Sum((double, double) parts) => parts.Item1 + parts.Item2;

    private static double Sum((double, double, double, double) parts) => parts.Item1 + parts.Item2 + parts.Item3 + parts.Item4;

    private static double Sum((double, double, double, double, double) parts) => parts.Item1 + parts.Item2 + parts.Item3 + parts.Item4 + parts.Item5;
}
