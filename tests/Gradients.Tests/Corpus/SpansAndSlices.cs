namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Spans, memory, slices, ranges and indices from the end.</summary>
internal static partial class SpansAndSlices
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Ends(ReadOnlySpan<double> x) => x[^1] * x[0] + x[^2] * x[^2];

    /// <summary>The product of neighbours, as one slice against another.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Neighbours([Shape(5)] ReadOnlySpan<double> x)
    {
        var left = x[..^1];
        var right = x[1..];
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Halves([Shape(6)] double[] x)
    {
        var half = x.Length / 2;
        var lower = x.AsSpan(0, half);
        var upper = x.AsSpan(half);
        var sum = 0.0;
        for (var i = 0; i < half; i++)
            sum += lower[i] * upper[half - 1 - i];
        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double MovingWindow([Shape(5)] ReadOnlySpan<double> x, [Domain(1, 3)] int width)
    {
        var product = 1.0;
        for (var start = 0; start + width <= x.Length; start++)
        {
            var mean = 0.0;
            foreach (var element in x.Slice(start, width))
                mean += element / width;
            product *= 1 + mean * mean;
        }

        return product;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OnTheStack(double x, double y)
    {
        Span<double> terms = stackalloc double[3];
        terms[0] = x;
        terms[1] = terms[0] * y;
        terms[2] = terms[1] * terms[0];
        terms[0] += terms[2];
        return terms[0] * terms[1];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OnTheStackInitialized(double x)
    {
        ReadOnlySpan<double> coefficients = stackalloc[] { 1, x, x * x };
        return coefficients[0] + coefficients[1] * coefficients[2];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double StackOrHeap(double x, [Domain(1, 6)] int n)
    {
        var buffer = n <= 3 ? stackalloc double[n] : new double[n];
        for (var i = 0; i < n; i++)
            buffer[i] = x * (i == 0 ? 1 : buffer[i - 1]) + i;
        return buffer[^1];
    }

    /// <summary>A slice of an array is a copy.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SliceIsCopy([Shape(4)] double[] x)
    {
        var middle = x[1..3];
        middle[0] *= middle[1];
        return middle[0] * x[1];
    }

    /// <summary>A slice of a span is a window on the same elements.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SliceIsWindow([Shape(4)] Span<double> x)
    {
        var middle = x[1..3];
        middle[0] *= middle[1];
        middle[1] = 3 * middle[0];
        return middle[0] * x[1] + x[2];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OverlappingWindows([Shape(4)] double[] x)
    {
        var front = x.AsSpan(0, 3);
        var back = x.AsSpan(1, 3);
        for (var i = 0; i < 3; i++)
            back[i] += front[i] * front[i];
        return front[1] * back[2];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfMemory(Memory<double> x, ReadOnlyMemory<double> y)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
            sum += x.Span[i] * y.Span[i] * x.Span[i];
        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SliceOfMemory([Shape(4)] ReadOnlyMemory<double> x)
    {
        var tail = x[1..].Span;
        return tail[0] * tail[1] + x.Span[0] * tail[^1];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double CopiedSpan([Shape(4)] ReadOnlySpan<double> x)
    {
        Span<double> copy = stackalloc double[4];
        x[..2].CopyTo(copy[2..]);
        x[2..].CopyTo(copy);
        copy[0] *= copy[3];
        return copy[0] * x[0] + copy[1] * copy[2];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double FilledAndCleared(double x)
    {
        Span<double> a = stackalloc double[4];
        a.Fill(x);
        a[..2].Clear();
        a[0] += a[3] * x;
        return a[0] * a[2] + a[1];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ArrayOfSpan(ReadOnlySpan<double> x)
    {
        var copy = x.ToArray();
        copy[1] += copy[0] * x[1];
        return copy[1] * x[2];
    }

    /// <summary>The sum of a span as that of its halves.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Pairwise([Shape(5)] ReadOnlySpan<double> x) => x.Length switch
    {
        0 => 0,
        1 => x[0] * x[0],
        var n => Pairwise(x[..(n / 2)]) + Pairwise(x[(n / 2)..]),
    };

    /// <summary>The span is another part of the same numbers in every round.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ConsumedFromTheFront([Shape(5)] ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        while (x.Length > 1)
        {
            sum = sum * x[0] + x[^1];
            x = x[1..];
        }

        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LoopVariable([Shape(4), Domain(-1, 1)] double[] x)
    {
        var sum = 1.0;
        for (ReadOnlySpan<double> rest = x; !rest.IsEmpty; rest = rest[1..])
        {
            foreach (var value in rest)
                sum += value * sum;
        }

        return sum;
    }

    [Differentiable(Derivatives.Tangent)]
    public static void WrittenWhileConsumed([Shape(4), Domain(-1, 1)] Span<double> x)
    {
        for (var rest = x; rest.Length > 1; rest = rest.Slice(1))
            rest[1] += rest[0] * rest[0];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Halved([Shape(7)] ReadOnlySpan<double> x, double y)
    {
        while (x.Length > 1)
        {
            var middle = x.Length / 2;
            if (x[middle] > 0)
                x = x[..middle];
            else
                x = x[middle..];
            y *= x[0];
        }

        return y + x[0];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ChosenWindow([Shape(5)] double[] x, [Domain(0, 1)] int n)
    {
        var window = x.AsSpan(1);
        if (n > 0)
            window = window[n..^1];
        window[0] *= window[1];
        return window[0] * x[1];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WindowsInWindows([Shape(4)] ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var left = x; left.Length > 0; left = left[1..])
        {
            var right = left;
            do
            {
                sum += left[0] * right[^1] * left.Length;
                right = right[..^1];
            }
            while (right.Length > 0);
        }

        return sum;
    }

    /// <summary>An array that is cut is a new one in every round.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ConsumedCopies([Shape(4)] double[] x)
    {
        var sum = 0.0;
        while (x.Length > 1)
        {
            sum = sum * x[0] + x[^1];
            x = x[1..];
            x[0] *= sum;
        }

        return sum * x[0];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double IndexAndRangeVariables([Shape(4)] double[] x, int n)
    {
        Range part = n..^1;
        Index last = ^2;
        Index first = n;
        var copy = x[part];
        var window = x.AsSpan()[part];
        window[0] *= 2;
        return copy[0] * x[last] * window[^1] + x[first];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ChosenRange([Shape(5)] ReadOnlySpan<double> x, [Domain(0, 1)] int n)
    {
        Range part = n > 0 ? 1.. : ..^2;
        Index end = n > 0 ? ^1 : 0;
        var sum = 0.0;
        foreach (var value in x[part])
            sum += value * value;
        return sum * x[end] * x[part].Length;
    }
}
