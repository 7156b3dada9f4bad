using System;

namespace SymbolicBackprop.Generator.Sparsity;

/// <summary>A function is not made of blocks: its Jacobian comes from colours.</summary>
internal sealed class NoBlockException : Exception
{
    /// <exception cref="NoBlockException">The condition does not hold.</exception>
    public static void Unless(bool condition)
    {
        if (!condition)
            throw new NoBlockException();
    }
}
