using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Simplification;

/// <summary>
/// Computes the products of integers that are the same in all rounds of a loop before it: of the index <c>i * columns + j</c> the first part,
/// where <c>j</c> counts. The just-in-time compiler does so in short loops only, and a gradient has more in them than the original. Real
/// numbers stay where the user computes them: no register for them survives a call, so one from before the loop may be slower to get.
/// </summary>
internal static class LoopInvariants
{
    public static Function Hoist(Function function) => function with { Body = Hoist(function.Body) };

    private static Region Hoist(Region region) => region with
    {
        Instructions = region.Instructions.Select(instruction => instruction.SelectRegions(Hoist)).SelectMany(WithInvariants).ToEquatableArray(),
    };

    /// <summary>An instruction, and before it what leaves its body. The loops inside have already let go what is the same in all their rounds.</summary>
    private static IEnumerable<Instruction> WithInvariants(Instruction instruction)
    {
        if (instruction is not Loop loop)
            return [instruction];
        var inside = loop.Body.DefinedValues();
        var invariant = new List<Let>();
        foreach (var let in loop.Body.Descendants().OfType<Let>())
        {
            if (IsInteger(let) && !let.Operands.Any(inside.Contains))
            {
                invariant.Add(let);
                inside.Remove(let.Result.Value);
            }
        }

        var products = ProductsAndFactors(invariant);
        return products.Count == 0 ? [loop] : [.. products, loop with { Body = Without(loop.Body, [.. products.Select(let => let.Result.Value)]) }];
    }

    private static bool IsInteger(Let let) => let.Results.Count == 1
        && let.Result.Type is ScalarType { Kind: not ScalarKind.Boolean, IsReal: false }
        && OperationTable.EffectsOf(let) == Effects.None;

    /// <summary>The products, and what their factors are made of: a sum by itself costs no more than to keep it.</summary>
    private static List<Let> ProductsAndFactors(List<Let> invariant)
    {
        var needed = new HashSet<Value>();
        for (var i = invariant.Count - 1; i >= 0; i--)
        {
            if (invariant[i].Operation is Primitive { Key: "Multiply" })
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
