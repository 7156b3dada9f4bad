namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>A vector that is multiplied by the same square matrix again and again.</summary>
internal static partial class MatrixChain
{
    [Differentiable]
    public static double SumOfPower(double[] matrix, double[] start, int steps)
    {
        var size = start.Length;
        var x = new double[size];
        var product = new double[size];
        for (var i = 0; i < size; i++) x[i] = start[i];

        for (var step = 0; step < steps; step++)
        {
            for (var i = 0; i < size; i++)
            {
                var sum = 0.0;
                for (var j = 0; j < size; j++) sum += matrix[i * size + j] * x[j];
                product[i] = sum;
            }

            for (var i = 0; i < size; i++) x[i] = product[i];
        }

        var total = 0.0;
        for (var i = 0; i < size; i++) total += x[i];
        return total;
    }
}
