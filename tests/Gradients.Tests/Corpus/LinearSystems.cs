namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Factorisations and solvers over row-major arrays, most of them in place.</summary>
internal static partial class LinearSystems
{
    /// <summary>Overwrites the lower triangle with the factor of a + ridge·I; the upper triangle is neither read nor written.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static void Cholesky([Shape(9)] double[] a, [Domain(7, 9)] double ridge)
    {
        var n = (int)Math.Sqrt(a.Length);
        for (var i = 0; i < n; i++)
            a[i * n + i] += ridge;
        for (var j = 0; j < n; j++)
        {
            for (var k = 0; k < j; k++)
                a[j * n + j] -= a[j * n + k] * a[j * n + k];
            a[j * n + j] = Math.Sqrt(a[j * n + j]);
            for (var i = j + 1; i < n; i++)
            {
                for (var k = 0; k < j; k++)
                    a[i * n + j] -= a[i * n + k] * a[j * n + k];
                a[i * n + j] /= a[j * n + j];
            }
        }
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LogDeterminant([Shape(9)] double[] a, [Domain(7, 9)] double ridge)
    {
        var n = (int)Math.Sqrt(a.Length);
        var factor = (double[])a.Clone();
        Cholesky(factor, ridge);
        var sum = 0.0;
        for (var i = 0; i < n; i++)
            sum += Math.Log(factor[i * n + i]);
        return 2 * sum;
    }

    /// <summary>bᵀ·(a + ridge·I)⁻¹·b by one substitution with the factor.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double InverseQuadraticForm([Shape(9)] double[] a, double[] b, [NoDerivative, Domain(7, 9)] double ridge)
    {
        var n = b.Length;
        var factor = new double[a.Length];
        Array.Copy(a, factor, a.Length);
        Cholesky(factor, ridge);
        var y = new double[n];
        var form = 0.0;
        for (var i = 0; i < n; i++)
        {
            var sum = b[i];
            for (var k = 0; k < i; k++)
                sum -= factor[i * n + k] * y[k];
            y[i] = sum / factor[i * n + i];
            form += y[i] * y[i];
        }

        return form;
    }

    /// <summary>Gaussian elimination with partial pivoting: a becomes its factors, b the solution.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static void SolveInPlace([Shape(9)] double[] a, double[] b)
    {
        var n = b.Length;
        for (var k = 0; k < n; k++)
        {
            var pivot = k;
            for (var i = k + 1; i < n; i++)
            {
                if (Math.Abs(a[i * n + k]) > Math.Abs(a[pivot * n + k]))
                    pivot = i;
            }

            if (a[pivot * n + k] == 0)
                throw new InvalidOperationException("The matrix is singular.");
            if (pivot != k)
            {
                for (var j = 0; j < n; j++)
                    (a[k * n + j], a[pivot * n + j]) = (a[pivot * n + j], a[k * n + j]);
                (b[k], b[pivot]) = (b[pivot], b[k]);
            }

            for (var i = k + 1; i < n; i++)
            {
                var multiplier = a[i * n + k] /= a[k * n + k];
                for (var j = k + 1; j < n; j++)
                    a[i * n + j] -= multiplier * a[k * n + j];
                b[i] -= multiplier * b[k];
            }
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++)
                b[i] -= a[i * n + j] * b[j];
            b[i] /= a[i * n + i];
        }
    }

