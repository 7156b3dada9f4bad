using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.Generator.Infrastructure;

/// <summary>Compares objects by identity: two instructions may be equal as records and stand in different places.</summary>
internal sealed class ReferenceEquality<T> : IEqualityComparer<T>
    where T : class
{
    public static readonly ReferenceEquality<T> Instance = new();

    public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

    public int GetHashCode(T obj) => RuntimeHelpers.GetHashCode(obj);
}
