using System.ComponentModel;
using System.Numerics;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// Several numbers at once, one in each lane of a vector register, with the operators of algebra: what the generated members that work on
/// batches are written in. No lane knows of the others, and each operation gives a number the same bits in every lane of every width.
/// A truth value for each lane is a register too: all bits of the lane are set, or none; comparisons give such masks.
/// </summary>
/// <typeparam name="TSelf">The register.</typeparam>
/// <typeparam name="T">The number: <c>double</c> or <c>float</c>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILanes<TSelf, T>
    where TSelf : unmanaged, ILanes<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>The numbers from <paramref name="index"/> on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer are left than there are lanes.</exception>
    static abstract TSelf Load(ReadOnlySpan<T> source, int index);

    /// <summary>Writes the lanes from <paramref name="index"/> on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no room for all of them.</exception>
    static abstract void Store(TSelf value, Span<T> destination, int index);

    /// <summary>The same number in every lane.</summary>
    static abstract implicit operator TSelf(T value);

    /// <summary>The same constant in every lane, rounded to the number's type.</summary>
    static abstract TSelf Constant(double value);

    /// <summary>The same truth value in every lane, as a mask.</summary>
    static abstract TSelf Mask(bool value);

    /// <summary>a + b.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>a − b.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>a·b.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>a / b.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>−a.</summary>
    static abstract TSelf operator -(TSelf value);

    /// <summary>The remainder as C# has it, lane by lane.</summary>
    static virtual TSelf operator %(TSelf left, TSelf right) => LaneByLane.Map<TSelf, T>(static (a, b) => a % b, left, right);

    /// <summary>The mask of the lanes where a &lt; b.</summary>
    static abstract TSelf operator <(TSelf left, TSelf right);

    /// <summary>The mask of the lanes where a ≤ b.</summary>
    static abstract TSelf operator <=(TSelf left, TSelf right);

    /// <summary>The mask of the lanes where a &gt; b.</summary>
    static abstract TSelf operator >(TSelf left, TSelf right);

    /// <summary>The mask of the lanes where a ≥ b.</summary>
    static abstract TSelf operator >=(TSelf left, TSelf right);

    /// <summary>The mask of the lanes where a = b.</summary>
    static abstract TSelf Equal(TSelf left, TSelf right);

    /// <summary>The lanes of both masks.</summary>
    static abstract TSelf operator &(TSelf left, TSelf right);

    /// <summary>The lanes of either mask.</summary>
    static abstract TSelf operator |(TSelf left, TSelf right);

    /// <summary>The lanes of one mask and not of the other.</summary>
    static abstract TSelf operator ^(TSelf left, TSelf right);

    /// <summary>The lanes that are not of the mask.</summary>
    static abstract TSelf operator ~(TSelf value);

    /// <summary>
    /// In the lanes of the mask <paramref name="whenTrue"/>, elsewhere <paramref name="whenFalse"/>: a choice of bits, so that nothing of
    /// the other one is left, whether it is ∞ or NaN.
    /// </summary>
    static abstract TSelf Select(TSelf mask, TSelf whenTrue, TSelf whenFalse);

    /// <summary>Whether the mask has any lane.</summary>
    static abstract bool Any(TSelf mask);

    /// <summary>√x, correctly rounded.</summary>
    static abstract TSelf Sqrt(TSelf x);

    /// <summary>|x|.</summary>
    static abstract TSelf Abs(TSelf x);

    /// <summary>The larger one, as <c>Math.Max</c> has it: NaN where either is, and +0 is larger than −0.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>The smaller one, as <c>Math.Min</c> has it: NaN where either is, and −0 is smaller than +0.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>The number, or the bound that it is above; NaN stays NaN. A bound that is no zero.</summary>
    static abstract TSelf AtMost(TSelf x, TSelf high);

    /// <summary>The number, or the bound that it is beyond; NaN stays NaN. Bounds that are no zeros, in order.</summary>
    static abstract TSelf Limit(TSelf x, TSelf low, TSelf high);

    /// <summary>The largest integer that is not larger.</summary>
    static abstract TSelf Floor(TSelf x);

    /// <summary>The smallest integer that is not smaller.</summary>
    static abstract TSelf Ceiling(TSelf x);

    /// <summary>The integer part.</summary>
    static abstract TSelf Truncate(TSelf x);

    /// <summary>The nearest integer, the even one of two.</summary>
    static abstract TSelf Round(TSelf x);

    /// <summary>a·b + c, rounded once.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>The magnitude of one and the sign of the other.</summary>
    static abstract TSelf CopySign(TSelf magnitude, TSelf sign);

    /// <summary>2ⁿ for an integer n in the range of normal numbers.</summary>
    static abstract TSelf PowerOfTwo(TSelf n);

    /// <summary>The n of x = 2ⁿ·m with ¾ ≤ m &lt; 1½, for a positive normal x.</summary>
    static abstract TSelf ExponentOf(TSelf x);

    /// <summary>The m of x = 2ⁿ·m with ¾ ≤ m &lt; 1½, for a positive normal x.</summary>
    static abstract TSelf SignificandOf(TSelf x);

    /// <summary>x·2ⁿ for an integer n, rounded once where the result is below the normal range, and ±∞ where it is beyond the largest number.</summary>
    static virtual TSelf Scale(TSelf x, TSelf n) => LaneScaling<TSelf, T>.Scale(x, n);

    /// <summary>A function of one number, called for each lane.</summary>
    static virtual TSelf Map(Func<T, T> function, TSelf x) => LaneByLane.Map(function, x);

    /// <summary>A function of two numbers, called for each lane.</summary>
    static virtual TSelf Map(Func<T, T, T> function, TSelf x, TSelf y) => LaneByLane.Map(function, x, y);

    /// <summary>A function of three numbers, called for each lane.</summary>
    static virtual TSelf Map(Func<T, T, T, T> function, TSelf x, TSelf y, TSelf z) => LaneByLane.Map(function, x, y, z);

    /// <summary>A function of one number of each lane.</summary>
    static abstract TSelf Call<TKernel>(TSelf x)
        where TKernel : struct, ILaneKernel;

    /// <summary>A function of two numbers of each lane.</summary>
    static abstract TSelf Call<TKernel>(TSelf x, TSelf y)
        where TKernel : struct, IBinaryLaneKernel;

    /// <summary>eˣ.</summary>
    static virtual TSelf Exp(TSelf x) => TSelf.Call<ExpKernel>(x);

    /// <summary>2ˣ.</summary>
    static virtual TSelf Exp2(TSelf x) => TSelf.Call<Exp2Kernel>(x);

    /// <summary>eˣ − 1, as the difference that <c>double.ExpM1</c> is.</summary>
    static virtual TSelf ExpM1(TSelf x) => TSelf.Call<ExpKernel>(x) - TSelf.Constant(1);

    /// <summary>ln x.</summary>
    static virtual TSelf Log(TSelf x) => TSelf.Call<LogKernel>(x);

    /// <summary>log₂ x.</summary>
    static virtual TSelf Log2(TSelf x) => TSelf.Call<Log2Kernel>(x);

    /// <summary>ln(1 + x), of the sum as <c>double.LogP1</c> rounds it.</summary>
    static virtual TSelf LogP1(TSelf x) => TSelf.Call<LogKernel>(x + TSelf.Constant(1));

    /// <summary>xᵖ.</summary>
    static virtual TSelf Pow(TSelf x, TSelf p) => TSelf.Call<PowKernel>(x, p);

    /// <summary>sin x.</summary>
    static virtual TSelf Sin(TSelf x) => TSelf.Call<SinKernel>(x);

    /// <summary>cos x.</summary>
    static virtual TSelf Cos(TSelf x) => TSelf.Call<CosKernel>(x);

    /// <summary>tan x.</summary>
    static virtual TSelf Tan(TSelf x) => TSelf.Call<TanKernel>(x);

    /// <summary>tanh x.</summary>
    static virtual TSelf Tanh(TSelf x) => TSelf.Call<TanhKernel>(x);

    /// <summary>The logistic function, as <see cref="Functions.Sigmoid(double)"/>.</summary>
    static virtual TSelf Sigmoid(TSelf x) => TSelf.Call<SigmoidKernel>(x);

    /// <summary>The smooth rectifier, as <see cref="Functions.Softplus(double)"/>.</summary>
    static virtual TSelf Softplus(TSelf x) => TSelf.Call<SoftplusKernel>(x);

    /// <summary>ln(eᵃ + eᵇ), as <see cref="Functions.LogSumExp(double, double)"/>.</summary>
    static virtual TSelf LogSumExp(TSelf a, TSelf b) => TSelf.Call<LogSumExpKernel>(a, b);

    /// <summary>The number, or the bound that it is beyond, as <c>Math.Clamp</c> has it; the bounds are in order.</summary>
    static virtual TSelf Clamp(TSelf x, TSelf low, TSelf high) => TSelf.Select(x < low, low, TSelf.Select(x > high, high, x));

    /// <summary>The rectifier, as <see cref="Functions.Relu(double)"/>.</summary>
    static virtual TSelf Relu(TSelf x) => TSelf.Max(x, TSelf.Constant(0));

    /// <summary>x².</summary>
    static virtual TSelf Square(TSelf x) => x * x;

    /// <summary>The error function, as <see cref="Functions.Erf(double)"/>.</summary>
    static virtual TSelf Erf(TSelf x) => TSelf.Call<ErfKernel>(x);

    /// <summary>The complementary error function, as <see cref="Functions.Erfc(double)"/>.</summary>
    static virtual TSelf Erfc(TSelf x) => TSelf.Call<ErfcKernel>(x);

    /// <summary>The density of the normal distribution, as <see cref="Functions.NormalPdf(double)"/>.</summary>
    static virtual TSelf NormalPdf(TSelf x) => TSelf.Call<NormalPdfKernel>(x);

    /// <summary>The normal distribution function, as <see cref="Functions.NormalCdf(double)"/>.</summary>
    static virtual TSelf NormalCdf(TSelf x) => TSelf.Call<NormalCdfKernel>(x);

    /// <summary>e^(−x²/2): what the density and the distribution function of the normal distribution have in common.</summary>
    static virtual TSelf NormalExponential(TSelf x) => TSelf.Call<NormalExponentialKernel>(x);

    /// <summary>The density of the normal distribution, where <see cref="NormalExponential"/> of the number is known.</summary>
    static virtual TSelf NormalPdf(TSelf x, TSelf exponential) => LaneErrorFunction<TSelf, T>.NormalPdfOfExponential(exponential);

    /// <summary>The normal distribution function, where <see cref="NormalExponential"/> of the number is known.</summary>
    static virtual TSelf NormalCdf(TSelf x, TSelf exponential) => TSelf.Call<NormalCdfOfExponentialKernel>(x, exponential);
}