    /// <summary>wᵀ·a⁻¹·b.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WeightedSolution([Shape(9)] double[] a, double[] b, double[] weights)
    {
        var factors = a.ToArray();
        var solution = b.ToArray();
        SolveInPlace(factors, solution);
        var sum = 0.0;
        for (var i = 0; i < solution.Length; i++)
            sum += weights[i] * solution[i];
        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Determinant([Shape(16)] double[] matrix)
    {
        double[] a = [.. matrix];
        var n = (int)Math.Sqrt(a.Length);
        var determinant = 1.0;
        for (var k = 0; k < n; k++)
        {
            var pivot = k;
            for (var i = k + 1; i < n; i++)
                pivot = Math.Abs(a[i * n + k]) > Math.Abs(a[pivot * n + k]) ? i : pivot;
            if (a[pivot * n + k] == 0)
                return 0;
            if (pivot != k)
            {
                determinant = -determinant;
                for (var j = k; j < n; j++)
                {
                    var swapped = a[k * n + j];
                    a[k * n + j] = a[pivot * n + j];
                    a[pivot * n + j] = swapped;
                }
            }

            determinant *= a[k * n + k];
            for (var i = k + 1; i < n; i++)
            {
                var multiplier = a[i * n + k] / a[k * n + k];
                for (var j = k; j < n; j++)
                    a[i * n + j] -= multiplier * a[k * n + j];
            }
        }

        return determinant;
    }

    /// <summary>Thomas' algorithm: the diagonal is eliminated in place, and the right-hand side becomes the solution.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static void SolveTridiagonal(
        [Shape(4), Domain(-1, 1)] ReadOnlySpan<double> lower,
        [Shape(5), Domain(3, 4)] Span<double> diagonal,
        [Shape(4), Domain(-1, 1)] ReadOnlySpan<double> upper,
        [Shape(5)] Span<double> right)
    {
        for (var i = 1; i < diagonal.Length; i++)
        {
            var multiplier = lower[i - 1] / diagonal[i - 1];
            diagonal[i] -= multiplier * upper[i - 1];
            right[i] -= multiplier * right[i - 1];
        }

        right[^1] /= diagonal[^1];
        for (var i = right.Length - 2; i >= 0; i--)
            right[i] = (right[i] - upper[i] * right[i + 1]) / diagonal[i];
    }

    /// <summary>The energy of −u″ = load with u = 0 at both ends, on a stretched grid.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double RodEnergy([Shape(5)] double[] load, [Domain(0.5, 1.5)] double stiffness)
    {
        var n = load.Length;
        var (lower, diagonal, upper) = (new double[n - 1], new double[n], new double[n - 1]);
        for (var i = 0; i < n; i++)
            diagonal[i] = 2 * stiffness + 0.25;
        for (var i = 0; i < n - 1; i++)
            lower[i] = upper[i] = -stiffness;
        var displacement = (double[])load.Clone();
        SolveTridiagonal(lower, diagonal, upper, displacement);
        var energy = 0.0;
        for (var i = 0; i < n; i++)
            energy += 0.5 * load[i] * displacement[i];
        return energy;
    }

    /// <summary>Sweeps that read what the same sweep has written.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double GaussSeidel([Shape(9), Domain(-1, 1)] double[] a, double[] b, [Domain(4, 5)] double diagonal)
    {
        var n = b.Length;
        var x = new double[n];
        for (var sweep = 0; sweep < 12; sweep++)
        {
            for (var i = 0; i < n; i++)
            {
                var rest = b[i];
                for (var j = 0; j < n; j++)
                {
                    if (j == i)
                        continue;
                    rest -= a[i * n + j] * x[j];
                }

                x[i] = rest / diagonal;
            }
        }

        return x[0] * x[0] + x[1] - x[2];
    }

    /// <summary>Two buffers whose variables are swapped after each sweep.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Jacobi([Shape(9), Domain(-1, 1)] double[] a, double[] b, [Domain(4, 5)] double diagonal)
    {
        var n = b.Length;
        var current = new double[n];
        var next = new double[n];
        for (var sweep = 0; sweep < 7; sweep++)
        {
            for (var i = 0; i < n; i++)
            {
                next[i] = b[i];
                for (var j = 0; j < n; j++)
                {
                    if (j != i)
                        next[i] -= a[i * n + j] * current[j];
                }

                next[i] /= diagonal;
            }

            (current, next) = (next, current);
        }

        return current[0] * current[1] + current[2];
    }

