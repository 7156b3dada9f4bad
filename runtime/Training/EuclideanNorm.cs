using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace SymbolicBackprop.Training;

/// <summary>
/// √Σx² over several spans as 2ᵉ·√s, so that no square overflows or underflows; the same eight lanes of <see cref="double"/> on every machine.
/// The scaling is that of J. Blue, <em>A portable Fortran program to find the Euclidean norm of a vector</em>, ACM TOMS 4 (1978).
/// </summary>
internal struct EuclideanNorm
{
    private const int Lanes = 8;
    private const int BlockLength = 64 * Lanes;

    private int _exponent;
    private double _sum;

    public readonly double Value => Math.ScaleB(Math.Sqrt(_sum), _exponent);

    public void Add(ReadOnlySpan<float> values)
    {
        // The squares of float neither overflow nor underflow as double.
        Span<double> block = stackalloc double[BlockLength];
        var lanes = (Low: Vector256<double>.Zero, High: Vector256<double>.Zero);
        while (!values.IsEmpty)
        {
            var part = values[..Math.Min(BlockLength, values.Length)];
            TensorPrimitives.ConvertTruncating(part, block);
            AddSquares(block[..part.Length], 1, ref lanes.Low, ref lanes.High);
            values = values[part.Length..];
        }

        Merge(0, Total(lanes.Low, lanes.High));
    }

    public void Add(ReadOnlySpan<double> values)
    {
        var sum = SumOfSquares(values, 1);
        if (sum is (>= 1e-280 and <= 1e300) or double.NaN)
        {
            Merge(0, sum);
            return;
        }

        var largest = values.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude(values));
        if (largest == 0 || double.IsInfinity(largest))
        {
            Merge(0, largest);
            return;
        }

        // Within ±1000 both the power of two and its reciprocal are normal numbers.
        var exponent = Math.Clamp(Math.ILogB(largest), -1000, 1000);
        Merge(exponent, SumOfSquares(values, Math.ScaleB(1, -exponent)));
    }

    private void Merge(int exponent, double sum)
    {
        if (sum == 0)
            return;
        if (_sum == 0)
            (_exponent, _sum) = (exponent, sum);
        else if (exponent > _exponent)
            (_exponent, _sum) = (exponent, sum + Math.ScaleB(_sum, 2 * (_exponent - exponent)));
        else
            _sum += Math.ScaleB(sum, 2 * (exponent - _exponent));
    }

    private static double SumOfSquares(ReadOnlySpan<double> values, double scale)
    {
        var lanes = (Low: Vector256<double>.Zero, High: Vector256<double>.Zero);
        AddSquares(values, scale, ref lanes.Low, ref lanes.High);
        return Total(lanes.Low, lanes.High);
    }

    private static void AddSquares(ReadOnlySpan<double> values, double scale, ref Vector256<double> low, ref Vector256<double> high)
    {
        var (sumLow, sumHigh) = (low, high);
        for (; values.Length >= Lanes; values = values[Lanes..])
        {
            var first = Vector256.Create(values) * scale;
            var second = Vector256.Create(values[(Lanes / 2)..]) * scale;
            sumLow += first * first;
            sumHigh += second * second;
        }

        if (!values.IsEmpty)
        {
            Span<double> padded = stackalloc double[Lanes];
            padded.Clear();
            values.CopyTo(padded);
            var first = Vector256.Create<double>(padded) * scale;
            var second = Vector256.Create<double>(padded[(Lanes / 2)..]) * scale;
            sumLow += first * first;
            sumHigh += second * second;
        }

        (low, high) = (sumLow, sumHigh);
    }

    private static double Total(Vector256<double> low, Vector256<double> high)
    {
        var lanes = low + high;
        return lanes[0] + lanes[2] + (lanes[1] + lanes[3]);
    }
}
