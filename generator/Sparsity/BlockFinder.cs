using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Sparsity;

/// <summary>
/// Finds whether the Jacobian of a function is made of small dense blocks: all that is written to its results is computed from a few
/// elements that are read in the same round, so that the derivatives of a round are those of a function of numbers. What is written stays in
/// its order, so that rounds may write the same element; they may add to it, but read none.
/// </summary>
internal sealed class BlockFinder
{
    private readonly AnalyzedFunction _analyzed;
    private readonly ForwardFunction _forward;
    private readonly List<BlockOutput> _outputs = [];

    private BlockFinder(AnalyzedFunction analyzed, ForwardFunction forward)
    {
        _analyzed = analyzed;
        _forward = forward;
        Function = forward.Function;
        Storage = StorageClasses.Of(Function);
        Variation = new TangentVariation(Function, forward.Leaves.Select(leaf => TangentPart.Whole(leaf.Value)));
        Types = Function.Definitions().ToDictionary(definition => definition.Value, definition => definition.Type);
        Producers = Function.Body.Descendants().SelectMany(instruction => instruction.Results, (instruction, result) => (instruction, result)).ToDictionary(pair => pair.result.Value, pair => pair.instruction);
    }

    public Function Function { get; }

    public StorageClasses Storage { get; }

    public Dictionary<Value, IrType> Types { get; }

    /// <summary>The instructions that define values.</summary>
    public Dictionary<Value, Instruction> Producers { get; }

    private TangentVariation Variation { get; }

    public EquatableArray<Leaf> Leaves => _forward.Leaves;

    /// <summary>The blocks of a function; null where it is not made of blocks.</summary>
    public static DenseBlocks? Find(AnalyzedFunction analyzed, ForwardFunction forward)
    {
        try
        {
            return new BlockFinder(analyzed, forward with { Function = ArmReads.Hoist(forward.Function) }).Find();
        }
        catch (NoBlockException)
        {
            return null;
        }
    }

    public bool IsVaried(Value value) => TangentPart.Of(value, Types[value]).Any(part => Variation.IsVaried(part.Part));

    public Let? LetOf(Value value) => Producers.TryGetValue(value, out var instruction) ? instruction as Let : null;

    public ElementPlace PlaceOf(Let access, int end) => ElementPlace.Of(access.Operands[0], access.Operands.Take(end).Skip(1), LetOf);

    /// <summary>The number of the leaf that is some storage or number and that nobody writes; −1 where there is none.</summary>
    public int ReadLeaf(Value value) => Leaves.ToList().FindIndex(leaf => leaf.Value == value && !Storage.IsWritten(value));

    /// <summary>Which result the storage belongs to that is reached through a value; −1 where it is none.</summary>
    public int OutputOf(Value storage) => _outputs.FindIndex(output => Storage.ClassOf(output.Storage) == Storage.ClassOf(storage));

    public bool IsOutputStore(Instruction instruction) => instruction is Let { Operation: Primitive { Key: "Store" or "AddTo" } } let && OutputOf(let.Operands[0]) >= 0;

    private DenseBlocks Find()
    {
        NoBlockException.Unless(Leaves.All(IsOfNumbers) && Leaves.Select(leaf => leaf.Type.Element).Distinct().Count() == 1);
        FindOutputs();
        foreach (var instruction in Function.Body.Descendants())
        {
            NoBlockException.Unless(instruction is not Let let || IsAllowed(let));
            NoBlockException.Unless(instruction is Let || Joined(instruction).All(definition => !Storage.Holds(definition.Value) || OutputOf(definition.Value) < 0));
        }

        NoBlockException.Unless(AreKnownBeforeWrites());
        var blocks = new List<DenseBlock>();
        foreach (var region in Function.Body.AllRegions())
            FindBlocks(region, blocks);
        NoBlockException.Unless(blocks.Count > 0);
        return new DenseBlocks(Function, Leaves, _outputs, blocks, Leaves[0].Type.Element);
    }

    private static bool IsOfNumbers(Leaf leaf) => leaf.Path.Count == 0 && leaf.Type switch
    {
        SpanType span => !span.IsMemory && span.ElementType.IsReal,
        ArrayType array => array.Rank <= 2 && array.ElementType.IsReal,
        _ => leaf.Type.IsReal,
    };

