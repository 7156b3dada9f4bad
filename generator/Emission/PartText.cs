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
