using System.Numerics;

namespace SymbolicBackprop.Training;

/// <summary>
/// What happens to one number of the weights, written for a vector of them. Only operations that IEEE 754 rounds exactly
/// (+ − × ÷ √, no fused ones) are allowed: then neither the width of the vector nor the place of a number in it shows in its bits.
/// </summary>
internal interface IUpdateRule<T>
{
    /// <summary>How many of the two state numbers beside each weight are in use.</summary>
    static abstract int StateCount { get; }

    /// <summary>The new weight; the states are replaced. To be inlined, or the vectors go through memory at every step of the loop.</summary>
    Vector<T> Update(Vector<T> weight, Vector<T> gradient, ref Vector<T> first, ref Vector<T> second);
}
