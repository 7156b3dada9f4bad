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
internal sealed class DeadCode
{
    /// <summary>The operations that demand something of their operands' shapes.</summary>
    private static readonly HashSet<string> Demanding = [.. OperationTable.All.Where(row => row.HasRequirements).Select(row => row.Name)];

    private readonly StorageClasses _storage;
    private readonly SafeReads _safe;
    private readonly HashSet<Value> _live = [];

    /// <summary>Classes of the function's own storage that somebody reads: what is written to others is not needed.</summary>
    private readonly HashSet<Value> _read = [];

    private DeadCode(Function function)
    {
        _storage = StorageClasses.Of(function);
        _safe = SafeReads.Of(function);
    }

    public static Function Remove(Function function) => Remove(function, FunctionBuilder.Continuing(function));

    /// <summary>The same with a builder that knows values which are not in the function yet.</summary>
    public static Function Remove(Function function, FunctionBuilder builder)
    {
        var deadCode = new DeadCode(function);
        deadCode.FindLive(function);
        return function with { Body = deadCode.Remove(function.Body, builder, deadCode.Kept(function)) };
    }

    private void FindLive(Function function)
    {
        foreach (var region in function.Body.AllRegions().Where(region => region.Exit.Target == function.Return))
            _live.UnionWith(region.Exit.Values);
        var producers = function.Body.Descendants().OfType<Let>().SelectMany(let => let.Results, (let, result) => (let, result)).ToDictionary(pair => pair.result.Value, pair => pair.let);
        var joins = Joins.Of(function).Concat(Joins.OfLoops(function)).ToList();
        List<Instruction> pending = [.. function.Body.Instructions.Reverse()];
        int before;
        do
        {
            before = _live.Count + _read.Count;
            List<Instruction> rest = [];
            foreach (var instruction in pending)
                Visit(instruction, rest);
            pending = rest;
            foreach (var (targets, values) in joins)
                MarkPaired(targets, values);
        }
        while (_live.Count + _read.Count > before);

        // What is needed stays so. Inside of what is not, nothing is: not even a condition that leaves it.
        void Visit(Instruction instruction, List<Instruction> rest)
        {
            if (!Mark(instruction, producers))
            {
                rest.Add(instruction);
                return;
            }

            foreach (var inner in instruction.Regions().SelectMany(region => region.Instructions).Reverse())
                Visit(inner, rest);
        }
    }

    /// <summary>Whether an instruction is needed, and with it what it uses.</summary>
    private bool Mark(Instruction instruction, Dictionary<Value, Let> producers)
    {
        var isNeeded = IsNeeded(instruction);
        if (isNeeded)
        {
            _live.UnionWith(instruction.Operands());
            if (instruction is Let reader)
                _read.UnionWith(_storage.ReadBy(reader).Select(_storage.ClassOf));
        }
        else if (instruction is Let let && DemandsShapes(let))
        {
            _live.UnionWith(let.Operands.SelectMany(operand => ShapeRoots(operand, producers)));
        }

        return isNeeded;
    }

