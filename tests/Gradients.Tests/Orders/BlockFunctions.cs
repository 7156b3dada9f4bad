namespace SymbolicBackprop.Gradients.Tests.Orders;

/// <summary>Functions whose rounds read a few numbers and write elements, and functions that only look so.</summary>
internal static partial class BlockFunctions
{
    private const Derivatives Both = Derivatives.SparseJacobian | Derivatives.Jacobian;

    /// <summary>An observation touches one camera and one point; the branch on real numbers is the round's own.</summary>
    [Differentiable(Both)]
    public static void Observations(ReadOnlySpan<double> cameras, ReadOnlySpan<double> points, ReadOnlySpan<double> weights, int[] camera, int[] point, Span<double> residuals)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            var own = cameras.Slice(3 * camera[i], 3);
            var seen = Seen(own, points.Slice(2 * point[i], 2));
            residuals[2 * i] = weights[i] * seen.X;
            residuals[2 * i + 1] = weights[i] * seen.Y;
            residuals[2 * weights.Length + i] = 1 - weights[i] * weights[i];
        }
    }

    [Differentiable]
    public static (double X, double Y) Seen(ReadOnlySpan<double> camera, ReadOnlySpan<double> point)
    {
        var distance = point[0] - camera[0];
        double scale;
        if (distance > 0.5)
            scale = Math.Sqrt(distance) * camera[2];
        else
            scale = camera[1] * camera[1] + Math.Exp(distance);
        return (scale * point[1] / (1 + point[1] * point[1]), Math.Sin(scale) + camera[2]);
    }

    /// <summary>Elements of a mesh add to what their corners have in common.</summary>
    [Differentiable(Both)]
    public static double[] Elements(double[] position, double stiffness, int[] from, int[] to)
    {
        var force = new double[position.Length];
        for (var k = 0; k < from.Length; k++)
        {
            var length = position[to[k]] - position[from[k]];
            var tension = stiffness * length * length * length;
            force[from[k]] += tension;
            force[to[k]] -= tension * position[from[k]];
        }

        return force;
    }

    /// <summary>Rounds write the same elements: the last one stays, with what it depends on.</summary>
    [Differentiable(Both)]
    public static double[] Overwritten(double[] x, int[] place)
    {
        var result = new double[4];
        for (var i = 0; i < x.Length; i++)
            result[place[i]] = Math.Exp(x[i]) * x[0];
        return result;
    }

    /// <summary>What was written before is overwritten, added to, or set to a constant.</summary>
    [Differentiable(Both)]
    public static double[] Mixed(double[] x, int[] kind)
    {
        var result = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            result[i] = x[i] * x[(i + 1) % x.Length];
        for (var i = 0; i < kind.Length; i++)
        {
            if (kind[i] == 2)
                continue;
            result[kind[i]] += Math.Sin(x[i]);
        }

        result[0] = 3;
        result[0] += x[2] * x[2];
        result[^1] = 7;
        return result;
    }

    /// <summary>Storage of the caller's that keeps some of what it held; numbers and a matrix among the parameters.</summary>
    [Differentiable(Both)]
    public static void Partly(double scale, double[,] table, Span<double> values, [NoDerivative] double[] shift)
    {
        for (var row = 0; row < table.GetLength(0); row++)
        {
            for (var column = 1; column < table.GetLength(1); column++)
                values[row * table.GetLength(1) + column] = scale * table[row, column] * table[row, column - 1] + shift[column];
        }
    }

    /// <summary>Loops, and storage, that are a round's own.</summary>
    [Differentiable(Both)]
    public static double[] Own(double[] a, double[] b)
    {
        var roots = new double[a.Length];
        for (var i = 0; i < a.Length; i++)
        {
            var pair = new double[2];
            pair[0] = a[i];
            pair[1] = b[i];
            var x = 1.0;
            for (var round = 0; round < 60 && Math.Abs(x * x - pair[0]) > 1e-13; round++)
                x = 0.5 * (x + pair[0] / x);
            pair[1] *= x;
            roots[i] = x * pair[1];
        }

        return roots;
    }

    /// <summary>A loop of the round's own of which nobody knows how long it is.</summary>
    [Differentiable(Both)]
    public static double[] Halved(double[] a)
    {
        var result = new double[a.Length];
        for (var i = 0; i < a.Length; i++)
        {
            var x = a[i] * a[i];
            while (x > 1)
                x /= 2;
            result[i] = x;
        }

        return result;
    }

    /// <summary>Two arrays, single precision, and an exit that integers decide.</summary>
    [Differentiable(Both)]
    public static (float[] first, float[] second) Pairs(float[] x, float y, int count)
    {
        var first = new float[x.Length];
        var second = new float[x.Length + 1];
        var square = y * y;
        for (var i = 0; i < x.Length; i++)
        {
            if (i == count)
                break;
            first[i] = x[i] * square;
            second[i + 1] = x[i] + y;
        }

        return (first, second);
    }

    /// <summary>Rounds that real numbers skip or end: the pattern covers all that may be.</summary>
    [Differentiable(Both)]
    public static double[] Skipped(double[] x, double[] y)
    {
        var result = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] < -2)
                continue;
            if (y[i] > 3)
                break;
            result[i] = x[i] * y[i] * y[0];
        }

        return result;
    }

    /// <summary>No blocks: each round goes on with what the last one had.</summary>
    [Differentiable(Both)]
    public static double[] Carried(double[] x)
    {
        var result = new double[x.Length];
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i];
            result[i] = sum;
        }

        return result;
    }

    /// <summary>No blocks: a round reads what another one has written.</summary>
    [Differentiable(Both)]
    public static double[] Chained(double[] x)
    {
        var result = new double[x.Length];
        result[0] = x[0];
        for (var i = 1; i < x.Length; i++)
            result[i] = x[i] * result[i - 1];
        return result;
    }

    /// <summary>No blocks: what is read is overwritten.</summary>
    [Differentiable(Both)]
    public static void InPlace(Span<double> x)
    {
        for (var i = 0; i < x.Length; i++)
            x[i] = Math.Sin(x[i]) * x[x.Length - 1 - i];
    }

    /// <summary>No blocks: which elements are read depends on the arm.</summary>
    [Differentiable(Both)]
    public static double[] Arms(double[] x, int[] kind)
    {
        var result = new double[x.Length];
        for (var i = 1; i < x.Length; i++)
        {
            double difference;
            if (kind[i] > 0)
                difference = x[i] - x[i - 1];
            else
                difference = x[0];
            result[i] = difference * difference;
        }

        return result;
    }

    /// <summary>No blocks: a whole array comes in.</summary>
    [Differentiable(Both)]
    public static double[] Whole(double[] x)
    {
        var result = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            result[i] = x[i] / Functions.Norm(x);
        return result;
    }

    /// <summary>Blocks whose places real numbers decide; the pattern is that of all.</summary>
    [Differentiable(Both)]
    public static double[] Placed(double[] x, [NoDerivative] double[] place)
    {
        var result = new double[x.Length];
        for (var i = 0; i < place.Length; i++)
            result[i] = x[(int)place[i]] * x[0];
        return result;
    }

    /// <summary>No blocks: an element is read twice to be added to.</summary>
    [Differentiable(Both)]
    public static double[] Doubled(double[] x)
    {
        var result = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            result[i] = x[i];
            result[i] += x[i] * result[i];
        }

        return result;
    }
}
