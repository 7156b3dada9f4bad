using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.Training;

/// <summary><c>w + factor·g</c>: a step of gradient descent, and a line search's step along a direction.</summary>
internal readonly struct ScaledAdditionRule<T>(T factor) : IUpdateRule<T>
{
    private readonly Vector<T> _factor = new(factor);

    public static int StateCount => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Update(Vector<T> weight, Vector<T> gradient, ref Vector<T> first, ref Vector<T> second) =>
        weight + _factor * gradient;
}