    /// <summary>What a needed definition gets its value from is needed.</summary>
    private void MarkPaired(IReadOnlyList<Definition> definitions, IReadOnlyList<Value> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (_live.Contains(definitions[i].Value))
                _live.Add(values[i]);
        }
    }

    /// <summary>The values that the shape of a value is read from, where operations with a known shape lie between.</summary>
    private static IEnumerable<Value> ShapeRoots(Value value, Dictionary<Value, Let> producers) =>
        producers.TryGetValue(value, out var let) && (Shapes.HasRule(let.Operation) || let.Operation.Name is "RowCount" or "ColumnCount")
            ? let.Operands.SelectMany(operand => ShapeRoots(operand, producers))
            : [value];

    private bool IsNeeded(Instruction instruction) =>
        instruction.Results.Any(result => _live.Contains(result.Value)) || HasEffects(instruction);

    /// <summary>
    /// An exit to somewhere else than the end of its own construct, a write, a value inside that the reverse sweep asks for, or an exception
    /// of the user's. That a loop of the user's may never end is an effect as well; counted ones end, and those of the reverse sweep do.
    /// </summary>
    private bool HasEffects(Instruction instruction) => instruction switch
    {
        Let let => HasEffects(let),
        Loop { Origin.Sweep: Sweep.Forward } loop when !_safe.Ends(loop) => true,
        _ => HasEffects(instruction, [.. instruction.Regions().SelectMany(IrTraversal.Descendants).Append(instruction).SelectMany(IrTraversal.LabelsOf)]),
    };

    /// <summary>The same for a part of a construct: leaving the part for elsewhere in the construct is no effect of the whole.</summary>
    private bool HasEffects(Instruction construct, HashSet<Label> own) => construct.Regions().Any(region => !own.Contains(region.Exit.Target)
        || region.Instructions.Any(inner => inner.Results.Any(result => _live.Contains(result.Value)) || inner switch
        {
            Let let => HasEffects(let) || DemandsShapes(let),
            Loop { Origin.Sweep: Sweep.Forward } loop when !_safe.Ends(loop) => true,
            _ => HasEffects(inner, own),
        }));

    private bool HasEffects(Let let)
    {
        if (StorageClasses.WrittenBy(let) is { } written)
            return !_storage.IsLocal(written) || _read.Contains(_storage.ClassOf(written));
        return let.Results.Count == 0 || ((OperationTable.EffectsOf(let) & Effects.MayThrow) != 0 && let.Origin.Sweep == Sweep.Forward && !_safe.IsSafe(let));
    }

    private bool DemandsShapes(Let let) => let.Origin.Sweep == Sweep.Forward
        && Demanding.Contains(let.Operation.Name)
        && let.Operands.Any(operand => _storage.TypeOf(operand) is MatrixType);

    /// <summary>For every label, which of the values that exits bring are kept.</summary>
    private Dictionary<Label, List<int>> Kept(Function function)
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
            [.. Enumerable.Range(0, definitions.Count).Where(index => _live.Contains(definitions[index].Value))];
    }

    private Region Remove(Region region, FunctionBuilder builder, Dictionary<Label, List<int>> kept)
    {
        builder.BeginRegion();
        for (var i = 0; i < region.Instructions.Count; i++)
        {
            var instruction = region.Instructions[i];
            if (instruction is Let { Operation: Primitive { Part: not null } } part && IsReadBeside(part, region, i))
                continue;
            if (IsNeeded(instruction))
                builder.Append(Prune(instruction, builder, kept));
            else if (instruction is Let let)
                Require(let, builder);
        }

        return builder.EndRegion(region.Parameters, Pick(region.Exit, kept));
    }

    /// <summary>Whether a part of an element is read for nothing but the exception that a needed read of another part of it throws as well.</summary>
    private bool IsReadBeside(Let read, Region region, int index)
    {
        if (!IsForNothing(read))
            return false;
        for (var i = index - 1; i >= 0 && IsSameElement(i); i--)
        {
            if (!IsForNothing((Let)region.Instructions[i]))
                return true;
        }

        // Of several that are read for nothing the last one stays.
        return index + 1 < region.Instructions.Count && IsSameElement(index + 1);

        bool IsForNothing(Let let) => let.Operation is Primitive { Key: "Load" } && !_live.Contains(let.Result.Value);

        bool IsSameElement(int other) => region.Instructions[other] is Let { Operation: Primitive { Key: "Load" } } let && let.Operands == read.Operands;
    }

    private Instruction Prune(Instruction instruction, FunctionBuilder builder, Dictionary<Label, List<int>> kept) => instruction switch
    {
        If branch => branch with
        {
            Results = Pick(branch.Results, kept[branch.End]),
            Then = Remove(branch.Then, builder, kept),
            Else = Remove(branch.Else, builder, kept),
        },
        Block block => block with { Results = Pick(block.Results, kept[block.End]), Body = Remove(block.Body, builder, kept) },
        Loop loop => loop with
        {
            Results = Pick(loop.Results, kept[loop.End]),
            Initial = Pick(loop.Initial, kept[loop.Next]),
            Body = Remove(loop.Body, builder, kept) with { Parameters = Pick(loop.Body.Parameters, kept[loop.Next]) },
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
