using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Simplification;

/// <summary>
/// Drops what no result needs. An operation of the forward sweep that may throw stays, because the original throws there;
/// of a matrix operation only its demands on the shapes stay.
/// </summary>
internal static class DeadCode
{
    public static Function Remove(Function function)
    {
        var live = Live(function);
        var builder = FunctionBuilder.Continuing(function);
        return function with { Body = Remove(function.Body, live, builder, Kept(function, live)) };
    }

    /// <summary>The operations that demand something of their operands' shapes.</summary>
    private static readonly HashSet<string> Demanding = [.. OperationTable.All.Where(row => row.HasRequirements).Select(row => row.Name)];

    private static HashSet<Value> Live(Function function)
    {
        var live = new HashSet<Value>();
        foreach (var region in function.Body.AllRegions().Where(region => region.Exit.Target == function.Return))
            live.UnionWith(region.Exit.Values);
        var producers = function.Body.Descendants().OfType<Let>().SelectMany(let => let.Results, (let, result) => (let, result)).ToDictionary(pair => pair.result.Value, pair => pair.let);
        int before;
        do
        {
            before = live.Count;
            foreach (var instruction in function.Body.Descendants().Reverse())
            {
                if (IsNeeded(instruction, live))
                    live.UnionWith(instruction.Operands());
                else if (instruction is Let { Origin.Sweep: Sweep.Forward } let && Demanding.Contains(let.Operation.Name))
                    live.UnionWith(let.Operands.SelectMany(operand => ShapeRoots(operand, producers)));
                if (instruction is Loop loop)
                    live.UnionWith(loop.Initial.Where((_, index) => live.Contains(loop.Body.Parameters[index].Value)));
            }

            foreach (var (targets, values) in Joins.Of(function))
                live.UnionWith(values.Where((_, index) => live.Contains(targets[index].Value)));
        }
        while (live.Count > before);
        return live;
    }

    /// <summary>The values that the shape of a value is read from, where operations with a known shape lie between.</summary>
    private static IEnumerable<Value> ShapeRoots(Value value, Dictionary<Value, Let> producers) =>
        producers.TryGetValue(value, out var let) && (Shapes.HasRule(let.Operation) || let.Operation.Name is "RowCount" or "ColumnCount")
            ? let.Operands.SelectMany(operand => ShapeRoots(operand, producers))
            : [value];

    private static bool IsNeeded(Instruction instruction, HashSet<Value> live) =>
        instruction.Results.Any(result => live.Contains(result.Value)) || HasEffects(instruction);

    /// <summary>An exit to somewhere else than the end of its own construct, a write, or an exception of the user's.</summary>
    private static bool HasEffects(Instruction instruction) => instruction switch
    {
        Let let => HasEffects(let),
        Loop => true,
        If branch => branch.Then.Exit.Target != branch.End || branch.Else.Exit.Target != branch.End || branch.Regions().Any(HasEffects),
        _ => instruction.Regions().Any(region => HasEffects(region) || region.Descendants().SelectMany(inner => inner.Regions()).Any()),
    };

    private static bool HasEffects(Region region) => region.Instructions.Any(HasEffects);

    private static bool HasEffects(Let let)
    {
        // A write is needed by those who take its token: it is live through them, or through a token that the function returns.
        var effects = OperationTable.EffectsOf(let);
        return let.Results.Count == 0 || ((effects & Effects.MayThrow) != 0 && (effects & Effects.Writes) == 0 && let.Origin.Sweep == Sweep.Forward);
    }

    /// <summary>For every label, which of the values that exits bring are kept.</summary>
    private static Dictionary<Label, List<int>> Kept(Function function, HashSet<Value> live)
    {
        var kept = new Dictionary<Label, List<int>>();
        foreach (var instruction in function.Body.Descendants())
        {
            switch (instruction)
            {
                case If branch:
                    kept[branch.End] = LiveIndices(branch.Results);
                    break;
                case Block block:
                    kept[block.End] = LiveIndices(block.Results);
                    break;
                case Loop loop:
                    kept[loop.End] = LiveIndices(loop.Results);
                    kept[loop.Next] = LiveIndices(loop.Body.Parameters);
                    break;
            }
        }

        return kept;

        List<int> LiveIndices(EquatableArray<Definition> definitions) =>
            [.. Enumerable.Range(0, definitions.Count).Where(index => live.Contains(definitions[index].Value))];
    }

    private static Region Remove(Region region, HashSet<Value> live, FunctionBuilder builder, Dictionary<Label, List<int>> kept)
    {
        builder.BeginRegion();
        foreach (var instruction in region.Instructions)
        {
            if (IsNeeded(instruction, live))
                builder.Append(Prune(instruction, live, builder, kept));
            else if (instruction is Let let)
                Require(let, builder);
        }

        return builder.EndRegion(region.Parameters, Pick(region.Exit, kept));
    }

    private static Instruction Prune(Instruction instruction, HashSet<Value> live, FunctionBuilder builder, Dictionary<Label, List<int>> kept) => instruction switch
    {
        If branch => branch with
        {
            Results = Pick(branch.Results, kept[branch.End]),
            Then = Remove(branch.Then, live, builder, kept),
            Else = Remove(branch.Else, live, builder, kept),
        },
        Block block => block with { Results = Pick(block.Results, kept[block.End]), Body = Remove(block.Body, live, builder, kept) },
        Loop loop => loop with
        {
            Results = Pick(loop.Results, kept[loop.End]),
            Initial = Pick(loop.Initial, kept[loop.Next]),
            Body = Remove(loop.Body, live, builder, kept) with { Parameters = Pick(loop.Body.Parameters, kept[loop.Next]) },
        },
        _ => instruction,
    };

    /// <summary>What is left of a matrix operation of the forward sweep: its shapes have to fit.</summary>
    private static void Require(Let let, FunctionBuilder builder)
    {
        if (let.Origin.Sweep != Sweep.Forward || OperationTable.Row(let.Operation).Requirements is not { } requirements)
            return;
        builder.Origin = let.Origin;
        var operands = new Operands(let.Operation, let.Operands.Count, index => new Term(builder, let.Operands[index]), _ => false);
        foreach (var requirement in requirements(operands))
        {
            if (requirement.Left.Value != requirement.Right.Value)
                builder.Append(new Let([], new RequireEqual(requirement.Text), [requirement.Left.Value, requirement.Right.Value], let.Origin));
        }
    }

    private static Exit Pick(Exit exit, Dictionary<Label, List<int>> kept) =>
        kept.TryGetValue(exit.Target, out var indices) ? exit with { Values = Pick(exit.Values, indices) } : exit;

    private static EquatableArray<T> Pick<T>(EquatableArray<T> items, List<int> indices) =>
        indices.Count == items.Count ? items : indices.Select(index => items[index]).ToEquatableArray();
}
