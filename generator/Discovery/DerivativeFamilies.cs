using System;

namespace SymbolicBackprop.Generator.Discovery;

/// <summary>The members beyond the default ones that an attribute asks for: the values of the runtime's <c>Derivatives</c>.</summary>
[Flags]
internal enum DerivativeFamilies
{
    None = 0,

    /// <summary>Forward mode.</summary>
    Tangent = 1,

    /// <summary>Many elements at once.</summary>
    Batch = 32,
}
