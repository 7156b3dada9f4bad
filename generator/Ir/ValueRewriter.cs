using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Ir;

/// <summary>Replaces values by others wherever they are used.</summary>
internal static class ValueRewriter
{
    public static Region Rewrite(Region region, IReadOnlyDictionary<Value, Value> replacements) => replacements.Count == 0
        ? region
        : Rewrite(region, value => replacements.TryGetValue(value, out var other) ? other : value);

    public static Region Rewrite(Region region, Func<Value, Value> replace) => region with
    {
        Instructions = region.Instructions.Select(instruction => Rewrite(instruction, replace)).ToEquatableArray(),
        Exit = region.Exit with { Values = region.Exit.Values.Select(replace).ToEquatableArray() },
    };

    public static Instruction Rewrite(Instruction instruction, Func<Value, Value> replace) => instruction switch
    {
        // What it names is a value of the forward sweep wherever it stands.
        Let { Operation: Primal } => instruction,
        Let let => let with
        {
            Operands = let.Operands.Select(replace).ToEquatableArray(),
            DerivativeAs = let.DerivativeAs is { } form ? form with { Operands = form.Operands.Select(replace).ToEquatableArray() } : null,
        },
        If branch => branch with
        {
            Condition = replace(branch.Condition),
            Then = Rewrite(branch.Then, replace),
            Else = Rewrite(branch.Else, replace),
        },
        Block block => block with { Body = Rewrite(block.Body, replace) },
        Loop loop => loop with
        {
            Initial = loop.Initial.Select(replace).ToEquatableArray(),
            Body = Rewrite(loop.Body, replace),
            TripCount = loop.TripCount.Select(replace),
        },
        _ => instruction,
    };
}
