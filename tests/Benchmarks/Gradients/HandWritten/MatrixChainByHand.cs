using System.Buffers;

namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The gradient of <see cref="MatrixChain"/>, written by hand: all vectors are kept, and the transposed matrix leads back.</summary>
internal static class MatrixChainByHand
{
    public static double SumOfPower(double[] matrix, double[] start, int steps, Span<double> matrixGradient, Span<double> startGradient)
    {
        var size = start.Length;
        var storage = ArrayPool<double>.Shared.Rent((steps + 2) * size);
        try
        {
            start.CopyTo(storage, 0);
            for (var step = 0; step < steps; step++)
            {
                var x = storage.AsSpan(step * size, size);
                var product = storage.AsSpan((step + 1) * size, size);
                for (var i = 0; i < size; i++)
                {
                    var row = matrix.AsSpan(i * size, size);
                    var sum = 0.0;
                    for (var j = 0; j < row.Length; j++) sum += row[j] * x[j];
                    product[i] = sum;
                }
            }

            var total = 0.0;
            foreach (var element in storage.AsSpan(steps * size, size)) total += element;

            matrixGradient.Clear();
            startGradient.Fill(1);
            var previous = storage.AsSpan((steps + 1) * size, size);
            for (var step = steps - 1; step >= 0; step--)
            {
                var x = storage.AsSpan(step * size, size);
                previous.Clear();
                for (var i = 0; i < size; i++)
                {
                    var adjoint = startGradient[i];
                    var row = matrix.AsSpan(i * size, size);
                    var rowGradient = matrixGradient.Slice(i * size, size);
                    for (var j = 0; j < rowGradient.Length; j++) rowGradient[j] += adjoint * x[j];
                    for (var j = 0; j < row.Length; j++) previous[j] += adjoint * row[j];
                }

                previous.CopyTo(startGradient);
            }

            return total;
        }
        finally
        {
            ArrayPool<double>.Shared.Return(storage);
        }
    }
}
