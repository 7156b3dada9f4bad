namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Sorting, sums, transforms and interpolation that overwrite elements of arrays.</summary>
internal static partial class InPlaceAlgorithms
{
    [Differentiable(Derivatives.Tangent)]
    public static void InsertionSort([Shape(6)] double[] x)
    {
        for (var i = 1; i < x.Length; i++)
        {
            var inserted = x[i];
            var j = i - 1;
            while (j >= 0 && x[j] > inserted)
            {
                x[j + 1] = x[j];
                j--;
            }

            x[j + 1] = inserted;
        }
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SortedWeightedSum([Shape(6)] double[] x, [Shape(6)] double[] weights)
    {
        var sorted = (double[])x.Clone();
        InsertionSort(sorted);
        var sum = 0.0;
        for (var i = 0; i < sorted.Length; i++)
            sum += weights[i] * sorted[i];
        return sum;
    }

    /// <summary>Swaps neighbours until a pass swaps nothing, then takes the middle.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Median([Shape(5)] double[] x)
    {
        var sorted = x.ToArray();
        bool swapped;
        do
        {
            swapped = false;
            for (var i = 1; i < sorted.Length; i++)
            {
                if (sorted[i - 1] <= sorted[i])
                    continue;
                (sorted[i - 1], sorted[i]) = (sorted[i], sorted[i - 1]);
                swapped = true;
            }
        }
        while (swapped);

        return sorted[sorted.Length / 2] * sorted[0];
    }

    [Differentiable(Derivatives.Tangent)]
    public static void PrefixSums([Shape(5)] Span<double> x)
    {
        for (var i = 1; i < x.Length; i++)
            x[i] += x[i - 1];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SumOfPrefixProducts([Shape(5)] double[] x)
    {
        var products = new double[x.Length];
        var sum = products[0] = x[0];
        for (var i = 1; i < x.Length; i++)
            sum += products[i] = products[i - 1] * x[i];
        return sum;
    }

    /// <summary>The fast transform of eight complex numbers: reordered by reversed bits, then three rounds of butterflies.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static void FourierTransform([Shape(8)] double[] real, [Shape(8)] double[] imaginary)
    {
        var n = real.Length;
        for (int i = 1, j = 0; i < n; i++)
        {
            var bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1)
                j ^= bit;
            j ^= bit;
            if (i < j)
            {
                (real[i], real[j]) = (real[j], real[i]);
                (imaginary[i], imaginary[j]) = (imaginary[j], imaginary[i]);
            }
        }

        for (var length = 2; length <= n; length <<= 1)
        {
            var angle = -2 * Math.PI / length;
            for (var start = 0; start < n; start += length)
            {
                for (var k = 0; k < length / 2; k++)
                {
                    var (even, odd) = (start + k, start + k + length / 2);
                    var (cosine, sine) = (Math.Cos(angle * k), Math.Sin(angle * k));
                    var re = real[odd] * cosine - imaginary[odd] * sine;
                    var im = real[odd] * sine + imaginary[odd] * cosine;
                    real[odd] = real[even] - re;
                    imaginary[odd] = imaginary[even] - im;
                    real[even] += re;
                    imaginary[even] += im;
                }
            }
        }
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WeightedPowerSpectrum([Shape(8)] double[] signal)
    {
        var real = (double[])signal.Clone();
        var imaginary = new double[signal.Length];
        FourierTransform(real, imaginary);
        var sum = 0.0;
        for (var k = 0; k <= real.Length / 2; k++)
            sum += (k + 1) * (real[k] * real[k] + imaginary[k] * imaginary[k]);
        return sum;
    }

    /// <summary>c = a·b for a of two rows and b of two columns; what c held before is lost.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static void Multiply([Shape(6)] ReadOnlySpan<double> a, [Shape(6)] ReadOnlySpan<double> b, [Shape(4)] Span<double> c)
    {
        var inner = a.Length / 2;
        for (var i = 0; i < 2; i++)
        {
            for (var j = 0; j < 2; j++)
            {
                c[i * 2 + j] = 0;
                for (var k = 0; k < inner; k++)
                    c[i * 2 + j] += a[i * inner + k] * b[k * 2 + j];
            }
        }
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double TraceOfProduct([Shape(6)] double[] a, [Shape(6)] double[] b)
    {
        Span<double> product = stackalloc double[4];
        Multiply(a, b, product);
        return product[0] + product[3];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Horner([Shape(5)] double[] coefficients, double x)
    {
        var sum = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
            sum = sum * x + coefficients[i];
        return sum;
    }

    [Differentiable(Derivatives.Tangent)]
    public static (double Value, double Slope) HornerWithSlope([Shape(5)] ReadOnlySpan<double> coefficients, double x)
    {
        var (value, slope) = (coefficients[^1], 0.0);
        for (var i = coefficients.Length - 2; i >= 0; i--)
            (value, slope) = (value * x + coefficients[i], slope * x + value);
        return (value, slope);
    }

    [Differentiable(Derivatives.Tangent)]
    public static void Softmax([Shape(4)] double[] x)
    {
        var largest = double.NegativeInfinity;
        foreach (var element in x)
            largest = Math.Max(largest, element);
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
            sum += x[i] = Math.Exp(x[i] - largest);
        for (var i = 0; i < x.Length; i++)
            x[i] /= sum;
    }

    /// <summary>Mean and variance in one pass, by Welford's update.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static (double Mean, double Variance) MeanAndVariance([Shape(6)] double[] x)
    {
        double mean = 0, squares = 0;
        var count = 0;
        foreach (var value in x)
        {
            count++;
            var delta = value - mean;
            mean += delta / count;
            squares += delta * (value - mean);
        }

        return (mean, squares / (count - 1));
    }

    [Differentiable(Derivatives.Tangent)]
    public static void Reverse([Shape(5)] double[] x)
    {
        for (int i = 0, j = x.Length - 1; i < j; i++, j--)
            (x[i], x[j]) = (x[j], x[i]);
    }

    /// <summary>Scales to length one and returns the length that there was.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Normalize([Domain(0.5, 2)] Span<double> x)
    {
        var length = Functions.Norm(x);
        for (var i = 0; i < x.Length; i++)
            x[i] /= length;
        return length;
    }

    /// <summary>A sum of products in four sums, and a rest.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double UnrolledDot([Shape(10)] ReadOnlySpan<double> x, [Shape(10)] ReadOnlySpan<double> y)
    {
        double a = 0, b = 0, c = 0, d = 0;
        var i = 0;
        for (; i + 3 < x.Length; i += 4)
        {
            a += x[i] * y[i];
            b += x[i + 1] * y[i + 1];
            c += x[i + 2] * y[i + 2];
            d += x[i + 3] * y[i + 3];
        }

        var rest = 0.0;
        while (i < x.Length)
            rest += x[i] * y[i++];
        return a + b + (c + d) + rest;
    }

    /// <summary>Newton's interpolation of values at 0, 1, 2, …: the divided differences overwrite a copy of the values.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double DividedDifferences([Shape(5)] double[] values, double at)
    {
        var table = values.ToArray();
        for (var order = 1; order < table.Length; order++)
        {
            for (var i = table.Length - 1; i >= order; i--)
                table[i] = (table[i] - table[i - 1]) / order;
        }

        var sum = table[^1];
        for (var i = table.Length - 2; i >= 0; i--)
            sum = sum * (at - i) + table[i];
        return sum;
    }

    /// <summary>Sieves by position: each element adds itself to its multiples.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double AddedToMultiples([Shape(7)] double[] x)
    {
        var sums = x.ToArray();
        for (var i = 1; i < sums.Length; i++)
        {
            for (var j = 2 * i; j < sums.Length; j += i)
                sums[j] += sums[i] * x[0];
        }

        return sums[4] * sums[6];
    }

    /// <summary>The shortest alignment cost of two series (dynamic time warping), by a table of partial costs.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WarpingDistance([Shape(4)] double[] x, double[] y)
    {
        var columns = y.Length + 1;
        var cost = new double[(x.Length + 1) * columns];
        Array.Fill(cost, double.PositiveInfinity);
        cost[0] = 0;
        for (var i = 1; i <= x.Length; i++)
        {
            for (var j = 1; j <= y.Length; j++)
            {
                var difference = x[i - 1] - y[j - 1];
                var best = cost[(i - 1) * columns + j - 1];
                if (cost[(i - 1) * columns + j] < best)
                    best = cost[(i - 1) * columns + j];
                if (cost[i * columns + j - 1] < best)
                    best = cost[i * columns + j - 1];
                cost[i * columns + j] = difference * difference + best;
            }
        }

        return cost[^1];
    }

    /// <summary>Where the largest element stands decides what is multiplied.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LargestTimesNeighbour([Shape(5)] float[] x, [Domain(0.5, 2)] float scale)
    {
        var position = 0;
        for (var i = 1; i < x.Length; i++)
        {
            if (x[i] > x[position])
                position = i;
        }

        return x[position] * x[(position + 1) % x.Length] * (double)scale;
    }
}