    private void FindOutputs()
    {
        var returns = Function.Body.AllRegions().Where(region => region.Exit.Target == Function.Return && region.Exit != Exit.Unreachable).Select(region => region.Exit.Values).ToList();
        for (var i = 0; i < _forward.Results.Count; i++)
        {
            if (_forward.Results[i] == TangentResult.None)
                continue;
            var returned = returns.Select(values => values[i]).Distinct().ToList();
            NoBlockException.Unless(
                returned.Count == 1
                && Function.Results[i] is ArrayType { Rank: 1 }
                && LetOf(returned[0]) is { Operation: Primitive { Key: "NewArray" } }
                && !Storage.ChangesHands(returned[0])
                && Function.Body.Instructions.Contains(LetOf(returned[0])!));
            _outputs.Add(new BlockOutput(returned[0], LetOf(returned[0]), null));
        }

        foreach (var inOut in _analyzed.InOuts)
        {
            var parameter = Function.Parameters[inOut.Parameter + (_analyzed.HasReceiver ? 1 : 0)];
            NoBlockException.Unless(inOut.Result is null && parameter.Type is ArrayType { Rank: 1 } or SpanType);
            var leaf = Leaves.ToList().FindIndex(candidate => candidate.Value == parameter.Value);
            NoBlockException.Unless(leaf >= 0);
            _outputs.Add(new BlockOutput(parameter.Value, null, leaf));
        }

        NoBlockException.Unless(_outputs.Count > 0 && _outputs.Select(output => Storage.ClassOf(output.Storage)).Distinct().Count() == _outputs.Count
            && _outputs.All(output => output.Leaf is not null || !Leaves.Any(leaf => Storage.ClassOf(leaf.Value) == Storage.ClassOf(output.Storage))));
    }

    /// <summary>Whether it is known how many rows each result has before anything is written to one, and before anything else where some storage keeps what it held.</summary>
    private bool AreKnownBeforeWrites()
    {
        var instructions = Function.Body.Instructions.ToList();
        var first = instructions.FindIndex(instruction => instruction.Regions().SelectMany(region => region.Descendants()).Append(instruction).Any(IsOutputStore));
        return _outputs.All(output => output.Made is not { } made || instructions.IndexOf(made) < first)
            && _outputs.Select(output => output.Made is null).Distinct().Count() == 1;
    }

    /// <summary>Whether an operation does with the results only what blocks do: it writes an element, or adds to one.</summary>
    private bool IsAllowed(Let let)
    {
        if (!let.Operands().Concat(let.Results.Select(result => result.Value)).Any(value => Storage.Holds(value) && OutputOf(value) >= 0))
            return true;
        return let.Operation switch
        {
            Primitive { Key: "NewArray" or "Slice" or "View" or "Length" } => true,
            Primitive { Key: "Store" or "AddTo", Part: null } => _outputs.Any(output => output.Storage == PlaceOf(let, let.Operands.Count - 1).Root),
            _ => false,
        };
    }

    private static IEnumerable<Definition> Joined(Instruction construct) => construct.Results.Concat(construct.Regions().SelectMany(region => region.Parameters));

    /// <summary>Writes of one region that follow one another, with nothing between them that control may leave the region by, are one block.</summary>
    private void FindBlocks(Region region, List<DenseBlock> blocks)
    {
        var together = new List<Let>();
        foreach (var instruction in region.Instructions)
        {
            if (IsOutputStore(instruction))
            {
                together.Add((Let)instruction);
                continue;
            }

            if (instruction is Let { Operation: not Throw } || IsPassed(instruction))
                continue;
            Close();
        }

        Close();

        void Close()
        {
            if (together.Count > 0)
                blocks.Add(new BlockSlice(this, region, together).ToBlock(StoreOf));
            together.Clear();
        }
    }

    /// <summary>Whether control goes on behind a construct in any case, and nothing is written to a result in it.</summary>
    public bool IsPassed(Instruction construct)
    {
        var inside = construct.Regions().SelectMany(region => region.AllRegions()).ToList();
        HashSet<Label> own = [.. inside.SelectMany(region => region.Instructions).Append(construct).SelectMany(IrTraversal.LabelsOf)];
        return construct is not Let && inside.All(region => own.Contains(region.Exit.Target)) && !inside.SelectMany(region => region.Instructions).Any(instruction => IsOutputStore(instruction) || instruction is Let { Operation: Throw });
    }

    /// <summary>A write, before it is known what of it varies.</summary>
    private BlockStore StoreOf(Let store) => new(store, OutputOf(store.Operands[0]), PlaceOf(store, store.Operands.Count - 1), null, []);
}
