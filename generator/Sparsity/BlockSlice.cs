using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Sparsity;

/// <summary>
/// Cuts out of a function what some writes are computed by, back to the differentiated numbers that are read: operations on numbers, branches and
/// loops among them, storage of the round's own.
/// </summary>
/// <param name="finder">The function.</param>
/// <param name="region">The region of the writes.</param>
/// <param name="stores">The writes.</param>
internal sealed class BlockSlice(BlockFinder finder, Region region, IReadOnlyList<Let> stores)
{
    private readonly List<Instruction> _all = [.. finder.Function.Body.Descendants()];
    private readonly InputOrder _order = new(finder);
    private readonly List<Instruction> _own = [.. region.Instructions];
    private readonly HashSet<Value> _needed = [];
    private readonly HashSet<Instruction> _included = new(ReferenceEquality<Instruction>.Instance);

    /// <summary>The inputs, by what they are read from; the same element may be read under several names.</summary>
    private readonly Dictionary<(int Leaf, (string Base, double Constant) Place), List<BlockInput>> _inputs = [];
    private readonly List<Value> _others = [];
    private readonly Stack<Value> _pending = new();

    /// <param name="storeOf">Describes a write.</param>
    /// <exception cref="NoBlockException">Something else comes in than numbers that are read.</exception>
    public DenseBlock ToBlock(Func<Let, BlockStore> storeOf)
    {
        var described = stores.Select(storeOf).ToList();
        var results = described.Select(store => ValueOf(store.Store)).Where(finder.IsVaried).Distinct().ToList();
        foreach (var result in results)
            _pending.Push(result);
        while (_pending.Count > 0)
            Include(_pending.Pop());
        NoBlockException.Unless(_inputs.Count > 0 || results.Count == 0);

        var ordered = _order.Sort(_inputs.Values.Select(same => same[0]));
        var function = ToFunction(ordered, results);
        var varied = ordered.Select((_, input) => Varies(function, input)).ToList();
        var written = described
            .Select(store => store with { Result = results.IndexOf(ValueOf(store.Store)) is >= 0 and var result ? result : null })
            .Select(store => store with { Inputs = store.Result is { } result ? [.. Enumerable.Range(0, ordered.Count).Where(input => varied[input][result])] : [] })
            .ToList();
        return new DenseBlock(region, written, ordered, _others, function, Replaced());
    }

    /// <summary>What is written, or added to what is there.</summary>
    private static Value ValueOf(Let store) => store.Operands[store.Operands.Count - 1];

    private void Include(Value value)
    {
        if (!_needed.Add(value))
            return;
        var producer = finder.Producers.TryGetValue(value, out var instruction) ? instruction : null;
        if (producer is Let { Operation: Literal })
            _included.Add(producer);
        else if (!finder.IsVaried(value))
            _others.Add(value);
        else if (producer is null)
            AddLeaf(value);
        else if (producer is Let { Operation: Primitive { Key: "Load", Part: null } } load && finder.PlaceOf(load, load.Operands.Count) is var place && finder.ReadLeaf(place.Root) is >= 0 and var leaf)
            AddInput(new BlockInput(value, leaf, place));
        else if (producer is Let let && !finder.Storage.Holds(value))
            Include(let);
        else
            IncludeOwn(producer);
    }

    /// <summary>A number among the parameters; what loops carry from round to round is none.</summary>
    private void AddLeaf(Value value)
    {
        var leaf = finder.ReadLeaf(value);
        NoBlockException.Unless(leaf >= 0 && finder.Types[value].IsReal);
        AddInput(new BlockInput(value, leaf, null));
    }

    /// <summary>An element that is read in several places is one input.</summary>
    private void AddInput(BlockInput input)
    {
        var key = (input.Leaf, _order.PlaceOf(input));
        if (!_inputs.TryGetValue(key, out var same))
            _inputs.Add(key, same = []);
        same.Add(input);
    }

    private void Include(Let let)
    {
        NoBlockException.Unless(IsComputation(let));
        if (!_included.Add(let))
            return;
        foreach (var operand in let.Operands())
            _pending.Push(operand);
        foreach (var storage in let.Operands().Where(operand => finder.Storage.Holds(operand) && finder.IsVaried(operand)))
            IncludeStorage(storage);
    }

    /// <summary>A branch or a loop of the round's own, or storage that it makes: it is computed where the block is, once.</summary>
    private void IncludeOwn(Instruction producer)
    {
        NoBlockException.Unless(_own.Contains(producer) && IndexOf(producer) < IndexOf(stores[stores.Count - 1]));
        if (producer is Let let)
        {
            NoBlockException.Unless(let.Operation is Primitive { Key: "NewArray" or "StackAllocate" or "Slice" or "View" });
            Include(let);
            IncludeStorage(let.Result.Value);
            return;
        }

        NoBlockException.Unless(finder.IsPassed(producer));
        if (!_included.Add(producer))
            return;
        var inside = producer.Regions().SelectMany(inner => inner.Descendants()).ToList();
        NoBlockException.Unless(inside.OfType<Let>().All(IsComputation));
        HashSet<Value> defined = [.. producer.Regions().SelectMany(inner => inner.DefinedValues())];
        foreach (var used in producer.Operands().Concat(producer.Regions().SelectMany(inner => inner.Uses())).Where(used => !defined.Contains(used)))
            _pending.Push(used);
        foreach (var storage in inside.OfType<Let>().SelectMany(inner => inner.Operands()).Where(operand => !defined.Contains(operand) && finder.Storage.Holds(operand) && finder.IsVaried(operand)))
            IncludeStorage(storage);
    }

