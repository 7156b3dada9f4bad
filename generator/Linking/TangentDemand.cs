using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Linking;

/// <summary>
/// The calls of a method that stay calls, as far as their tangent methods are written on demand: who needs the tangent of the one
/// needs those of the others. Only linking knows which calls stay.
/// </summary>
/// <param name="IsAsked">The method's attribute asks for its tangent.</param>
internal sealed record TangentDemand(string Key, bool IsAsked, EquatableArray<string> Callees)
{
    public static TangentDemand Of(MethodModel method, Function? linked) => new(
        method.Key,
        (method.Signature.Families & DerivativeFamilies.Tangent) != 0,
        linked is null ? [] : linked.Body.Descendants().OfType<Let>()
            .Select(let => (let.Operation as Call)?.Callee)
            .OfType<Callee>()
            .Where(callee => callee.Tangent == TangentSource.OnDemand)
            .Select(callee => callee.Key)
            .Distinct()
            .ToEquatableArray());

    /// <summary>The methods whose tangents nobody asked for, but a tangent calls.</summary>
    public static EquatableArray<string> Spread(IReadOnlyCollection<TangentDemand> methods)
    {
        var callees = methods.ToLookup(method => method.Key, method => method.Callees, StringComparer.Ordinal);
        var asked = new HashSet<string>(methods.Where(method => method.IsAsked).Select(method => method.Key), StringComparer.Ordinal);
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<string>(asked);
        while (pending.Count > 0)
        {
            foreach (var callee in callees[pending.Pop()].SelectMany(keys => keys).Where(key => !asked.Contains(key) && needed.Add(key)))
                pending.Push(callee);
        }

        return needed.OrderBy(key => key, StringComparer.Ordinal).ToEquatableArray();
    }
}
