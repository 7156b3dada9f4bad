namespace SymbolicBackprop.Benchmarks.Gradients.Cases;

/// <summary>Straight-line programs of a few numbers, each at many points.</summary>
internal static class ScalarCases
{
    private const int Points = 256;

    public static IEnumerable<GradientCase> All() => [BlackScholesCall(), RobotArmDistance(), RosenbrockOfTwo(), NeuronOutput(), KeplerStep()];

    private static GradientCase BlackScholesCall()
    {
        var spots = Samples.Uniform(1, Points, 80, 120);
        var strikes = Samples.Uniform(2, Points, 80, 120);
        var rates = Samples.Uniform(3, Points, 0.01, 0.05);
        var volatilities = Samples.Uniform(4, Points, 0.1, 0.4);
        var maturities = Samples.Uniform(5, Points, 0.2, 2);
        return new(
            "Black-Scholes call, 5 inputs",
            Points,
            [spots, strikes, rates, volatilities, maturities],
            () =>
            {
                var sum = 0.0;
                for (var i = 0; i < Points; i++) sum += BlackScholes.Call(spots[i], strikes[i], rates[i], volatilities[i], maturities[i]);
                return sum;
            },
            gradient =>
            {
                var sum = 0.0;
                for (var i = 0; i < Points; i++)
                {
                    var (value, g) = BlackScholes.CallValueAndGradient(spots[i], strikes[i], rates[i], volatilities[i], maturities[i]);
                    sum += value;
                    Store(gradient, i, g.spot, g.strike, g.rate, g.volatility, g.maturity);
                }

                return sum;
            },
            gradient =>
            {
                var sum = 0.0;
                for (var i = 0; i < Points; i++)
                {
                    var (value, g) = BlackScholesByHand.Call(spots[i], strikes[i], rates[i], volatilities[i], maturities[i]);
                    sum += value;
                    Store(gradient, i, g.Spot, g.Strike, g.Rate, g.Volatility, g.Maturity);
                }

                return sum;
            });
    }

    private static GradientCase RobotArmDistance()
    {
        var shoulders = Samples.Uniform(6, Points, -3, 3);
        var elbows = Samples.Uniform(7, Points, -3, 3);
        var targetXs = Samples.Uniform(8, Points, -1, 1);
        var targetYs = Samples.Uniform(9, Points, -1, 1);
        return new(
            "robot arm of two links, 4 inputs",
            Points,
            [shoulders, elbows, targetXs, targetYs],
            () =>
            {
                var sum = 0.0;
                for (var i = 0; i < Points; i++) sum += RobotArm.SquaredDistance(shoulders[i], elbows[i], targetXs[i], targetYs[i]);
                return sum;
            },
            gradient =>
            {
                var sum = 0.0;
                for (var i = 0; i < Points; i++)
                {
                    var (value, g) = RobotArm.SquaredDistanceValueAndGradient(shoulders[i], elbows[i], targetXs[i], targetYs[i]);
                    sum += value;
                    Store(gradient, i, g.shoulder, g.elbow, g.targetX, g.targetY);
                }

                return sum;
            },
            gradient =>
            {
                var sum = 0.0;
                for (var i = 0; i < Points; i++)
                {
                    var (value, g) = RobotArmByHand.SquaredDistance(shoulders[i], elbows[i], targetXs[i], targetYs[i]);
                    sum += value;
                    Store(gradient, i, g.Shoulder, g.Elbow, g.TargetX, g.TargetY);
                }

                return sum;
            });
    }

    private static GradientCase RosenbrockOfTwo()
    {
        var xs = Samples.Uniform(10, Points, -2, 2);
        var ys = Samples.Uniform(11, Points, -1, 3);
        return new(
            "Rosenbrock, 2 inputs",
            Points,
            [xs, ys],
            () =>
            {
                var sum = 0.0;
                for (var i = 0; i < Points; i++) sum += Rosenbrock.OfTwo(xs[i], ys[i]);
                return sum;
            },
            gradient =>
            {
                var sum = 0.0;
                for (var i = 0; i < Points; i++)
                {
                    var (value, g) = Rosenbrock.OfTwoValueAndGradient(xs[i], ys[i]);
                    sum += value;
                    Store(gradient, i, g.x, g.y);
                }

                return sum;
            },
            gradient =>
            {
                var sum = 0.0;
                for (var i = 0; i < Points; i++)
                {
                    var (value, g) = RosenbrockByHand.OfTwo(xs[i], ys[i]);
                    sum += value;
                    Store(gradient, i, g.X, g.Y);
                }

                return sum;
            });
    }

    private static GradientCase NeuronOutput()
    {
        var x1 = Samples.Uniform(12, Points, -1, 1);
        var x2 = Samples.Uniform(13, Points, -1, 1);
        var w1 = Samples.Uniform(14, Points, -2, 2);
        var w2 = Samples.Uniform(15, Points, -2, 2);
        var bias = Samples.Uniform(16, Points, -1, 1);
        return new(
            "sigmoid of an affine form, 5 inputs",
            Points,
            [x1, x2, w1, w2, bias],
            () =>
            {
                var sum = 0.0;
                for (var i = 0; i < Points; i++) sum += Neuron.Output(x1[i], x2[i], w1[i], w2[i], bias[i]);
                return sum;
            },
            gradient =>
            {
                var sum = 0.0;
                for (var i = 0; i < Points; i++)
                {
                    var (value, g) = Neuron.OutputValueAndGradient(x1[i], x2[i], w1[i], w2[i], bias[i]);
                    sum += value;
                    Store(gradient, i, g.x1, g.x2, g.w1, g.w2, g.bias);
                }

                return sum;
            },
            gradient =>
            {
                var sum = 0.0;
                for (var i = 0; i < Points; i++)
                {
                    var (value, g) = NeuronByHand.Output(x1[i], x2[i], w1[i], w2[i], bias[i]);
                    sum += value;
                    Store(gradient, i, g.X1, g.X2, g.W1, g.W2, g.Bias);
                }

                return sum;
            });
    }

    private static GradientCase KeplerStep()
    {
        var anomalies = Samples.Uniform(17, Points, -3, 3);
        var eccentricities = Samples.Uniform(18, Points, 0.1, 0.8);
        var means = Samples.Uniform(19, Points, -3, 3);
        return new(
            "Newton step for Kepler's equation, 3 inputs",
            Points,
            [anomalies, eccentricities, means],
            () =>
            {
                var sum = 0.0;
                for (var i = 0; i < Points; i++) sum += KeplerEquation.NewtonStep(anomalies[i], eccentricities[i], means[i]);
                return sum;
            },
            gradient =>
            {
                var sum = 0.0;
                for (var i = 0; i < Points; i++)
                {
                    var (value, g) = KeplerEquation.NewtonStepValueAndGradient(anomalies[i], eccentricities[i], means[i]);
                    sum += value;
                    Store(gradient, i, g.eccentricAnomaly, g.eccentricity, g.meanAnomaly);
                }

                return sum;
            },
            gradient =>
            {
                var sum = 0.0;
                for (var i = 0; i < Points; i++)
                {
                    var (value, g) = KeplerEquationByHand.NewtonStep(anomalies[i], eccentricities[i], means[i]);
                    sum += value;
                    Store(gradient, i, g.EccentricAnomaly, g.Eccentricity, g.MeanAnomaly);
                }

                return sum;
            });
    }

    // One array of the gradient follows the other, as the inputs do.
    private static void Store(double[] gradient, int point, params ReadOnlySpan<double> partials)
    {
        for (var i = 0; i < partials.Length; i++) gradient[i * Points + point] = partials[i];
    }
}
