using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Ir;

/// <summary>Walks over functions: every pass that only looks uses these.</summary>
internal static class IrTraversal
{
    /// <summary>The regions that an instruction holds.</summary>
    public static EquatableArray<Region> Regions(this Instruction instruction) => instruction switch
    {
        If branch => [branch.Then, branch.Else],
        Block block => [block.Body],
        Loop loop => [loop.Body],
        _ => [],
    };

    /// <summary>The instruction with each of its regions replaced.</summary>
    public static Instruction SelectRegions(this Instruction instruction, System.Func<Region, Region> replace) => instruction switch
    {
        If branch => branch with { Then = replace(branch.Then), Else = replace(branch.Else) },
        Block block => block with { Body = replace(block.Body) },
        Loop loop => loop with { Body = replace(loop.Body) },
        _ => instruction,
    };

    /// <summary>The values that an instruction takes itself, not those that are used inside its regions.</summary>
    public static IEnumerable<Value> Operands(this Instruction instruction) => instruction switch
    {
        Let let => let.DerivativeAs is null ? let.Operands : let.Operands.Concat(let.DerivativeAs.Operands),
        If branch => [branch.Condition],
        Loop loop => loop.Initial.Concat(loop.TripCount.Values()),
        _ => [],
    };

    public static IEnumerable<Value> Values(this TripCount tripCount)
    {
        if (tripCount.Exact is { } exact)
            yield return exact;
        if (tripCount.Upper is { } upper)
            yield return upper;
    }

    /// <summary>The methods whose derivatives a function takes itself, by name or because the functions call them whose derivatives it takes.</summary>
    public static IEnumerable<Callee> NestedCallees(this Function function) => function.Body.Descendants()
        .OfType<Let>()
        .SelectMany(let => let.Operation switch
        {
            NestedDerivative nested => nested.Function.Body.Descendants().OfType<Let>().Select(inner => inner.Operation).OfType<Call>().Select(call => call.Callee)
                .Concat(nested.Function.NestedCallees()),
            NamedDerivative named => [named.Method],
            _ => [],
        });

    /// <summary>The methods whose generated members a function calls by name.</summary>
    public static IEnumerable<Callee> NamedCallees(this Function function) => function.Body.Descendants()
        .OfType<Let>()
        .SelectMany(let => let.Operation switch
        {
            NestedDerivative nested => nested.Function.NamedCallees(),
            NamedDerivative named => [named.Method],
            _ => [],
        });

    /// <summary>The instructions of a region and, after each, those inside it.</summary>
    public static IReadOnlyList<Instruction> Descendants(this Region region)
    {
        var found = new List<Instruction>();
        Collect(region, found.Add, null);
        return found;
    }

    /// <summary>A region and every region inside it.</summary>
    public static IReadOnlyList<Region> AllRegions(this Region region)
    {
        var found = new List<Region>();
        Collect(region, null, found.Add);
        return found;
    }

    /// <summary>Every definition of a function, in no order that matters.</summary>
    public static IEnumerable<Definition> Definitions(this Function function) => function.Body.Definitions();

    /// <summary>The values that a region and what is inside it define: whatever else they use comes from outside.</summary>
    public static HashSet<Value> DefinedValues(this Region region) => [.. region.Definitions().Select(definition => definition.Value)];

    private static IEnumerable<Definition> Definitions(this Region region) =>
        region.AllRegions().SelectMany(inner => inner.Parameters).Concat(region.Descendants().SelectMany(instruction => instruction.Results));

    /// <summary>Every use of a value in a region and inside it, exits included.</summary>
    public static IEnumerable<Value> Uses(this Region region) =>
        region.Instructions.SelectMany(instruction => instruction.Operands().Concat(instruction.Regions().SelectMany(Uses)))
            .Concat(region.Exit.Values);

    /// <summary>One more than the highest label.</summary>
    public static int LabelCount(this Function function) =>
        1 + function.Body.Descendants().SelectMany(LabelsOf).Append(function.Return).Max(label => label.Index);

    private static void Collect(Region region, System.Action<Instruction>? visit, System.Action<Region>? enter)
    {
        enter?.Invoke(region);
        for (var i = 0; i < region.Instructions.Count; i++)
        {
            var instruction = region.Instructions[i];
            visit?.Invoke(instruction);
            foreach (var inner in instruction.Regions())
                Collect(inner, visit, enter);
        }
    }

    /// <summary>The labels that an instruction declares.</summary>
    public static IEnumerable<Label> LabelsOf(Instruction instruction) => instruction switch
    {
        If branch => [branch.End],
        Block block => [block.End],
        Loop loop => [loop.Next, loop.End],
        _ => [],
    };
}
