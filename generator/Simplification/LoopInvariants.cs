using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Simplification;

/// <summary>
/// Takes out of loops what is the same in all their rounds, where that is worth a variable.
/// </summary>
internal sealed class LoopInvariants
{
    private readonly Func<Let, Loop, bool> _mayLeave;
    private readonly Func<Let, bool> _isWorthIt;

    private LoopInvariants(Func<Let, Loop, bool> mayLeave, Func<Let, bool> isWorthIt)
    {
        _mayLeave = mayLeave;
        _isWorthIt = isWorthIt;
    }

    /// <summary>
    /// Computes the products of integers before the loop: of the index <c>i * columns + j</c> the first part, where <c>j</c> counts. The
    /// just-in-time compiler does so in short loops only, and a gradient has more in them than the original. A sum by itself costs no more
    /// than to keep it. Real numbers stay where the user computes them: no register for them survives a call, so one from before the loop
    /// may be slower to get. Recalled is before the loop what a loop around has recorded.
    /// </summary>
    public static Function HoistProductsAndRecalls(Function function)
    {
        var constancy = new RoundConstancy(function);
        return function with
        {
            Body = new LoopInvariants(
                (let, loop) => IsInteger(let) || (IsRecall(let) && IsInEveryRound(let, loop) && constancy.IsSame(let, loop)),
                let => IsRecall(let) || let.Operation is Primitive { Key: "Multiply" }).Hoist(function.Body),
        };
    }

    /// <summary>
    /// Reads elements before the loop: what a round reads the reverse sweep may need, and it is recorded once and not for each round; and the
    /// adjoint of what all rounds read is one sum. An element that might not be there is read where the user reads it.
    /// </summary>
    public static Function HoistReads(Function function)
    {
        var constancy = new RoundConstancy(function);
        return function with
        {
            Body = new LoopInvariants(
                (let, loop) => IsInteger(let) || (IsRead(let) && constancy.IsSame(let, loop)),
                IsRead).Hoist(function.Body),
        };
    }

    private static bool IsInteger(Let let) => let.Results.Count == 1
        && let.Result.Type is ScalarType { Kind: not ScalarKind.Boolean, IsReal: false }
        && OperationTable.EffectsOf(let) == Effects.None;

    private static bool IsRead(Let let) => let.Operation is Primitive { Key: "Load" } && let.Result.Type is ScalarType;

    private static bool IsRecall(Let let) => let.Operation is Primitive { Key: "Recall" };

    /// <summary>What only some rounds recall was recorded in some only.</summary>
    private static bool IsInEveryRound(Let let, Loop loop) => loop.Body.Instructions.Any(instruction => ReferenceEquals(instruction, let));

    private Region Hoist(Region region) => region with
    {
        Instructions = region.Instructions.Select(instruction => instruction.SelectRegions(Hoist)).SelectMany(WithInvariants).ToEquatableArray(),
    };

    /// <summary>An instruction, and before it what leaves its body. The loops inside have already let go what is the same in all their rounds.</summary>
    private IEnumerable<Instruction> WithInvariants(Instruction instruction)
    {
        if (instruction is not Loop loop)
            return [instruction];
        var inside = loop.Body.DefinedValues();
        var invariant = new List<Let>();
        foreach (var let in loop.Body.Descendants().OfType<Let>())
        {
            if (!let.Operands.Any(inside.Contains) && _mayLeave(let, loop))
            {
                invariant.Add(let);
                inside.Remove(let.Result.Value);
            }
        }

        var leaving = WithWhatTheyNeed(invariant);
        return leaving.Count == 0 ? [loop] : [.. leaving, loop with { Body = Without(loop.Body, [.. leaving.Select(let => let.Result.Value)]) }];
    }

    private List<Let> WithWhatTheyNeed(List<Let> invariant)
    {
        var needed = new HashSet<Value>();
        for (var i = invariant.Count - 1; i >= 0; i--)
        {
            if (_isWorthIt(invariant[i]))
                needed.Add(invariant[i].Result.Value);
            if (needed.Contains(invariant[i].Result.Value))
                needed.UnionWith(invariant[i].Operands);
        }

        return [.. invariant.Where(let => needed.Contains(let.Result.Value)).Select(Named)];
    }

    /// <summary>A product by itself is what an index begins with.</summary>
    private static Let Named(Let let) => let.Operation is Primitive { Key: "Multiply" } && let.Result.Name is null
        ? let with { Results = [let.Result with { Name = "offset", IsHint = true }] }
        : let;

    private static Region Without(Region region, HashSet<Value> hoisted) => region with
    {
        Instructions = region.Instructions
            .Where(instruction => !instruction.Results.Any(result => hoisted.Contains(result.Value)))
            .Select(instruction => instruction.SelectRegions(inner => Without(inner, hoisted)))
            .ToEquatableArray(),
    };
}
