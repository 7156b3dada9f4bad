using System.Buffers;

namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The gradient of <see cref="OrderStatistics"/>, written by hand: the places are sorted with the values.</summary>
internal static class OrderStatisticsByHand
{
    public static double WeightedSum(double[] values, double[] weights, Span<double> valuesGradient, Span<double> weightsGradient)
    {
        var places = ArrayPool<int>.Shared.Rent(values.Length);
        places[0] = 0;
        for (var i = 1; i < values.Length; i++)
        {
            var value = values[i];
            var j = i - 1;
            while (j >= 0 && values[j] > value)
            {
                values[j + 1] = values[j];
                places[j + 1] = places[j];
                j--;
            }

            values[j + 1] = value;
            places[j + 1] = i;
        }

        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += weights[i] * values[i];
            valuesGradient[places[i]] = weights[i];
            weightsGradient[i] = values[i];
        }

        ArrayPool<int>.Shared.Return(places);
        return sum;
    }
}
