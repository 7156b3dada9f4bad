using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Matrices by their elements and rows, in loops.</summary>
internal static partial class MatrixElements
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Trace([Shape(3, 3)] Matrix<double> a)
    {
        var sum = 0.0;
        for (var i = 0; i < a.RowCount; i++)
            sum += a[i, i] * a[i, i];
        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WeightedElements(Matrix<double> a, double weight)
    {
        var sum = 0.0;
        for (var i = 0; i < a.RowCount; i++)
        {
            for (var j = 0; j < a.ColumnCount; j++)
                sum += Math.Pow(a[i, j], 2) * (i + weight * j);
        }

        return sum;
    }

    /// <summary>xᵀ·a·x over rows.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double QuadraticForm([Shape(3, 3)] Matrix<double> a, ReadOnlySpan<double> x)
    {
        var form = 0.0;
        for (var i = 0; i < a.RowCount; i++)
        {
            var row = a.RowSpan(i);
            var dot = 0.0;
            for (var j = 0; j < row.Length; j++)
                dot += row[j] * x[j];
            form += x[i] * dot;
        }

        return form;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double RowNorms(Matrix<double> a)
    {
        var product = 1.0;
        for (var i = 0; i < a.RowCount; i++)
            product *= Functions.Norm(a.RowSpan(i));
        return product;
    }

    /// <summary>A product in three loops, written into a new matrix.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static Matrix<double> Product(Matrix<double> a, [Shape(3, 2)] Matrix<double> b)
    {
        var product = new Matrix<double>(a.RowCount, b.ColumnCount);
        for (var i = 0; i < a.RowCount; i++)
        {
            for (var k = 0; k < a.ColumnCount; k++)
            {
                for (var j = 0; j < b.ColumnCount; j++)
                    product[i, j] += a[i, k] * b[k, j];
            }
        }

        return product;
    }

    /// <summary>Rows of a copy are scaled in place.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static Matrix<double> NormalizedRows([Domain(0.5, 2)] Matrix<double> a)
    {
        var result = a.Clone();
        for (var i = 0; i < result.RowCount; i++)
        {
            var row = result.RowSpan(i);
            var sum = Functions.Sum(row);
            foreach (ref var element in row)
                element /= sum;
        }

        return result;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LogDeterminant([Shape(3, 3)] Matrix<double> a, [NoDerivative, Domain(7, 9)] double ridge)
    {
        var factor = new Matrix<double>(a.RowCount, a.RowCount);
        var logarithm = 0.0;
        for (var i = 0; i < a.RowCount; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = i == j ? a[i, i] + ridge : a[i, j];
                for (var k = 0; k < j; k++)
                    sum -= factor[i, k] * factor[j, k];
                factor[i, j] = i == j ? Math.Sqrt(sum) : sum / factor[j, j];
            }

            logarithm += 2 * Math.Log(factor[i, i]);
        }

        return logarithm;
    }

    /// <summary>The longest increasing way from corner to corner, row by row in one array.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double BestPath([Shape(3, 4)] Matrix<double> gains)
    {
        var best = new double[gains.ColumnCount];
        for (var i = 0; i < gains.RowCount; i++)
        {
            for (var j = 0; j < best.Length; j++)
            {
                var before = j == 0 ? best[0] : i == 0 ? best[j - 1] : Math.Max(best[j], best[j - 1]);
                best[j] = before + gains[i, j] * gains[i, j];
            }
        }

        return best[^1];
    }

    /// <summary>Elements and whole-matrix operations of one matrix.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ElementsAndOperations(Matrix<double> a, [Shape(3, 2)] Matrix<double> b)
    {
        var product = a * b;
        var sum = product.Sum() * a[1, 2];
        for (var i = 0; i < product.RowCount; i++)
            sum += product[i, i] * b[2, i];
        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float OfSingles([Shape(3, 3)] Matrix<float> a)
    {
        var sum = 0f;
        for (var i = 0; i < a.RowCount; i++)
        {
            for (var j = i + 1; j < a.ColumnCount; j++)
                sum += a[i, j] * a[j, i];
        }

        return sum;
    }
}
