using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SymbolicBackprop.Training;

/// <summary>
/// √Σx² over several spans as 2ᵉ·√s, so that no square overflows or underflows; the same eight lanes of <see cref="double"/> on every machine.
/// The scaling is that of J. Blue, <em>A portable Fortran program to find the Euclidean norm of a vector</em>, ACM TOMS 4 (1978).
/// </summary>
internal struct EuclideanNorm
{
    private const int Lanes = 8;

    private int _exponent;
    private double _sum;

    public readonly double Value => Math.ScaleB(Math.Sqrt(_sum), _exponent);

    public void Add(ReadOnlySpan<float> values)
    {
        // The squares of float neither overflow nor underflow as double.
        var lanes = (Low: Vector256<double>.Zero, High: Vector256<double>.Zero);
        var whole = values.Length / Lanes * Lanes;
        AddSquares(MemoryMarshal.Cast<float, Vector256<float>>(values[..whole]), ref lanes.Low, ref lanes.High);
        if (whole < values.Length)
        {
            Span<float> padded = stackalloc float[Lanes];
            padded.Clear();
            values[whole..].CopyTo(padded);
            AddSquares([Vector256.Create<float>(padded)], ref lanes.Low, ref lanes.High);
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
        var whole = values.Length / Lanes * Lanes;
        AddSquares(MemoryMarshal.Cast<double, Vector256<double>>(values[..whole]), scale, ref lanes.Low, ref lanes.High);
        if (whole < values.Length)
        {
            Span<double> padded = stackalloc double[Lanes];
            padded.Clear();
            values[whole..].CopyTo(padded);
            AddSquares(MemoryMarshal.Cast<double, Vector256<double>>(padded), scale, ref lanes.Low, ref lanes.High);
        }

        return Total(lanes.Low, lanes.High);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddSquares(ReadOnlySpan<Vector256<float>> values, ref Vector256<double> low, ref Vector256<double> high)
    {
        var (sumLow, sumHigh) = (low, high);
        foreach (var eight in values)
        {
            var (first, second) = Vector256.Widen(eight);
            sumLow += first * first;
            sumHigh += second * second;
        }

        (low, high) = (sumLow, sumHigh);
    }

    /// <summary>An even number of vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddSquares(ReadOnlySpan<Vector256<double>> values, double scale, ref Vector256<double> low, ref Vector256<double> high)
    {
        var (sumLow, sumHigh) = (low, high);
        for (var i = 0; i + 1 < values.Length; i += 2)
        {
            var first = values[i] * scale;
            var second = values[i + 1] * scale;
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
