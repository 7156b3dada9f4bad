using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Assignments to parts of elements: in place where C# has a variable there, else of a copy in which the part is another one.</summary>
internal static class PartText
{
    /// <summary>The statement that gives a part of an element, or the whole, a value.</summary>
    public static string Assign(string element, ElementPart? part, string value)
    {
        List<ElementStep> steps = [.. part?.Steps ?? []];
        var inPlace = InPlace(steps);
        var place = element + Path(steps.Take(inPlace));
        return inPlace == steps.Count ? $"{place} = {value};" : $"{place} = {With(place, steps.GetRange(inPlace, steps.Count - inPlace), value)};";
    }

    /// <summary>Whether the part can stand on the left of <c>+=</c>.</summary>
    public static bool IsPlace(ElementPart? part) => part is null || InPlace([.. part.Steps]) == part.Steps.Count;

    /// <summary>Where the leaves of a variable are assigned, and with what; where they are not all places, the variable as a whole.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="type">Its type.</param>
    /// <param name="isUnset">It has no value yet.</param>
    /// <param name="leaves">A text for each leaf; null for one that stays as it is.</param>
    public static IEnumerable<(string Place, string Value)> Places(string variable, IrType type, bool isUnset, IReadOnlyList<string?> leaves)
    {
        var parts = ElementPart.LeavesOrWhole(type).ToList();
        return !isUnset && parts.All(IsPlace)
            ? parts.Zip(leaves, (part, leaf) => (Place: variable + part, Value: leaf)).Where(pair => pair.Value is not null).Select(pair => (pair.Place, pair.Value!))
            : [(variable, Whole(isUnset ? $"default({TypeText.Of(type)})" : variable, type, leaves))];
    }

    /// <summary>A value that is another one in its leaves.</summary>
    public static string Whole(string original, IrType type, IReadOnlyList<string?> leaves)
    {
        if (!ElementPart.HasParts(type))
            return leaves[0] ?? original;
        var members = new List<(string Name, string Value)>();
        foreach (var step in ElementPart.StepsInto(type))
        {
            var count = ElementPart.LeavesOrWhole(step.Type).Count();
            members.Add((step.Name, Whole($"{original}.{step.Name}", step.Type, [.. leaves.Take(count)])));
            leaves = [.. leaves.Skip(count)];
        }

        return type is TupleType
            ? $"({string.Join(", ", members.Select(member => member.Value))})"
            : $"{original} with {{ {string.Join(", ", members.Where(member => member.Value != $"{original}.{member.Name}").Select(member => $"{member.Name} = {member.Value}"))} }}";
    }

    /// <summary>How many of the steps lead to something that can be assigned.</summary>
    private static int InPlace(List<ElementStep> steps)
    {
        var variables = steps.TakeWhile(step => step.Access == MemberAccess.Variable).Count();
        return variables < steps.Count && steps[variables].Access == MemberAccess.Settable ? variables + 1 : variables;
    }

    private static string With(string owner, List<ElementStep> steps, string value)
    {
        var (first, rest) = (steps[0], steps.GetRange(1, steps.Count - 1));
        return $"{owner} with {{ {first.Name} = {(rest.Count == 0 ? value : With($"{owner}.{first.Name}", rest, value))} }}";
    }

    private static string Path(IEnumerable<ElementStep> steps) => string.Concat(steps.Select(step => "." + step.Name));
}