    /// <summary>All that is done with storage of the round's own belongs to the block.</summary>
    private void IncludeStorage(Value storage)
    {
        var touching = _own.Where(instruction => instruction.Regions().SelectMany(inner => inner.Descendants()).Append(instruction).Any(inner => Touches(inner, storage))).ToList();
        var count = _all.Count(instruction => Touches(instruction, storage));
        NoBlockException.Unless(
            !finder.Storage.ChangesHands(storage)
            && finder.Storage.IsLocal(storage)
            && count == touching.Sum(instruction => instruction.Regions().SelectMany(inner => inner.Descendants()).Append(instruction).Count(inner => Touches(inner, storage))));
        foreach (var instruction in touching.Where(instruction => !_included.Contains(instruction)))
        {
            NoBlockException.Unless(IndexOf(instruction) < IndexOf(stores[stores.Count - 1]));
            if (instruction is Let let)
                Include(let);
            else
                IncludeOwn(instruction);
        }
    }

    private bool Touches(Instruction instruction, Value storage) => instruction.Operands().Concat(instruction.Results.Select(result => result.Value))
        .Any(value => finder.Storage.Holds(value) && finder.Storage.ClassOf(value) == finder.Storage.ClassOf(storage));

    /// <summary>Whether an operation may be run once more, and elsewhere: it computes from numbers, or does something with storage of the round's own.</summary>
    private bool IsComputation(Let let) => let.Operation switch
    {
        Call or CallBackward or Foreign or Throw or ReadProperty or ReadStatic or ReadCaptured or ReadMember => false,
        Primitive { Key: "Load" } => IsReadAlone(let),
        Primitive { Key: "Store" } => finder.IsVaried(let.Operands[0]) && finder.Storage.IsLocal(let.Operands[0]),
        _ when StorageClasses.WrittenBy(let) is not null => false,
        _ => let.Operands().All(operand => !finder.Storage.Holds(operand) || let.Operation is Primitive { Key: "Slice" or "View" or "Length" }),
    };

    /// <summary>What is read, in the midst of a branch or a loop, is of the round's own, or the same at all times.</summary>
    private bool IsReadAlone(Let load) => finder.IsVaried(load.Operands[0])
        ? finder.Leaves.All(leaf => finder.Storage.ClassOf(leaf.Value) != finder.Storage.ClassOf(load.Operands[0]))
        : !finder.Storage.IsWritten(load.Operands[0]);

    private int IndexOf(Instruction instruction) => _own.FindIndex(own => ReferenceEquals(own, instruction));

    private Function ToFunction(IReadOnlyList<BlockInput> inputs, IReadOnlyList<Value> results) => FunctionBuilder.Build(
        finder.Function.Name,
        Origin.None,
        inputs.Select(input => input.Value).Concat(_others).Select(value => (finder.Types[value], (string?)null)),
        (builder, parameters) =>
        {
            var copier = new RegionCopier(builder);
            foreach (var (value, parameter) in inputs.Select(input => input.Value).Concat(_others).Zip(parameters, (value, parameter) => (value, parameter)))
                copier.Map(value, parameter);
            foreach (var same in _inputs.Values)
            {
                foreach (var other in same)
                    copier.Map(other.Value, copier[same[0].Value]);
            }

            foreach (var instruction in _all.Where(_included.Contains))
                copier.Copy(instruction);
            return results.Select(result => copier[result]);
        });

    /// <summary>Which results vary with an input.</summary>
    private static List<bool> Varies(Function function, int input)
    {
        var variation = new TangentVariation(function, [TangentPart.Whole(function.Parameters[input].Value)]);
        return [.. function.Body.Exit.Values.Select(result => variation.IsVaried(TangentPart.Whole(result)))];
    }

    /// <summary>The instructions that nobody else needs what they give.</summary>
    private List<Instruction> Replaced()
    {
        List<Instruction> replaced = [.. stores, .. _own.Where(_included.Contains)];
        int before;
        do
        {
            before = replaced.Count;
            var used = new HashSet<Value>(Uses(finder.Function.Body, replaced));
            replaced.RemoveAll(instruction => instruction.Results.Any(result => used.Contains(result.Value)));
        }
        while (replaced.Count < before);
        return replaced;
    }

    /// <summary>What is used by other instructions than some.</summary>
    private static IEnumerable<Value> Uses(Region body, IReadOnlyCollection<Instruction> without) => body.Instructions
        .Where(instruction => !without.Any(other => ReferenceEquals(other, instruction)))
        .SelectMany(instruction => instruction.Operands().Concat(instruction.Regions().SelectMany(inner => Uses(inner, without))))
        .Concat(body.Exit.Values);
}