    /// <summary>The product of the diagonal of R, by Givens rotations of pairs of rows.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double GivensDiagonal([Shape(9)] double[] matrix)
    {
        var n = (int)Math.Sqrt(matrix.Length);
        var r = matrix.ToArray();
        for (var j = 0; j < n; j++)
        {
            for (var i = n - 1; i > j; i--)
            {
                var (upper, lower) = (r[(i - 1) * n + j], r[i * n + j]);
                var length = Math.Sqrt(upper * upper + lower * lower);
                var (cosine, sine) = (upper / length, lower / length);
                for (var k = j; k < n; k++)
                {
                    var above = r[(i - 1) * n + k];
                    var below = r[i * n + k];
                    r[(i - 1) * n + k] = cosine * above + sine * below;
                    r[i * n + k] = cosine * below - sine * above;
                }
            }
        }

        return r[0] * r[4] + r[8];
    }

    /// <summary>The squared residual of a least-squares fit of four points by two columns, by Householder reflections.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LeastSquaresResidual([Shape(8)] double[] columns, [Shape(4)] double[] targets)
    {
        const int Rows = 4, Columns = 2;
        var a = (double[])columns.Clone();
        var b = (double[])targets.Clone();
        var reflector = new double[Rows];
        for (var k = 0; k < Columns; k++)
        {
            var squares = 0.0;
            for (var i = k; i < Rows; i++)
                squares += a[i * Columns + k] * a[i * Columns + k];
            var length = a[k * Columns + k] > 0 ? -Math.Sqrt(squares) : Math.Sqrt(squares);
            for (var i = k; i < Rows; i++)
                reflector[i] = a[i * Columns + k];
            reflector[k] -= length;
            var scale = 2 / (squares + length * length - 2 * length * a[k * Columns + k]);
            for (var j = k; j < Columns; j++)
            {
                var projection = 0.0;
                for (var i = k; i < Rows; i++)
                    projection += reflector[i] * a[i * Columns + j];
                for (var i = k; i < Rows; i++)
                    a[i * Columns + j] -= scale * projection * reflector[i];
            }

            var along = 0.0;
            for (var i = k; i < Rows; i++)
                along += reflector[i] * b[i];
            for (var i = k; i < Rows; i++)
                b[i] -= scale * along * reflector[i];
        }

        var residual = 0.0;
        for (var i = Columns; i < Rows; i++)
            residual += b[i] * b[i];
        return residual;
    }

    /// <summary>Overwrites three rows with orthonormal ones.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static void GramSchmidt([Shape(9)] Span<double> rows)
    {
        for (var i = 0; i < 3; i++)
        {
            var row = rows.Slice(3 * i, 3);
            for (var k = 0; k < i; k++)
            {
                var earlier = rows.Slice(3 * k, 3);
                var dot = row[0] * earlier[0] + row[1] * earlier[1] + row[2] * earlier[2];
                for (var j = 0; j < 3; j++)
                    row[j] -= dot * earlier[j];
            }

            var length = Math.Sqrt(row[0] * row[0] + row[1] * row[1] + row[2] * row[2]);
            foreach (ref var element in row)
                element /= length;
        }
    }

    /// <summary>The largest eigenvalue of a symmetric matrix of positive elements, by the power method.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LargestEigenvalue([Shape(6), Domain(0.5, 2)] double[] upperTriangle)
    {
        Span<double> vector = [1, 1, 1];
        Span<double> product = stackalloc double[3];
        var eigenvalue = 0.0;
        for (var step = 0; step < 60; step++)
        {
            product.Clear();
            var index = 0;
            for (var i = 0; i < 3; i++)
            {
                product[i] += upperTriangle[index++] * vector[i];
                for (var j = i + 1; j < 3; j++, index++)
                {
                    product[i] += upperTriangle[index] * vector[j];
                    product[j] += upperTriangle[index] * vector[i];
                }
            }

            eigenvalue = Math.Sqrt(product[0] * product[0] + product[1] * product[1] + product[2] * product[2]);
            for (var i = 0; i < 3; i++)
                vector[i] = product[i] / eigenvalue;
        }

        return eigenvalue;
    }
}
