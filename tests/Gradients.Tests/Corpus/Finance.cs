namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Prices and yields.</summary>
internal static partial class Finance
{
    /// <summary>The normal distribution function by Marsaglia's series, summed until a term no longer changes the sum.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double NormalDistribution([Domain(-3, 3)] double x)
    {
        double sum = x, before = 0, term = x;
        var square = x * x;
        var odd = 1;
        while (sum != before)
            sum = (before = sum) + (term *= square / (odd += 2));
        return 0.5 + sum * Math.Exp(-0.5 * square) / Math.Sqrt(2 * Math.PI);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(0.9, 1.1)]
    public static double BlackScholesCall(double spot, double strike, [Domain(0.01, 0.05)] double rate, [Domain(0.1, 0.4)] double volatility, [Domain(0.5, 2)] double years)
    {
        var spread = volatility * Math.Sqrt(years);
        var d1 = (Math.Log(spot / strike) + (rate + volatility * volatility / 2) * years) / spread;
        var d2 = d1 - spread;
        return spot * NormalDistribution(d1) - strike * Math.Exp(-rate * years) * NormalDistribution(d2);
    }

    /// <summary>The binomial tree of Cox, Ross and Rubinstein: values at the end, then backwards in place.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double BinomialPut([Domain(0.9, 1.1)] double spot, [Domain(0.9, 1.1)] double strike, [Domain(0.01, 0.05)] double rate, [Domain(0.2, 0.4)] double volatility, bool american)
    {
        const int Steps = 12;
        const double Interval = 1.0 / Steps;
        var up = Math.Exp(volatility * Math.Sqrt(Interval));
        var down = 1 / up;
        var discount = Math.Exp(-rate * Interval);
        var probability = (1 / discount - down) / (up - down);
        var values = new double[Steps + 1];
        for (var i = 0; i <= Steps; i++)
            values[i] = Math.Max(strike - spot * Math.Pow(up, 2 * i - Steps), 0);
        for (var step = Steps - 1; step >= 0; step--)
        {
            for (var i = 0; i <= step; i++)
            {
                values[i] = discount * (probability * values[i + 1] + (1 - probability) * values[i]);
                if (american)
                    values[i] = Math.Max(values[i], strike - spot * Math.Pow(up, 2 * i - step));
            }
        }

        return values[0];
    }

    /// <summary>The discounted payoff on the average of a path that is made from given normal draws.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double AsianPayoff([Domain(0.9, 1.1)] double spot, [Domain(0.2, 0.4)] double volatility, [Domain(0.01, 0.05)] double rate, [NoDerivative, Shape(8)] double[] draws)
    {
        var interval = 1.0 / draws.Length;
        var path = new double[draws.Length + 1];
        path[0] = spot;
        for (var i = 0; i < draws.Length; i++)
            path[i + 1] = path[i] * Math.Exp((rate - 0.5 * volatility * volatility) * interval + volatility * Math.Sqrt(interval) * draws[i]);
        var average = 0.0;
        for (var i = 1; i < path.Length; i++)
            average += path[i] / draws.Length;
        return Math.Exp(-rate) * Functions.Softplus(50 * (average - 1)) / 50;
    }

    /// <summary>An option that is worth nothing once the price has reached a barrier.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double BarrierPayoff([Shape(6), Domain(0.8, 1.3)] ReadOnlySpan<double> path, [NoDerivative, Domain(1.25, 1.3)] double barrier, [Domain(0.7, 0.8)] double strike)
    {
        foreach (var price in path)
        {
            if (price >= barrier)
                return 0.01 * price;
        }

        return path[^1] - strike;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double BondPrice([Domain(0.02, 0.08)] double coupon, [Domain(0.02, 0.08)] double yield)
    {
        var (price, factor) = (0.0, 1.0);
        for (var year = 1; year <= 10; year++)
        {
            factor /= 1 + yield;
            price += coupon * factor;
        }

        return price + factor;
    }

    /// <summary>The yield of a price, by Newton's method with the slope summed beside the price.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double BondYield([Domain(0.02, 0.08)] double coupon, [Domain(0.8, 1.2)] double price)
    {
        var yield = 0.05;
        for (var iteration = 0; iteration < 40; iteration++)
        {
            double value = 0, slope = 0, factor = 1;
            for (var year = 1; year <= 10; year++)
            {
                factor /= 1 + yield;
                var payment = year == 10 ? coupon + 1 : coupon;
                value += payment * factor;
                slope -= year * payment * factor / (1 + yield);
            }

            var correction = (value - price) / slope;
            yield -= correction;
            if (Math.Abs(correction) < 1e-13)
                break;
        }

        return yield;
    }

    /// <summary>One step of Heston's model; the variance is cut off below.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static (double Price, double Variance) HestonStep(
        [Domain(0.9, 1.1)] double price,
        [Domain(0.05, 0.2)] double variance,
        [Shape(3), Domain(0.1, 0.5)] double[] parameters,
        [NoDerivative] double firstDraw,
        [NoDerivative] double secondDraw)
    {
        const double Interval = 0.01, Correlation = -0.7;
        var (reversion, level, volatility) = (parameters[0], parameters[1], parameters[2]);
        var root = Math.Sqrt(Interval * variance);
        var nextPrice = price * Math.Exp(-0.5 * variance * Interval + root * firstDraw);
        var correlated = Correlation * firstDraw + Math.Sqrt(1 - Correlation * Correlation) * secondDraw;
        var nextVariance = variance + reversion * (level - variance) * Interval + volatility * root * correlated;
        return (nextPrice, nextVariance < 0.001 ? 0.001 : nextVariance);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double HestonPath([Domain(0.1, 0.2)] double variance, [Shape(3), Domain(0.1, 0.5)] double[] parameters, [NoDerivative, Shape(10)] double[] draws)
    {
        var price = 1.0;
        for (var i = 0; i + 1 < draws.Length; i += 2)
            (price, variance) = HestonStep(price, variance, parameters, draws[i], draws[i + 1]);
        return price * (1 + variance);
    }

    /// <summary>Progressive taxes: each bracket takes its share of what lies in it.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Tax([Domain(5, 95)] double income, [Shape(3), Domain(0.1, 0.5)] double[] rates)
    {
        double[] thresholds = [10, 40, 80];
        var tax = 0.0;
        for (var i = thresholds.Length - 1; i >= 0; i--)
        {
            if (income <= thresholds[i])
                continue;
            tax += rates[i] * (income - thresholds[i]);
            income = thresholds[i];
        }

        return tax + 0.01 * income;
    }

    /// <summary>The rate of a savings plan in single precision.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Savings([Domain(50, 100)] float payment, [Domain(0.01, 0.05)] float rate, int extraYears)
    {
        var balance = 0f;
        for (var year = 0; year < 5 + extraYears; year++)
            balance = (balance + payment) * (1 + rate);
        return balance;
    }
}
