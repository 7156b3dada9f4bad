namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Arrays of arrays.</summary>
internal static partial class JaggedArrays
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Elements(double[][] x) => x[0][1] * x[1][0] + x[1][2] * x[1][2];

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SumOfRowProducts([Shape(3, 2)] double[][] x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var product = 1.0;
            for (var j = 0; j < x[i].Length; j++)
                product *= x[i][j];
            sum += product;
        }

        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double NamedRow(double[][] x, int i)
    {
        var row = x[i];
        return row[0] * row[1] - row[^1];
    }

    /// <summary>Pascal's triangle with x in place of the ones.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Triangle(double x, [Domain(1, 4)] int n)
    {
        var rows = new double[n][];
        for (var i = 0; i < n; i++)
        {
            rows[i] = new double[i + 1];
            rows[i][0] = rows[i][i] = x;
            for (var j = 1; j < i; j++)
                rows[i][j] = rows[i - 1][j - 1] + rows[i - 1][j] * x;
        }

        var sum = 0.0;
        foreach (var entry in rows[^1])
            sum += entry * entry;
        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Initializer(double x, double y)
    {
        double[][] table = [[x, y], [x * y], []];
        return table[0][0] * table[1][0] + table[0][1] + table[2].Length;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double RowsExchanged(double x, double y)
    {
        double[][] rows = [[x, 1], [2, y]];
        (rows[0], rows[1]) = (rows[1], rows[0]);
        rows[0][0] *= x;
        return rows[0][0] * rows[1][0] + rows[0][1];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OneRowTwice(double x)
    {
        double[] row = [x, x * x];
        double[][] rows = [row, row];
        rows[0][0] *= 2;
        rows[1][0] *= rows[0][1];
        return row[0];
    }

    [Differentiable(Derivatives.Tangent)]
    public static void ScaleRows(double[][] x, [Shape(2)] double[] factors)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var row = x[i];
            for (var j = 0; j < row.Length; j++)
                row[j] *= factors[i];
        }
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WrittenRow(double[][] x, double y)
    {
        x[0][0] = y * x[1][1];
        x[1][1] += x[0][0];
        return x[0][0] * x[1][1];
    }

    /// <summary>The rows are the caller's, and none of them is written.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double TableOfParameters(double[] first, double[] second, double x)
    {
        double[][] layers = [first, second];
        var sum = 0.0;
        for (var i = 0; i < layers.Length; i++)
        {
            for (var j = 0; j < layers[i].Length; j++)
                sum += layers[i][j] * layers[i][j] * (i + 1) * x;
        }

        return sum;
    }

    /// <summary>The rows are the caller's, and are written through the table.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double TableOfWrittenParameters(double[] first, double[] second)
    {
        var rows = new[] { first, second };
        rows[1][0] *= rows[0][0];
        rows[0][2] += rows[1][0] * rows[1][1];
        return rows[1][0] * first[1];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double TableWithConstantRow(double[] weights, [NoDerivative] double[] inputs)
    {
        double[][] table = [weights, inputs];
        var sum = 0.0;
        for (var j = 0; j < inputs.Length; j++)
            sum += table[0][j] * table[1][j] * table[0][0];
        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double TableOfMembers(Pair pair)
    {
        double[][] table = [pair.Left, pair.Right];
        return table[0][0] * table[1][1] * pair.Left[2];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ParametersExchanged(double[] a, double[] b, [Domain(1, 4)] int n)
    {
        var (current, next) = (a, b);
        for (var i = 0; i < n; i++)
            (current, next) = (next, current);
        return current[0] * current[0] * next[1] + current[2];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SpansExchanged(ReadOnlySpan<double> a, ReadOnlySpan<double> b, [Domain(1, 4)] int n)
    {
        var current = a;
        var next = b;
        for (var i = 0; i < n; i++)
        {
            var before = current;
            current = next;
            next = before;
        }

        return current[0] * current[0] * next[1] + current[2];
    }
}

/// <summary>Weights of two arrays.</summary>
[Differentiable]
internal sealed partial record Pair(double[] Left, double[] Right);
