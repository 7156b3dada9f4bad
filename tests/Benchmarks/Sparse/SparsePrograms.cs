namespace SymbolicBackprop.Benchmarks.Sparse;

/// <summary>Functions with sparse derivatives: those whose rounds are dense blocks, and those that need colours.</summary>
internal static partial class SparsePrograms
{
    /// <summary>A step of a reaction and a diffusion on a line: each round reads three numbers.</summary>
    [Differentiable(Derivatives.SparseJacobian | Derivatives.Jacobian)]
    public static void Line(ReadOnlySpan<double> u, Span<double> next, [NoDerivative] double step)
    {
        next[0] = u[0];
        next[^1] = u[^1];
        for (var i = 1; i < u.Length - 1; i++)
            next[i] = u[i] + step * (u[i - 1] - 2 * u[i] + u[i + 1] + u[i] * (1 - u[i] * u[i]));
    }

    /// <summary>The same on a plane: which neighbours a round reads depends on where it is.</summary>
    [Differentiable(Derivatives.SparseJacobian | Derivatives.Jacobian)]
    public static double[] Plane(double[] u, int width, [NoDerivative] double step)
    {
        var next = new double[u.Length];
        for (var i = 0; i < u.Length; i++)
        {
            var sum = u[i] * (1 - u[i] * u[i]) - 4 * u[i];
            if (i % width > 0)
                sum += u[i - 1];
            if (i % width < width - 1)
                sum += u[i + 1];
            if (i >= width)
                sum += u[i - width];
            if (i < u.Length - width)
                sum += u[i + width];
            next[i] = u[i] + step * sum;
        }

        return next;
    }

    /// <summary>Springs between the corners of a mesh: what a round computes is added to two corners.</summary>
    [Differentiable(Derivatives.SparseJacobian | Derivatives.Jacobian)]
    public static double[] Springs(double[] position, int[] from, int[] to)
    {
        var force = new double[position.Length];
        for (var k = 0; k < from.Length; k++)
        {
            var length = position[to[k]] - position[from[k]];
            var tension = length * (1 + length * length);
            force[from[k]] += tension;
            force[to[k]] -= tension;
        }

        return force;
    }

    /// <summary>The function of Rosenbrock, whose Hessian has three diagonals.</summary>
    [Differentiable(Derivatives.SparseHessian | Derivatives.Hessian)]
    public static double Rosenbrock(double[] x)
    {
        var sum = 0.0;
        for (var i = 0; i + 1 < x.Length; i++)
        {
            var valley = x[i + 1] - x[i] * x[i];
            sum += 100 * valley * valley + (1 - x[i]) * (1 - x[i]);
        }

        return sum;
    }
}
