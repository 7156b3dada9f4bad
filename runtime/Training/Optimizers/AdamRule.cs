using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.Training;

/// <summary>
/// <c>m ← β₁·m + (1 − β₁)·g</c>, <c>v ← β₂·v + (1 − β₂)·g²</c>, <c>w ← w − η·m̂ / (√v̂ + ε)</c> with the corrections of the bias
/// <c>m̂ = m / (1 − β₁ᵗ)</c> and <c>v̂ = v / (1 − β₂ᵗ)</c>, which are taken out of the loop: they depend on the step alone.
/// </summary>
internal readonly struct AdamRule<T>(AdamConstants constants, double learningRate, long step) : IUpdateRule<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    private readonly Vector<T> _beta1 = new(T.CreateChecked(constants.Beta1));
    private readonly Vector<T> _beta2 = new(T.CreateChecked(constants.Beta2));
    private readonly Vector<T> _complement1 = new(T.CreateChecked(1 - constants.Beta1));
    private readonly Vector<T> _complement2 = new(T.CreateChecked(1 - constants.Beta2));
    private readonly Vector<T> _rate = new(T.CreateChecked(learningRate / (1 - Math.Pow(constants.Beta1, step))));
    private readonly Vector<T> _rootScale = new(T.CreateChecked(1 / Math.Sqrt(1 - Math.Pow(constants.Beta2, step))));
    private readonly Vector<T> _epsilon = new(T.CreateChecked(constants.Epsilon));

    public static int StateCount => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Update(Vector<T> weight, Vector<T> gradient, ref Vector<T> first, ref Vector<T> second)
    {
        first = _beta1 * first + _complement1 * gradient;
        second = _beta2 * second + _complement2 * (gradient * gradient);
        return weight - _rate * first / (Vector.SquareRoot(second) * _rootScale + _epsilon);
    }
}
