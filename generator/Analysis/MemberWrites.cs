using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Analysis;

/// <summary>
/// Where real numbers are written to storage that a field or property leads to. Such storage has no adjoint that the caller could be
/// given: it is an error.
/// </summary>
internal static class MemberWrites
{
    public static IEnumerable<Finding> Of(Function function, StorageClasses storage)
    {
        var producers = function.Body.Descendants().OfType<Let>().Where(let => let.Results.Count == 1).ToDictionary(let => let.Result.Value);
        var members = producers.Values.Where(let => IsMember(let) && let.Result.Type.IsStorage)
            .GroupBy(let => storage.ClassOf(let.Result.Value))
            .ToDictionary(same => same.Key, same => same.Max(let => storage.DepthOf(let.Result.Value)));
        var types = function.Definitions().ToDictionary(definition => definition.Value, definition => definition.Type);
        foreach (var let in function.Body.Descendants().OfType<Let>())
        {
            if (Activity.WrittenValue(let) is { } written && types[written].IsDifferentiable && (IsOfMember(let.Operands[0]) || IsInMember(let.Operands[0])))
                yield return Finding.At(let.Origin, DiagnosticIds.UnsupportedConstruct, "Writing to an array or matrix that a field or property holds", "write to a copy of it, or pass it as a parameter of its own");
        }

        bool IsOfMember(Value place) => members.TryGetValue(storage.ClassOf(place), out var depth) && storage.DepthOf(place) <= depth;

        bool IsInMember(Value place) => producers.TryGetValue(place, out var let)
            && (IsMember(let) || (let.Operation is Primitive { Key: "Load" or "Slice" or "View" or "RowSpan" } && IsInMember(let.Operands[0])));
    }

    private static bool IsMember(Let let) => let.Operation is ReadMember or ReadStatic or ReadProperty;
}
