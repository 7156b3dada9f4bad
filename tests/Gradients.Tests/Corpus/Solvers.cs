namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Equations that are solved by iteration; how often depends on the data.</summary>
internal static partial class Solvers
{
    private const double Tolerance = 1e-13;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double NewtonSqrt([Domain(0.5, 9)] double a)
    {
        var x = a;
        for (var i = 0; i < 100; i++)
        {
            var correction = (x * x - a) / (2 * x);
            x -= correction;
            if (Math.Abs(correction) < Tolerance)
                break;
        }

        return x;
    }

    /// <summary>The same root as the Babylonians took it, until two guesses agree.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double BabylonianSqrt([Domain(0.5, 9)] double a)
    {
        double guess = 1, previous;
        do
        {
            previous = guess;
            guess = (guess + a / guess) / 2;
        }
        while (Math.Abs(guess - previous) > 1e-12 * guess);

        return guess;
    }

    /// <summary>Halves an interval a fixed number of times; the result moves with the ends of the interval.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Bisection([Domain(0, 0.4)] double low, [Domain(2, 2.5)] double high, [NoDerivative, Domain(0.5, 2)] double target)
    {
        for (var i = 0; i < 5; i++)
        {
            var middle = (low + high) / 2;
            if (middle * middle * middle < target)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }

    /// <summary>Bisection finds the root of x·eˣ = a as a number only; each Newton step after it gives one more order of the function of a.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LambertW([Domain(0.5, 5)] double a)
    {
        double low = 0, high = 2;
        while (high - low > 1e-12)
        {
            var middle = 0.5 * (low + high);
            if (middle * Math.Exp(middle) > a)
                high = middle;
            else
                low = middle;
        }

        var root = 0.5 * (low + high);
        for (var step = 0; step < 2; step++)
        {
            var power = Math.Exp(root);
            root -= (root * power - a) / (power * (1 + root));
        }

        return root;
    }

    /// <summary>Iterates x = cos(a·x) until it stands still.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double FixedPoint([Domain(0.3, 0.9)] double a)
    {
        var x = 0.5;
        while (true)
        {
            var next = Math.Cos(a * x);
            if (Math.Abs(next - x) < Tolerance)
                return next;
            x = next;
        }
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Secant([Domain(1, 8)] double a)
    {
        double previous = 1, x = 2;
        var valueBefore = previous * previous * previous - a;
        for (var i = 0; i < 60; i++)
        {
            var value = x * x * x - a;
            if (Math.Abs(value) < Tolerance || value == valueBefore)
                break;
            var next = x - value * (x - previous) / (value - valueBefore);
            (previous, valueBefore, x) = (x, value, next);
        }

        // One step of Newton's method, whose derivative does not depend on how the root was found.
        return x - (x * x * x - a) / (3 * x * x);
    }

    /// <summary>Kepler's equation E − e·sin E = M.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double EccentricAnomaly([Domain(0.5, 2.5)] double meanAnomaly, [Domain(0.1, 0.7)] double eccentricity)
    {
        var anomaly = meanAnomaly;
        var correction = double.MaxValue;
        for (var i = 0; i < 30 && Math.Abs(correction) > 1e-14; i++)
        {
            correction = (anomaly - eccentricity * Math.Sin(anomaly) - meanAnomaly) / (1 - eccentricity * Math.Cos(anomaly));
            anomaly -= correction;
        }

        return anomaly;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double HalleyCubeRoot([Domain(0.5, 20)] double a)
    {
        var x = 1.0;
        int iteration;
        for (iteration = 0; iteration < 50; iteration++)
        {
            var cube = x * x * x;
            var next = x * (cube + 2 * a) / (2 * cube + a);
            var done = Math.Abs(next - x) <= 1e-14 * next;
            x = next;
            if (done) break;
        }

        return iteration < 50 ? x : double.NaN;
    }

    /// <summary>Two equations in two unknowns by Newton's method, with the inverse of the Jacobian written out.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static (double X, double Y) CircleAndHyperbola([Domain(4, 6)] double squaredRadius, [Domain(0.5, 1)] double product)
    {
        double x = 2, y = 0.5;
        for (var i = 0; i < 40; i++)
        {
            var f = x * x + y * y - squaredRadius;
            var g = x * y - product;
            var determinant = 2 * (x * x - y * y);
            var dx = (x * f - 2 * y * g) / determinant;
            var dy = (2 * x * g - y * f) / determinant;
            x -= dx;
            y -= dy;
            if (dx * dx + dy * dy < 1e-26)
                return (x, y);
        }

        throw new InvalidOperationException("The equations have no solution near the start.");
    }

    /// <summary>The value after gradient descent, as a function of the rate: an optimiser inside a function.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double InnerDescent([Domain(0.01, 0.05)] double rate, double[] start)
    {
        var (x, y, z) = (start[0], start[1], start[2]);
        for (var step = 0; step < 12; step++)
        {
            var (gx, gy, gz) = (2 * (x - 1) + y, 4 * y + x - z * z, 2 * z - 2 * y * z);
            x -= rate * gx;
            y -= rate * gy;
            z -= rate * gz;
        }

        return (x - 1) * (x - 1) + x * y + 2 * y * y - y * z * z + z * z;
    }

    /// <summary>The arithmetic–geometric mean.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ArithmeticGeometricMean([Domain(1, 4)] double a, [Domain(1, 4)] double b)
    {
        while (Math.Abs(a - b) > 1e-13 * a)
            (a, b) = ((a + b) / 2, Math.Sqrt(a * b));
        return a;
    }

    /// <summary>A continued fraction from its end, and a series until its terms vanish: tan x and sin x.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double FractionAndSeries([Domain(0.2, 1.2)] double x)
    {
        var fraction = 0.0;
        for (var odd = 15; odd >= 1; odd -= 2)
            fraction = x * x / (odd - fraction);
        var tangent = fraction / x;

        double sine = 0, term = x;
        for (var n = 1; Math.Abs(term) > 1e-18; n += 2)
        {
            sine += term;
            term *= -x * x / ((n + 1) * (n + 2));
        }

        return tangent * sine;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Integrand(double t, double a) => Math.Exp(-a * t * t) * Math.Cos(t);

    /// <summary>Simpson's rule over a function of its own; the ends of the interval are differentiated too.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Simpson([Domain(-1, 0)] double from, [Domain(0.5, 2)] double to, [Domain(0.5, 2)] double a)
    {
        const int Intervals = 16;
        var width = (to - from) / Intervals;
        var sum = Integrand(from, a) + Integrand(to, a);
        for (var i = 1; i < Intervals; i++)
            sum += (i % 2 == 1 ? 4 : 2) * Integrand(from + i * width, a);
        return sum * width / 3;
    }
}
