using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Planning;

namespace SymbolicBackprop.Generator.Pipeline;

/// <summary>
/// Declarations that share a key, as two methods with one signature do: the compiler reports them. Nothing is generated for them,
/// because their files would have one name.
/// </summary>
internal static class Twins
{
    /// <summary>The keys that there are more than once.</summary>
    public static EquatableArray<string> Of(IEnumerable<string> keys) =>
        keys.GroupBy(key => key, System.StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ToEquatableArray();

    public static Staged<Members<PlannedFunction>> Drop(Staged<Members<PlannedFunction>> planned, EquatableArray<string> twins) =>
        twins.Contains(planned.Method.Key) ? planned with { Product = null } : planned;
}
