using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Linking;

/// <summary>
/// The calls of a method that stay calls, as far as their methods with tangents are written on demand: who needs those of the one needs
/// those of the others. Only linking knows which calls stay.
/// </summary>
/// <param name="Asked">What the method's attribute asks for.</param>
/// <param name="Callees">The called methods, with what of each can be written on demand.</param>
internal sealed record TangentDemand(string Key, DerivativeFamilies Asked, EquatableArray<(string Key, DerivativeFamilies OnDemand)> Callees)
{
    public static TangentDemand Of(MethodModel method, Function? linked) => new(
        method.Key,
        method.Signature.Families,
        linked is null ? [] : linked.Body.Descendants().OfType<Let>()
            .Select(let => (let.Operation as Call)?.Callee)
            .OfType<Callee>()
            .Select(callee => (callee.Key, OnDemand(callee)))
            .Where(callee => callee.Item2 != DerivativeFamilies.None)
            .Distinct()
            .ToEquatableArray());

    /// <summary>The members that nobody asked for, but others call, by the method that has them.</summary>
    public static EquatableArray<(string Key, DerivativeFamilies Families)> Spread(IReadOnlyCollection<TangentDemand> methods)
    {
        var callees = methods.ToLookup(method => method.Key, method => method.Callees, StringComparer.Ordinal);
        var written = methods.GroupBy(method => method.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Aggregate(DerivativeFamilies.None, (all, method) => all | method.Asked), StringComparer.Ordinal);
        var added = new SortedDictionary<string, DerivativeFamilies>(StringComparer.Ordinal);
        var pending = new Stack<(string Key, DerivativeFamilies Families)>(written.Select(method => (method.Key, method.Value)));
        while (pending.Count > 0)
        {
            var (key, families) = pending.Pop();
            foreach (var (callee, onDemand) in callees[key].SelectMany(keys => keys))
            {
                var missing = CalledBy(families) & onDemand & ~(written.TryGetValue(callee, out var known) ? known : DerivativeFamilies.None);
                if (missing == DerivativeFamilies.None)
                    continue;
                written[callee] = known | missing;
                added[callee] = (added.TryGetValue(callee, out var before) ? before : DerivativeFamilies.None) | missing;
                pending.Push((callee, missing));
            }
        }

        return added.Select(pair => (pair.Key, pair.Value)).ToEquatableArray();
    }

    /// <summary>What the members of some families call of the methods that their own calls.</summary>
    private static DerivativeFamilies CalledBy(DerivativeFamilies families)
    {
        const DerivativeFamilies SecondOrder = DerivativeFamilies.HessianVectorProduct | DerivativeFamilies.BackwardTangent;
        const DerivativeFamilies Matrices = (DerivativeFamilies.Jacobian | DerivativeFamilies.SparseJacobian | DerivativeFamilies.Hessian | DerivativeFamilies.SparseHessian)
            & ~(DerivativeFamilies.Tangent | DerivativeFamilies.HessianVectorProduct);
        var called = DerivativeFamilies.None;
        if ((families & (DerivativeFamilies.Tangent | SecondOrder)) != 0)
            called |= DerivativeFamilies.Tangent;
        if ((families & SecondOrder) != 0)
            called |= DerivativeFamilies.BackwardTangent;
        if ((families & (Matrices | DerivativeFamilies.JacobianColumn | DerivativeFamilies.BackwardTangent)) != 0)
            called |= DerivativeFamilies.JacobianColumn;
        return called;
    }

    private static DerivativeFamilies OnDemand(Callee callee) =>
        (callee.Tangent == TangentSource.OnDemand ? DerivativeFamilies.Tangent : DerivativeFamilies.None)
        | (callee.BackwardTangent == TangentSource.OnDemand ? DerivativeFamilies.BackwardTangent : DerivativeFamilies.None)
        | (callee.HasColumn ? DerivativeFamilies.JacobianColumn : DerivativeFamilies.None);
}
