using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>The exits of a region to one label, and which of their values are needed.</summary>
internal static class ExitValues
{
    public static IEnumerable<Exit> ExitsTo(this Region region, Label target) =>
        region.AllRegions().Select(inner => inner.Exit).Where(exit => exit != Exit.Unreachable && exit.Target == target);

    /// <summary>The region with only some of the values, by their places, at the exits to a label.</summary>
    public static Region KeepValues(this Region region, Label target, IReadOnlyList<int> kept) => region with
    {
        Instructions = region.Instructions.Select(instruction => KeepValues(instruction, target, kept)).ToEquatableArray(),
        Exit = region.Exit.Target == target && region.Exit != Exit.Unreachable
            ? region.Exit with { Values = kept.Select(place => region.Exit.Values[place]).ToEquatableArray() }
            : region.Exit,
    };

    private static Instruction KeepValues(Instruction instruction, Label target, IReadOnlyList<int> kept) => instruction switch
    {
        If branch => branch with { Then = branch.Then.KeepValues(target, kept), Else = branch.Else.KeepValues(target, kept) },
        Block block => block with { Body = block.Body.KeepValues(target, kept) },
        Loop loop => loop with { Body = loop.Body.KeepValues(target, kept) },
        _ => instruction,
    };
}
