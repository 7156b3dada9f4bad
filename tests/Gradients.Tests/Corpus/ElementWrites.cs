using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Methods that write into their arguments: arrays, spans and references.</summary>
internal static partial class ElementWrites
{
    [Differentiable(Derivatives.Tangent)]
    public static void Scale(double[] x, double factor)
    {
        for (var i = 0; i < x.Length; i++)
            x[i] *= factor;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SquareOne(double[] x, [Domain(0, 2)] int i)
    {
        x[i] = x[i] * x[i];
        return x[0] * x[1] + x[2];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double AddElement(double[] x, [Domain(0, 2)] int i, [Domain(0, 2)] int j)
    {
        x[i] += x[j] * x[j];
        return x[i] * x[0];
    }

    [Differentiable(Derivatives.Tangent)]
    public static void Swap(Span<double> x, [Domain(0, 2)] int i, [Domain(0, 2)] int j) => (x[i], x[j]) = (x[j], x[i]);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SwapByTemporary(double[] x)
    {
        var first = x[0];
        x[0] = x[2];
        x[2] = first;
        return x[0] - x[1] * x[2];
    }

    [Differentiable(Derivatives.Tangent)]
    public static void PrefixSums([Shape(4)] double[] x)
    {
        for (var i = 1; i < x.Length; i++)
            x[i] += x[i - 1];
    }

    /// <summary>Each element is overwritten by a value of its neighbours, which were overwritten before.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Smoothed([Shape(5)] double[] x)
    {
        for (var i = 1; i < x.Length - 1; i++)
            x[i] = x[i - 1] * x[i + 1] + x[i] / 2;
        return x[1] * x[3] - x[2];
    }

    [Differentiable(Derivatives.Tangent)]
    public static void Reverse([Shape(5)] Span<double> x)
    {
        for (int i = 0, j = x.Length - 1; i < j; i++, j--)
        {
            var kept = x[i];
            x[i] = x[j];
            x[j] = kept;
        }
    }

    /// <summary>y ← a·x + y.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static void AddMultiple(double a, ReadOnlySpan<double> x, Span<double> y)
    {
        for (var i = 0; i < x.Length; i++)
            y[i] += a * x[i];
    }

    [Differentiable(Derivatives.Tangent)]
    public static void MultiplyInto(double[] x, double[] y, double[] product)
    {
        for (var i = 0; i < product.Length; i++)
            product[i] = x[i] * y[i];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Normalize(Span<double> x)
    {
        var sum = 0.1;
        foreach (var element in x)
            sum += element * element;
        var norm = Math.Sqrt(sum);
        for (var i = 0; i < x.Length; i++)
            x[i] /= norm;
        return norm;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double EveryOperator([Shape(5)] double[] x, double y)
    {
        x[0] += y;
        x[1] -= x[0];
        x[2] *= x[1];
        x[3] /= 2 + y * y;
        x[4]++;
        --x[0];
        return x[0] * x[1] + x[2] * x[3] * x[4];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double FromTheEnd(double[] x, double y)
    {
        x[^1] *= y;
        x[^2] += x[^1];
        return x[^1] * x[^2] * x[^3];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ThroughReference(double[] x, [Domain(0, 2)] int i)
    {
        ref var element = ref x[i];
        element = Math.Sin(element);
        element *= x[0];
        return element + x[1];
    }

    [Differentiable(Derivatives.Tangent)]
    public static void DoubledByReference(Span<double> x)
    {
        foreach (ref var element in x)
            element *= 2 + element;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ThroughSecondName(double[] x, double y)
    {
        var same = x;
        same[0] = y * y;
        x[1] *= same[0];
        return x[0] + same[1] * x[2];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WrittenInBranch(double[] x, double y)
    {
        if (x[0] > y)
            x[0] = y * x[1];
        else
            x[1] += x[0];
        return x[0] * x[1];
    }

    /// <summary>What is written in one round is read in a later one, where the index says so.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Scattered([Shape(4)] double[] x, [Domain(1, 3)] int stride)
    {
        var j = 0;
        for (var i = 0; i < 6; i++)
        {
            x[j] = 0.5 * x[j] + Math.Sin(x[(j + 1) % x.Length]);
            j = (j + stride) % x.Length;
        }

        return x[0] + x[1] * x[2];
    }

    [Differentiable(Derivatives.Tangent)]
    public static void Bubble([Shape(5)] double[] x)
    {
        for (var i = 0; i + 1 < x.Length; i++)
        {
            if (x[i] > x[i + 1])
                (x[i], x[i + 1]) = (x[i + 1], x[i]);
        }
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Overwritten(double[] x)
    {
        x[0] = 3;
        x[1] = x[0] * x[1];
        x[1] = x[2];
        return x[1] * x[1];
    }

    [Differentiable(Derivatives.Tangent)]
    public static void Accumulate(ref double total, double x, double weight) => total += weight * x * x;

    [Differentiable(Derivatives.Tangent)]
    public static void Polar(double x, [Domain(0.5, 2)] double y, out double radius, out double angle)
    {
        radius = Math.Sqrt(x * x + y * y);
        angle = Math.Atan2(y, x);
    }

    /// <summary>One step of the semi-implicit Euler method for a pendulum.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Step(ref double angle, ref double velocity, double h)
    {
        velocity -= h * Math.Sin(angle);
        angle += h * velocity;
        return velocity * velocity / 2 - Math.Cos(angle);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double QuotientAndRemainder([Domain(7.1, 7.9)] double x, [Domain(2.1, 2.3)] double y, out double remainder)
    {
        remainder = x;
        while (remainder >= y)
            remainder -= y;
        return (x - remainder) / y * x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ByReadOnlyReference(in double x, in double y) => x * y * y;

    [Differentiable(Derivatives.Tangent)]
    public static void OfSingles(float[] x, ref float sum)
    {
        for (var i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i];
            x[i] = sum;
        }
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WithIntegers(double[] x, [Domain(0, 2)] int[] order)
    {
        var s = 0.0;
        for (var i = 0; i < order.Length; i++)
        {
            s = s * x[order[i]] + x[i];
            order[i] = (order[i] + 1) % x.Length;
        }

        return s * x[order[0]];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WriteThatNeverRuns(double[] x, double y)
    {
        var isWritten = false;
        if (isWritten)
            x[0] = y;
        return x[0] * y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double MatrixWriteThatNeverRuns(Matrix<double> x, double y)
    {
        var isWritten = false;
        if (isWritten)
            x[0, 0] = y;
        return x[0, 0] * y;
    }
}
