using System.Buffers;

namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>
/// The gradient of <see cref="BinomialTree"/>, written by hand. The values of all nodes are kept; the price of a node is
/// spot·e^((2i − level)·width), which gives its derivatives without going back along the level.
/// </summary>
internal static class BinomialTreeByHand
{
    public static (double Value, (double Spot, double Strike, double Rate, double Volatility, double Maturity) Gradient) AmericanPut(
        double spot, double strike, double rate, double volatility, double maturity, int steps)
    {
        var time = maturity / steps;
        var root = Math.Sqrt(time);
        var width = volatility * root;
        var discount = Math.Exp(-rate * time);
        var up = Math.Exp(width);
        var probability = (1 / discount - 1 / up) / (up - 1 / up);

        var nodeCount = (steps + 1) * (steps + 2) / 2;
        var storage = ArrayPool<double>.Shared.Rent(nodeCount + steps + 1);
        var values = storage.AsSpan(0, nodeCount);
        Fill(values, spot, strike, width, up * up, discount, probability, steps);
        var value = values[0];

        var adjoints = storage.AsSpan(nodeCount, steps + 1);
        adjoints.Clear();
        adjoints[0] = 1;
        var (spotGradient, strikeGradient, widthAdjoint, discountAdjoint, probabilityAdjoint) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var level = 0; level <= steps; level++)
        {
            var row = values.Slice(level * (level + 1) / 2, level + 1);
            var next = level < steps ? values.Slice((level + 1) * (level + 2) / 2, level + 2) : default;
            for (var i = level; i >= 0; i--)
            {
                var adjoint = adjoints[i];
                adjoints[i] = 0;
                var expected = level < steps ? probability * next[i + 1] + (1 - probability) * next[i] : 0;
                if (row[i] > discount * expected)
                {
                    var price = strike - row[i];
                    strikeGradient += adjoint;
                    spotGradient -= adjoint * price / spot;
                    widthAdjoint -= adjoint * price * (2 * i - level);
                }
                else if (level < steps)
                {
                    discountAdjoint += adjoint * expected;
                    probabilityAdjoint += adjoint * discount * (next[i + 1] - next[i]);
                    adjoints[i + 1] += adjoint * discount * probability;
                    adjoints[i] = adjoint * discount * (1 - probability);
                }
            }
        }

        ArrayPool<double>.Shared.Return(storage);
        var numeratorAdjoint = probabilityAdjoint / (up - 1 / up);
        var denominatorAdjoint = -numeratorAdjoint * probability;
        discountAdjoint -= numeratorAdjoint / (discount * discount);
        widthAdjoint += numeratorAdjoint / up + denominatorAdjoint * (up + 1 / up);
        var timeAdjoint = widthAdjoint * volatility / (2 * root) - discountAdjoint * discount * rate;
        return (value, (spotGradient, strikeGradient, -discountAdjoint * discount * time, widthAdjoint * root, timeAdjoint / steps));
    }

    private static void Fill(Span<double> values, double spot, double strike, double width, double growth, double discount, double probability, int steps)
    {
        for (var level = steps; level >= 0; level--)
        {
            var row = values.Slice(level * (level + 1) / 2, level + 1);
            var next = level < steps ? values.Slice((level + 1) * (level + 2) / 2, level + 2) : default;
            var price = spot * Math.Exp(-level * width);
            for (var i = 0; i < row.Length; i++)
            {
                var held = level < steps ? discount * (probability * next[i + 1] + (1 - probability) * next[i]) : 0;
                row[i] = Math.Max(held, strike - price);
                price *= growth;
            }
        }
    }
}
