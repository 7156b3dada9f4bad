using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests.Orders;

/// <summary>Functions whose matrices have columns, several of which are computed at once; many have poles that belong to one column alone.</summary>
internal static partial class Directions
{
    [Differentiable(Derivatives.Jacobian)]
    public static double[] Roots(double[] x)
    {
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            y[i] = Math.Sqrt(x[i]);
        return y;
    }

    /// <summary>The square root is there through a local array, through a choice, and through a variable that is carried.</summary>
    [Differentiable(Derivatives.Jacobian)]
    public static double[] ThroughStorage(ReadOnlySpan<double> x, double factor)
    {
        var (copy, roots) = (new double[x.Length], new double[x.Length + 1]);
        for (var i = 0; i < x.Length; i++)
            copy[i] = factor > 1 ? x[i] : -x[i];
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            roots[i] = Math.Sqrt(copy[i]) * factor;
            sum = x[i] > 0.5 ? sum + Math.Log(copy[i]) : x[i] * x[i];
        }

        roots[x.Length] = sum;
        return roots;
    }

    [Differentiable(Derivatives.Hessian)]
    public static double SumOfPowers(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        foreach (var value in x)
            sum += Math.Pow(value, 1.5);
        return sum;
    }

    /// <summary>Fewer results than numbers, and a loop that is left early.</summary>
    [Differentiable(Derivatives.Jacobian | Derivatives.Hessian)]
    public static double UntilNegative(double[] x, double scale)
    {
        var product = 1.0;
        foreach (var value in x)
        {
            if (value < 0)
                return product * scale;
            product *= 1 + value * scale;
        }

        return Math.Sin(product);
    }

    [Differentiable(Derivatives.Jacobian)]
    public static float[] OfSingles(float[] x, float power)
    {
        var y = new float[x.Length];
        for (var i = 0; i < x.Length; i++)
            y[i] = MathF.Pow(x[i], power) + (i > 0 ? y[i - 1] : 0);
        return y;
    }

    /// <summary>Writes to its parameter, and needs what it held before.</summary>
    [Differentiable(Derivatives.Jacobian)]
    public static void RootsInPlace(Span<double> x, double[] shift)
    {
        for (var i = 0; i < x.Length; i++)
            x[i] = Math.Sqrt(x[i]) + shift[i] * x[i];
    }

    [Differentiable(Derivatives.Hessian)]
    public static double Scratch(double[] x, double[] scratch)
    {
        for (var i = 0; i < x.Length; i++)
            scratch[i] = scratch[i] * x[i] + Math.Sin(x[i]);
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
            sum += scratch[i] * scratch[i];
        return sum;
    }

    [Differentiable(Derivatives.Jacobian)]
    public static double[] OfWholeArrays(double[] x, double[] y)
    {
        var (norm, mean) = (Functions.Norm(x), Functions.Mean(y));
        return [Functions.Dot(x, y), norm * Functions.Sum(x), Functions.LogSumExp(x) - mean, norm, mean];
    }

    [Differentiable(Derivatives.Hessian)]
    public static double NormsAndExponentials(double[] x, double[] y) => Functions.Norm(x) * Functions.LogSumExp(y) + Functions.Dot(x, y);

    /// <summary>Storage is made in every round, and carried on.</summary>
    [Differentiable(Derivatives.Jacobian)]
    public static double[] Rounds(double[] x, int count)
    {
        var state = new double[x.Length];
        x.CopyTo(state, 0);
        for (var round = 0; round < count; round++)
        {
            var next = new double[state.Length];
            for (var i = 0; i < state.Length; i++)
                next[i] = state[i] + 0.1 * Math.Sin(state[(i + 1) % state.Length]);
            state = next;
        }

        return state;
    }

    // What has no lanes: its columns come one after the other.
    [Differentiable(Derivatives.Jacobian)]
    public static void RootsOfRectangle(double[,] x)
    {
        for (var i = 0; i < x.GetLength(0); i++)
        {
            for (var j = 0; j < x.GetLength(1); j++)
                x[i, j] = Math.Sqrt(x[i, j]);
        }
    }

    [Differentiable(Derivatives.Hessian)]
    public static double PowersOfMatrix(Matrix<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.RowCount; i++)
        {
            for (var j = 0; j < x.ColumnCount; j++)
                sum += Math.Pow(x[i, j], 1.5);
        }

        return sum;
    }

    [Differentiable(Derivatives.Jacobian)]
    public static void RootsOfBoth(ref double x, ref double y, out double sum)
    {
        (x, y) = (Math.Sqrt(x), Math.Sqrt(y));
        sum = x + y;
    }

    // A few numbers, which are kept in an array.
    [Differentiable(Derivatives.Jacobian)]
    public static (double X, double Y) RootsOfTwo(double x, double y)
    {
        double[] both = [x, y];
        var roots = new double[2];
        for (var i = 0; i < 2; i++)
            roots[i] = Math.Sqrt(both[i]);
        return (roots[0], roots[1]);
    }

    [Differentiable(Derivatives.Hessian)]
    public static double PowersOfTwo(double x, double y)
    {
        double[] both = [x, y];
        var sum = 0.0;
        foreach (var value in both)
            sum += Math.Pow(value, 1.5);
        return sum;
    }

    // A few results of many numbers: their rows are gradients.
    [Differentiable(Derivatives.Jacobian)]
    public static (double First, double Sum) FewRoots(double[] x)
    {
        var (roots, sum) = (new double[x.Length], 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            roots[i] = Math.Sqrt(x[i]);
            sum += roots[i];
        }

        return (roots[0], sum);
    }

    // A zero that something comes to is a number, and has a derivative.
    [Differentiable(Derivatives.Hessian, Order = 2)]
    public static double SineOfSquare(double x)
    {
        double[] square = [x * x];
        return Math.Sin(square[0]);
    }

    [Differentiable(Derivatives.Hessian)]
    public static double SumOfSines(double[] x)
    {
        var (squares, sum) = (new double[x.Length], 0.0);
        for (var i = 0; i < x.Length; i++)
            squares[i] = x[i] * x[i];
        foreach (var square in squares)
            sum += Math.Sin(square);
        return sum;
    }
}
