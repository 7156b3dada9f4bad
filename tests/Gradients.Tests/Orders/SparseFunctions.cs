namespace SymbolicBackprop.Gradients.Tests.Orders;

/// <summary>Functions whose Jacobians are sparse, by what makes their patterns hard to find.</summary>
internal static partial class SparseFunctions
{
    private const Derivatives Both = Derivatives.SparseJacobian | Derivatives.Jacobian;

    /// <summary>A step of the heat equation: tridiagonal.</summary>
    [Differentiable(Both)]
    public static void Heat(ReadOnlySpan<double> u, Span<double> next, [NoDerivative] double step)
    {
        next[0] = u[0];
        next[^1] = u[^1];
        for (var i = 1; i < u.Length - 1; i++)
            next[i] = u[i] + step * (u[i - 1] - 2 * u[i] + u[i + 1]);
    }

    /// <summary>The five-point stencil with a reaction.</summary>
    [Differentiable(Both)]
    public static double[] Reaction(double[] u, int width)
    {
        var result = new double[u.Length];
        var height = u.Length / width;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var i = y * width + x;
                var sum = -4 * u[i] + Math.Exp(u[i]);
                if (x > 0)
                    sum += u[i - 1];
                if (x < width - 1)
                    sum += u[i + 1];
                if (y > 0)
                    sum += u[i - width];
                if (y < height - 1)
                    sum += u[i + width];
                result[i] = sum;
            }
        }

        return result;
    }

    /// <summary>A branch on real numbers whose arms read and write different elements.</summary>
    [Differentiable(Both)]
    public static double[] Upwind(double[] u, double[] speed)
    {
        var flux = new double[u.Length];
        for (var i = 1; i < u.Length - 1; i++)
        {
            double difference;
            if (speed[i] > 0)
                difference = u[i] - u[i - 1];
            else
                difference = u[i + 1] - u[i];
            if (u[i] < 0)
                flux[i - 1] = u[i] * u[i];
            else
                flux[i] = speed[i] * difference;
        }

        return flux;
    }

    /// <summary>Elements are gathered and scattered by integers, some of which are there twice.</summary>
    [Differentiable(Both)]
    public static double[] Edges(double[] position, int[] from, int[] to)
    {
        var force = new double[position.Length];
        for (var i = 0; i < from.Length; i++)
        {
            var distance = position[to[i]] - position[from[i]];
            force[from[i]] += distance * distance * distance;
            force[to[i]] -= Math.Sin(distance);
        }

        return force;
    }

    /// <summary>What is read has been overwritten before.</summary>
    [Differentiable(Both)]
    public static void RunningProducts(Span<double> values, double factor)
    {
        for (var i = 1; i < values.Length; i += 2)
            values[i] = values[i] * values[i - 1] + factor;
        for (var i = 0; i + 2 < values.Length; i += 3)
            values[i] = 3;
    }

    /// <summary>A loop that real numbers leave early, by either way out.</summary>
    [Differentiable(Both)]
    public static double[] FirstAbove(double[] x, double[] y, double bound)
    {
        var result = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] < -100)
                continue;
            if (x[i] > bound)
                break;
            result[i] = x[i] * y[i];
        }

        return result;
    }

    /// <summary>Results come from wherever the method is left.</summary>
    [Differentiable(Both)]
    public static (double First, double Second) Ways(double[] x)
    {
        var sum = x[0] * x[1];
        if (sum > 1)
            return (sum, x[2]);
        for (var i = 3; i < x.Length; i++)
        {
            if (x[i] > 2)
                return (x[i] * x[0], 5);
        }

        return (sum, Math.Floor(Differentiate.Stop(x[0])) * x[1]);
    }

    /// <summary>A condition on a counter and real numbers, and a number of rounds that is not known.</summary>
    [Differentiable(Both)]
    public static double[] Roots(double[] a)
    {
        var roots = new double[a.Length];
        for (var i = 0; i < a.Length; i++)
        {
            var x = a[i];
            for (var round = 0; round < 50 && Math.Abs(x * x - a[i]) > 1e-12; round++)
                x = 0.5 * (x + a[i] / x);
            roots[i] = x;
        }

        return roots;
    }

    /// <summary>Which element is read depends on real numbers: on all of them, as far as the pattern knows.</summary>
    [Differentiable(Both)]
    public static double[] Tables(double[] table, double[] x)
    {
        var result = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            var cell = Math.Min(table.Length - 2, Math.Max(0, (int)Differentiate.Stop(x[i])));
            result[i] = table[cell] + (x[i] - cell) * (table[cell + 1] - table[cell]);
        }

        return result;
    }

    /// <summary>Which element is written depends on real numbers.</summary>
    [Differentiable(Both)]
    public static double[] Bins(double[] weight, [NoDerivative] double[] place, int count)
    {
        var bins = new double[count + 1];
        for (var i = 0; i < weight.Length; i++)
            bins[(int)place[i]] += weight[i];
        bins[count] = weight[0];
        return bins;
    }

    /// <summary>A matrix that is an array of two dimensions, and rows that are arrays of their own.</summary>
    [Differentiable(Both)]
    public static double[] Rows(double[,] a, double[] x)
    {
        var scaled = new double[a.GetLength(0)][];
        for (var i = 0; i < scaled.Length; i++)
        {
            scaled[i] = new double[a.GetLength(1)];
            for (var j = 0; j < scaled[i].Length; j++)
                scaled[i][j] = a[i, j] * x[j];
        }

        var sums = new double[scaled.Length];
        for (var i = 0; i < scaled.Length; i++)
        {
            foreach (var element in scaled[i])
                sums[i] += element;
        }

        return sums;
    }

    /// <summary>Whole arrays and windows on them, and a row that depends on everything.</summary>
    [Differentiable(Both)]
    public static double[] Windows(double[] x, double y)
    {
        var result = new double[x.Length / 2 + 1];
        for (var i = 0; i + 1 < x.Length; i += 2)
            result[i / 2] = Functions.LogSumExp(x.AsSpan(i, 2)) * y;
        result[^1] = Functions.Norm(x);
        return result;
    }

    /// <summary>Integers that the method counts itself, and an exit that integers decide.</summary>
    [Differentiable(Both)]
    public static double[] Packed(double[] x, int[] kind)
    {
        var place = new int[kind.Length];
        var count = 0;
        for (var i = 0; i < kind.Length; i++)
        {
            if (kind[i] < 0)
                break;
            if (kind[i] > 0)
                place[count++] = i;
        }

        var result = new double[count];
        for (var k = 0; k < count; k++)
            result[k] = x[place[k]] * x[0];
        return result;
    }

    /// <summary>Integers that real numbers decide are in the way of nothing where no place depends on them.</summary>
    [Differentiable(Both, Auxiliary = ["count"])]
    public static (double[] values, int count) Counted(double[] x)
    {
        var count = 0;
        var values = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] > 0)
                count++;
            values[i] = x[i] > 1 ? Math.Sqrt(x[i]) : x[i] * count;
        }

        return (values, count);
    }

    /// <summary>Structs, tuples, exchanged values, nested choices.</summary>
    [Differentiable(Both)]
    public static (double Least, double Greatest) Extremes(double a, double b, double c)
    {
        var pair = a < b ? (a, b) : (b, a);
        if (c < pair.Item1)
            pair.Item1 = c;
        else if (c > pair.Item2)
            pair = (pair.Item1, c);
        return (Math.Min(pair.Item1, 10), pair.Item2 * pair.Item2);
    }

    /// <summary>A call that stays one.</summary>
    [Differentiable(Both)]
    public static double[] Calls(double[] x, int depth)
    {
        var result = new double[x.Length];
        for (var i = 0; i + 1 < x.Length; i++)
            result[i] = Folded(x[i], x[i + 1], depth);
        return result;
    }

    [Differentiable(Derivatives.Tangent)]
    public static double Folded(double x, double y, int depth) => depth == 0 ? x * y : Math.Sin(Folded(y, x, depth - 1)) + x;

    /// <summary>Single precision, a number that is left in a variable, a switch.</summary>
    [Differentiable(Both)]
    public static float Choices(float[] x, ref float state, int kind)
    {
        state = kind switch
        {
            0 => state * x[0],
            1 => x[1],
            _ => 2,
        };
        return x[kind] > 0 ? x[2] * x[2] : state;
    }

    /// <summary>What is written may be read again under another name.</summary>
    [Differentiable(Both)]
    public static double[] Exchanged(double[] x, int rounds)
    {
        var (now, next) = (new double[x.Length], new double[x.Length]);
        x.CopyTo(now, 0);
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < x.Length; i++)
                next[i] = now[i] * now[(i + 1) % x.Length];
            (now, next) = (next, now);
        }

        return now;
    }

    /// <summary>What may be kept, and an array of two dimensions that is written.</summary>
    [Differentiable(Both)]
    public static void Kept(Memory<double> values, double[,] table)
    {
        var span = values.Span;
        for (var i = 1; i < span.Length; i++)
        {
            span[i] *= span[i - 1];
            table[0, i] = table[1, i] * span[0];
        }
    }

    /// <summary>Only the condition keeps the method from elements that there are not, from windows that do not fit, and from dividing by zero.</summary>
    [Differentiable(Both)]
    public static double[] Guarded(double[] x, int[] place, int divisor)
    {
        var result = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] < 100)
                continue;
            result[i - 1] = x[place[i] / divisor] * x[i + 1];
            var window = x.AsSpan(i, 3);
            result[i] = window[2] + new double[i - 2].Length;
            place[i] = 1;
        }

        for (var i = 0; i < x.Length; i++)
            result[i] += x[i] * x[i];
        return result;
    }

    /// <summary>A number of cells that is computed by real numbers of integers alone.</summary>
    [Differentiable(Both)]
    public static double[] Spaced(double[] x, int cells)
    {
        var stride = (int)Math.Sqrt(cells);
        var result = new double[x.Length];
        for (var i = 0; i < x.Length; i += stride)
            result[i] = x[i] * x[i];
        return result;
    }
}
