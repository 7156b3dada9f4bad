using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// Circular functions in lanes: x = n·π/2 + r with |r| ≤ π/4, π in three parts (W. Cody and W. Waite; the first difference is exact because
/// the product is not rounded before it), r as a sum of two numbers; then the polynomials of FDLIBM, k_sin.c and k_cos.c (Sun
/// Microsystems), or of Cephes for single precision (S. Moshier). Arguments beyond <see cref="Largest"/> are left to the library.
/// </summary>
internal static class LaneTrigonometry<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double TwoOverPi = 0.6366197723675814;

    private static double Largest => typeof(T) == typeof(float) ? 1e4 : 1e6;

    /// <summary>Below it sin x and tan x are x.</summary>
    private static double Smallest => typeof(T) == typeof(float) ? 1e-4 : 1e-8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sin(TLanes x)
    {
        var (quadrant, sine, cosine) = Reduced(x);
        var result = TLanes.Select(IsOdd(quadrant), cosine, sine);
        result = TLanes.Select(quadrant >= TLanes.Constant(2), -result, result);
        result = TLanes.Select(TLanes.Abs(x) < TLanes.Constant(Smallest), x, result);
        var isLarge = IsLarge(x);
        return TLanes.Any(isLarge) ? TLanes.Select(isLarge, LaneByLane.Map<TLanes, T>(T.Sin, x), result) : result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Cos(TLanes x)
    {
        var (quadrant, sine, cosine) = Reduced(x);
        var result = TLanes.Select(IsOdd(quadrant), sine, cosine);
        var isNegative = TLanes.Equal(quadrant, TLanes.Constant(1)) | TLanes.Equal(quadrant, TLanes.Constant(2));
        result = TLanes.Select(isNegative, -result, result);
        var isLarge = IsLarge(x);
        return TLanes.Any(isLarge) ? TLanes.Select(isLarge, LaneByLane.Map<TLanes, T>(T.Cos, x), result) : result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Tan(TLanes x)
    {
        var (quadrant, sine, cosine) = Reduced(x);
        var isOdd = IsOdd(quadrant);
        var result = TLanes.Select(isOdd, -cosine, sine) / TLanes.Select(isOdd, sine, cosine);
        result = TLanes.Select(TLanes.Abs(x) < TLanes.Constant(Smallest), x, result);
        var isLarge = IsLarge(x);
        return TLanes.Any(isLarge) ? TLanes.Select(isLarge, LaneByLane.Map<TLanes, T>(T.Tan, x), result) : result;
    }

    /// <summary>Beyond what is reduced here; NaN, of which everything is NaN, is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes IsLarge(TLanes x) => TLanes.Abs(x) > TLanes.Constant(Largest);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes IsOdd(TLanes quadrant) => TLanes.Equal(quadrant, TLanes.Constant(1)) | TLanes.Equal(quadrant, TLanes.Constant(3));

    /// <summary>n modulo 4, and sine and cosine of r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TLanes Quadrant, TLanes Sine, TLanes Cosine) Reduced(TLanes x)
    {
        var n = TLanes.Round(x * TLanes.Constant(TwoOverPi));
        var first = TLanes.FusedMultiplyAdd(-n, TLanes.Constant(typeof(T) == typeof(float) ? 1.57079637050628662109375 : 1.5707963267948966), x);
        var piSecond = TLanes.Constant(typeof(T) == typeof(float) ? -4.37113900018624283e-8 : 6.123233995736766e-17);
        var piThird = TLanes.Constant(typeof(T) == typeof(float) ? -1.71512451e-15 : -1.4973849048591833e-33);
        var second = n * piSecond;
        var r = first - second;
        var low = first - r - second - TLanes.FusedMultiplyAdd(n, piSecond, -second) - (n * piThird);
        var quadrant = n - (TLanes.Constant(4) * TLanes.Floor(n * TLanes.Constant(0.25)));
        return (quadrant, Sine(r, low), Cosine(r, low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Sine(TLanes r, TLanes low)
    {
        var z = r * r;
        var v = z * r;
        TLanes series;
        if (typeof(T) == typeof(float))
        {
            series = TLanes.FusedMultiplyAdd(z, TLanes.Constant(-1.9515295891e-4), TLanes.Constant(8.3321608736e-3));
            return r + (low + (v * TLanes.FusedMultiplyAdd(z, series, TLanes.Constant(-1.6666654611e-1))));
        }

        series = TLanes.FusedMultiplyAdd(z, TLanes.Constant(1.58969099521155010221e-10), TLanes.Constant(-2.50507602534068634195e-08));
        series = TLanes.FusedMultiplyAdd(z, series, TLanes.Constant(2.75573137070700676789e-06));
        series = TLanes.FusedMultiplyAdd(z, series, TLanes.Constant(-1.98412698298579493134e-04));
        series = TLanes.FusedMultiplyAdd(z, series, TLanes.Constant(8.33333333332248946124e-03));
        var half = TLanes.Constant(0.5) * low;
        return r - ((z * (half - (v * series))) - low - (v * TLanes.Constant(-1.66666666666666324348e-01)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Cosine(TLanes r, TLanes low)
    {
        var z = r * r;
        TLanes series;
        if (typeof(T) == typeof(float))
        {
            series = TLanes.FusedMultiplyAdd(z, TLanes.Constant(2.443315711809948e-5), TLanes.Constant(-1.388731625493765e-3));
            series = TLanes.FusedMultiplyAdd(z, series, TLanes.Constant(4.166664568298827e-2));
        }
        else
        {
            series = TLanes.FusedMultiplyAdd(z, TLanes.Constant(-1.13596475577881948265e-11), TLanes.Constant(2.08757232129817482790e-09));
            series = TLanes.FusedMultiplyAdd(z, series, TLanes.Constant(-2.75573143513906633035e-07));
            series = TLanes.FusedMultiplyAdd(z, series, TLanes.Constant(2.48015872894767294178e-05));
            series = TLanes.FusedMultiplyAdd(z, series, TLanes.Constant(-1.38888888888741095749e-03));
            series = TLanes.FusedMultiplyAdd(z, series, TLanes.Constant(4.16666666666666019037e-02));
        }

        var half = TLanes.Constant(0.5) * z;
        var rest = TLanes.Constant(1) - half;
        return rest + (TLanes.Constant(1) - rest - half + ((z * (z * series)) - (r * low)));
    }
}
