using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Finds the values that must not be written where they are used: it would be evaluated more than once, in a loop that it is outside
/// of, after storage was written that it reads, or where control may not come.
/// </summary>
internal sealed class InliningSafety
{
    private readonly PrintOrder _order;
    private readonly StorageAliases _aliases;
    private readonly Inlining _inlining;

    /// <summary>What writes, in the order of the text.</summary>
    private readonly List<(int Position, Let Let)> _writes = [];
    private readonly Dictionary<Value, Site> _sites = [];
    private readonly HashSet<Value> _revoked = [];

    public InliningSafety(PrintOrder order, StorageAliases aliases, Inlining inlining)
    {
        _order = order;
        _aliases = aliases;
        _inlining = inlining;
        FindWrites(order.Body);
    }

    /// <summary>The values among those inlined at present that must have a line of their own.</summary>
    public IReadOnlyCollection<Value> Revise()
    {
        _sites.Clear();
        _revoked.Clear();
        Revise(_order.Body);
        return [.. _revoked];
    }

    private void FindWrites(PrintOrder.Part part)
    {
        foreach (var step in part.Steps)
        {
            if (step.Instruction is Let let && ((OperationTable.EffectsOf(let) & Effects.Writes) != 0 || IsForeignMethod(let)))
                _writes.Add((step.Position, let));
            foreach (var inner in step.Parts)
                FindWrites(inner);
        }
    }

    /// <summary>Backwards, so that the users of a value have their places when its own is looked for.</summary>
    private void Revise(PrintOrder.Part part)
    {
        for (var i = part.Steps.Count - 1; i >= 0; i--)
        {
            var step = part.Steps[i];
            foreach (var result in step.Instruction.Results)
                Revise(step, result.Value);
            for (var j = step.Parts.Count - 1; j >= 0; j--)
                Revise(step.Parts[j]);
        }
    }

    private void Revise(PrintOrder.Step step, Value value)
    {
        if (step.Instruction is Let { Operation: Literal })
            return;
        var site = SiteOf(value);
        _sites[value] = site;
        if (!_inlining.IsInlined(value) || IsSafe(step, value, site))
            return;
        _revoked.Add(value);
        _sites[value] = new Site(1, step.Position, step.Part.Loop);
    }

    private bool IsSafe(PrintOrder.Step step, Value value, Site site)
    {
        if (step.Instruction is not Let let)
            return site.Count <= 1 && site.Loop == step.Part.Loop;
        if (_inlining.IsFree(let) || Inlining.IsByElement(let))
            return true;
        if (site.Count > 1 || site.Loop != step.Part.Loop)
            return false;

        var mayThrow = (OperationTable.EffectsOf(let) & Effects.MayThrow) != 0;
        if (mayThrow && _order.UsesOf(value).Any(use => use.Part != step.Part))
            return false;
        var reads = _aliases.ReadBy(let).ToList();
        return !_writes.Any(write => write.Position > step.Position && write.Position < site.Position && Forbids(write.Let, let, reads, mayThrow));
    }

    private bool Forbids(Let write, Let let, List<Value> reads, bool mayThrow)
    {
        var staysInOrder = mayThrow || StorageAliases.ReadsAnything(let);
        if (IsForeignMethod(write))
            return staysInOrder || let.Operation is ReadStatic or ReadMember || write.Operands.Any(operand => reads.Any(read => _aliases.MayBeSame(read, operand)));
        var target = write.Operands[0];
        return reads.Any(read => _aliases.MayBeSame(read, target)) || (staysInOrder && !_aliases.IsLocal(target));
    }

    /// <summary>Nobody knows what it does, or to what.</summary>
    private static bool IsForeignMethod(Let let) => let.Operation is Foreign { Form: ForeignForm.StaticMethod or ForeignForm.InstanceMethod };

    /// <summary>Where the text of a value ends up, through the expressions that it is part of.</summary>
    private Site SiteOf(Value value)
    {
        var all = new Site(0, 0, null);
        foreach (var use in _order.UsesOf(value))
            all = all.And(SiteOf(use));
        return all;
    }

    private Site SiteOf(PrintOrder.Use use)
    {
        // What an arm of a conditional expression gives stands where the whole expression does.
        var step = use.Step ?? (use.Part.Outer is { Instruction: If branch } outer && _inlining.IsConditionalExpression(branch) ? outer : null);
        if (step is null)
            return new Site(1, use.Part.ExitPosition, use.Part.Loop);
        return step.Instruction.Results.Count == 1 && step.Instruction.Results[0].Value is var result && (IsPart(result) || _inlining.AliasOf(result) is not null && step.Instruction is Let { Operation: Primitive })
            ? _sites[result]
            : new Site(1, step.Position, step.Part.Loop);
    }

    private bool IsPart(Value result) => _inlining.IsInlined(result) && !_revoked.Contains(result);

    /// <summary>A place in the text: how often (2 stands for more), up to where, and in which loop.</summary>
    private readonly record struct Site(int Count, int Position, PrintOrder.Step? Loop)
    {
        public Site And(Site other) => Count == 0 ? other : new Site(
            Math.Min(2, Count + other.Count), Math.Max(Position, other.Position), other.Position > Position ? other.Loop : Loop);
    }
}
