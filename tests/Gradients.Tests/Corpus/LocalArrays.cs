namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Arrays that a method creates for itself.</summary>
internal static partial class LocalArrays
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Powers(double x, [Domain(1, 5)] int n)
    {
        var powers = new double[n + 1];
        powers[0] = 1;
        for (var i = 1; i <= n; i++)
            powers[i] = powers[i - 1] * x;
        var sum = 0.0;
        foreach (var power in powers)
            sum += power;
        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Initializer(double x, double y)
    {
        var terms = new[] { x * x, y, x * y, 2 };
        return terms[0] * terms[1] + terms[2] * terms[3];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double InitializerWithLength(double x)
    {
        double[] terms = new double[3] { 1, x, x * x };
        terms[1] *= terms[2];
        return terms[0] + terms[1] * terms[2];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double CollectionExpression(double x, double y)
    {
        double[] terms = [x, y, x * y];
        var sum = 0.0;
        for (var i = 0; i < terms.Length; i++)
            sum += terms[i] * (i + 1);
        return sum * terms[2];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Spread(double[] x, double y)
    {
        double[] longer = [y, .. x, y * y];
        var alternating = 0.0;
        for (var i = 0; i < longer.Length; i++)
            alternating += (i % 2 == 0 ? 1 : -1) * longer[i] * longer[i];
        return alternating;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OverwrittenElement(double x)
    {
        var a = new double[2];
        a[0] = x;
        a[1] = a[0] * a[0];
        a[0] = a[1] * x;
        a[1] += a[0];
        return a[0] * a[1];
    }

    /// <summary>A copy does not change what it was made from.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Copied(double[] x)
    {
        var copy = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            copy[i] = x[i];
        copy[0] *= copy[1];
        return copy[0] * x[0] + copy[2];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double CopiedByLibrary(double[] x)
    {
        var copy = new double[x.Length + 1];
        Array.Copy(x, 0, copy, 1, x.Length);
        copy[0] = copy[1] * copy[2];
        return copy[0] * copy[3] + x[0];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Cloned(double[] x)
    {
        var copy = (double[])x.Clone();
        copy[1] = copy[0] * copy[2];
        return copy[1] * x[1];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Filled(double x, double y)
    {
        var a = new double[4];
        Array.Fill(a, x * y);
        a[2] += x;
        return a[0] * a[1] + a[2] * a[3];
    }

    /// <summary>Diffusion with two buffers that change places.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Diffusion([Shape(5)] double[] start, [Domain(0.1, 0.4)] double rate, [Domain(0, 4)] int steps)
    {
        var current = new double[start.Length];
        var next = new double[start.Length];
        for (var i = 0; i < start.Length; i++)
            current[i] = start[i];
        for (var step = 0; step < steps; step++)
        {
            for (var i = 0; i < current.Length; i++)
            {
                var left = i == 0 ? 0 : current[i - 1];
                var right = i == current.Length - 1 ? 0 : current[i + 1];
                next[i] = current[i] + rate * (left - 2 * current[i] + right);
            }

            (current, next) = (next, current);
        }

        return current[1] * current[2] - current[4];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double NewInEveryRound(double x, [Domain(0, 4)] int n)
    {
        var s = x;
        for (var i = 1; i <= n; i++)
        {
            var pair = new double[2];
            pair[0] = s * x;
            pair[1] = pair[0] + i;
            s = pair[0] * pair[1] / (i + 3);
        }

        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ReplacedArray(double x)
    {
        double[] a = [x, x * x];
        var first = a;
        a = [first[1], first[0] + 1];
        first[0] *= 3;
        return a[0] * a[1] + first[0];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ChosenArray(double x, double y)
    {
        double[] a = [x, y];
        double[] b = [y * y, x];
        var chosen = x > y ? a : b;
        chosen[0] *= 2;
        return a[0] * b[0] + chosen[1];
    }

    /// <summary>The weight of the cheapest path through a row of stairs.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double CheapestPath([Shape(5), Domain(0.5, 2)] double[] cost)
    {
        var best = new double[cost.Length];
        best[0] = cost[0];
        best[1] = cost[1];
        for (var i = 2; i < cost.Length; i++)
            best[i] = cost[i] * Math.Min(best[i - 1], best[i - 2]);
        return best[^1] + best[^2];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LengthByData([Domain(1.1, 4.9)] double x)
    {
        var parts = new double[(int)Differentiate.Stop(x) + 1];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = x / (i + 1);
        var product = 1.0;
        foreach (var part in parts)
            product *= part;
        return product;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Integers(double[] x)
    {
        int[] order = [2, 0, 1];
        var seen = new bool[3];
        var s = 0.0;
        for (var i = 0; i < 5; i++)
        {
            var index = order[i % 3];
            s += seen[index] ? s * x[index] : x[index];
            seen[index] = true;
        }

        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Histogram([Shape(4), Domain(0.3, 2.7)] double[] x)
    {
        var mass = new double[3];
        foreach (var element in x)
            mass[(int)Differentiate.Stop(element)] += element;
        return mass[0] * mass[1] + mass[1] * mass[2] + mass[2];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float OfSingles(float x)
    {
        float[] a = [x, 1, x * x];
        a[1] += a[0] * a[2];
        return a[1] * a[2];
    }
}
