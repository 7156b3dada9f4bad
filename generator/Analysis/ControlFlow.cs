using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Analysis;

/// <summary>Where control may go from each construct: what the reverse sweep has to tell apart.</summary>
internal sealed class ControlFlow
{
    private readonly Dictionary<Label, HashSet<Label>> _leaving = [];

    private ControlFlow()
    {
    }

    public static ControlFlow Of(Function function)
    {
        var flow = new ControlFlow();
        flow.Visit(function.Body);
        return flow;
    }

    /// <summary>The labels that the regions of a construct lead to, its own among them.</summary>
    public IReadOnlyCollection<Label> Leaving(Instruction construct) => construct is Let ? [] : _leaving[EndOf(construct)];

    /// <summary>Whether the instruction after a construct may be reached.</summary>
    public bool MayComplete(Instruction instruction) => instruction is Let
        ? instruction is not Let { Operation: Throw }
        : _leaving[EndOf(instruction)].Contains(EndOf(instruction));

    /// <summary>Whether a construct may be left for one of these labels, its own end aside.</summary>
    public bool MayEscape(Instruction instruction, ICollection<Label> allowed) =>
        instruction is not Let && _leaving[EndOf(instruction)].Any(label => label != EndOf(instruction) && allowed.Contains(label));

    /// <summary>Whether a region, entered at one of its instructions, may be left for one of these labels.</summary>
    public bool MayLeave(Region region, int first, ICollection<Label> allowed)
    {
        for (var i = first; i < region.Instructions.Count; i++)
        {
            if (MayEscape(region.Instructions[i], allowed))
                return true;
            if (!MayComplete(region.Instructions[i]))
                return false;
        }

        return region.Exit != Exit.Unreachable && allowed.Contains(region.Exit.Target);
    }

    public static Label EndOf(Instruction construct) => construct switch
    {
        If branch => branch.End,
        Block block => block.End,
        _ => ((Loop)construct).End,
    };

    private HashSet<Label> Visit(Region region)
    {
        var leaving = new HashSet<Label>();
        foreach (var instruction in region.Instructions)
        {
            if (instruction is Let)
            {
                if (!MayComplete(instruction))
                    return leaving;
                continue;
            }

            var inner = new HashSet<Label>(instruction.Regions().SelectMany(Visit));
            if (instruction is Loop loop)
                inner.Remove(loop.Next);
            var end = EndOf(instruction);
            _leaving[end] = inner;
            leaving.UnionWith(inner.Where(label => label != end));
            if (!inner.Contains(end))
                return VisitUnreached(region, instruction, leaving);
        }

        if (region.Exit != Exit.Unreachable)
            leaving.Add(region.Exit.Target);
        return leaving;
    }

    /// <summary>What stands behind the end of all control is looked at only so that every construct is known.</summary>
    private HashSet<Label> VisitUnreached(Region region, Instruction last, HashSet<Label> leaving)
    {
        foreach (var instruction in region.Instructions.SkipWhile(instruction => !ReferenceEquals(instruction, last)).Skip(1).Where(instruction => instruction is not Let))
        {
            _leaving[EndOf(instruction)] = [];
            foreach (var inner in instruction.Regions())
                Visit(inner);
        }

        return leaving;
    }
}
