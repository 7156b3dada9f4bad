using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.Generator.Interpretation;

/// <summary>Objects are the same where they are one object, whatever they call equal.</summary>
internal sealed class ReferenceComparer : IEqualityComparer<object>
{
    public static readonly ReferenceComparer Instance = new();

    bool IEqualityComparer<object>.Equals(object x, object y) => ReferenceEquals(x, y);

    int IEqualityComparer<object>.GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
}
