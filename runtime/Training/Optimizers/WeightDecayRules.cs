using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.Training;

/// <summary>L2 regularisation before another rule: the gradient of the loss plus λ/2·‖w‖².</summary>
internal readonly struct L2WeightDecayRule<T, TRule>(T decay, TRule inner) : IUpdateRule<T>
    where TRule : struct, IUpdateRule<T>
{
    private readonly Vector<T> _decay = new(decay);

    public static int StateCount => TRule.StateCount;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Update(Vector<T> weight, Vector<T> gradient, ref Vector<T> first, ref Vector<T> second) =>
        inner.Update(weight, gradient + _decay * weight, ref first, ref second);
}

/// <summary>Decoupled weight decay: the weight shrinks by a factor, and the other rule's gradient does not hear of it.</summary>
internal readonly struct DecoupledWeightDecayRule<T, TRule>(T shrinkage, TRule inner) : IUpdateRule<T>
    where TRule : struct, IUpdateRule<T>
{
    private readonly Vector<T> _shrinkage = new(shrinkage);

    public static int StateCount => TRule.StateCount;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Update(Vector<T> weight, Vector<T> gradient, ref Vector<T> first, ref Vector<T> second) =>
        inner.Update(weight * _shrinkage, gradient, ref first, ref second);
}
