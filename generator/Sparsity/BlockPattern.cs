using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Sparsity;

/// <summary>
/// Makes of a function in blocks the one that computes its pattern: what of it follows from integers and lengths, with the columns that each
/// write depends on in the place of the write. Nothing is computed with dependencies.
/// </summary>
internal sealed class BlockPattern
{
    private readonly DenseBlocks _blocks;
    private readonly FunctionBuilder _builder;
    private readonly Certainty _certainty;
    private readonly Dictionary<Instruction, DenseBlock> _blockAt;
    private readonly HashSet<Instruction> _stores;

    /// <summary>For each label which of the values are known that its exits bring.</summary>
    private readonly Dictionary<Label, List<int>> _known = [];
    private BlockPlaces? _places;
    private Value _rows;

    private BlockPattern(DenseBlocks blocks)
    {
        _blocks = blocks;
        _builder = FunctionBuilder.Continuing(blocks.Function);
        _certainty = Certainty.Of(blocks.Function);
        _blockAt = blocks.Blocks.ToDictionary(block => (Instruction)block.Last, block => block, ReferenceEquality<Instruction>.Instance);
        _stores = new(blocks.Blocks.SelectMany(block => block.Stores).Select(store => (Instruction)store.Store), ReferenceEquality<Instruction>.Instance);
    }

    /// <summary>The function, whose results are the rows and how many they are; null where real numbers decide which elements are read or written.</summary>
    public static PatternFunction? Of(DenseBlocks blocks)
    {
        var pattern = new BlockPattern(blocks);
        return pattern.IsKnown() ? new PatternFunction(pattern.Rewrite(), []) : null;
    }

    /// <summary>Whether each write happens wherever the integers say so, to an element and from elements that they say.</summary>
    private bool IsKnown()
    {
        var storage = StorageClasses.Of(_blocks.Function);
        return _blocks.Outputs.All(output => output.Made is not { } made || made.Operands.All(_certainty.IsKnown))
            && _blocks.Function.Parameters.All(parameter => parameter.Type.IsDifferentiable || !storage.Holds(parameter.Value) || !storage.IsWritten(parameter.Value))
            && _blocks.Blocks.All(block => block.Inputs.All(input => input.Place is not { } place || place.Numbers.All(_certainty.IsKnown))
                && block.Stores.All(store => !_certainty.IsOnlyPossible(store.Store) && store.Place.Numbers.All(_certainty.IsKnown)))
            && _blocks.Function.Body.Descendants().All(instruction => instruction is Let let ? !IsReachedInDoubt(let) : instruction is not Loop loop || !_certainty.IsLeftInDoubt(loop) || !IsKept(loop));
    }

    /// <summary>Whether the original may not come to an operation that would be kept, and that may throw.</summary>
    private bool IsReachedInDoubt(Let let) => _certainty.IsOnlyPossible(let) && (OperationTable.EffectsOf(let) & Effects.MayThrow) != 0 && let.Results.Count > 0 && IsKept(let);

    private Function Rewrite()
    {
        var function = _blocks.Function;
        _builder.BeginRegion();
        _places = new BlockPlaces(_builder, _blocks);
        _rows = _builder.Emit(new Primitive("NewPatternBlocks"), new BlockRowsType(null), "rows", [_places.Columns]);
        _places.Keep(_rows);
        var first = _builder.EndRegion(new Exit(function.Return, [])).Instructions;
        var body = Rewrite(function.Body, []);
        return function with
        {
            Results = [_builder.TypeOf(_rows), IrType.Int32],
            Body = body with { Parameters = function.Parameters, Instructions = [.. first, .. body.Instructions] },
        };
    }

    private Region Rewrite(Region region, List<int> parameters)
    {
        _builder.BeginRegion();
        foreach (var instruction in region.Instructions)
        {
            _builder.Origin = instruction.Origin;
            if (_blockAt.TryGetValue(instruction, out var block))
                Fill(block);
            else if (instruction is not Let && IsKept(instruction))
                Keep(instruction);
            else if (instruction is Let let && !_stores.Contains(let) && IsKept(let))
                _builder.Append(let);
        }

        _builder.Origin = Origin.None;
        EquatableArray<Value> values = region.Exit == Exit.Unreachable ? []
            : region.Exit.Target == _blocks.Function.Return ? [_rows, _places!.RowsBefore(_blocks.Outputs.Count)]
            : Pick(region.Exit.Values, _known[region.Exit.Target]);
        return _builder.EndRegion(Pick(region.Parameters, parameters), region.Exit == Exit.Unreachable ? region.Exit : region.Exit with { Values = values });
    }

    private void Keep(Instruction construct)
    {
        var results = Known(construct.Results);
        _known[ControlFlow.EndOf(construct)] = results;
        if (construct is Loop loop)
        {
            var carried = _known[loop.Next] = Known(loop.Body.Parameters);
            _builder.Append(loop with
            {
                Initial = Pick(loop.Initial, carried),
                Results = Pick(loop.Results, results),
                TripCount = TripCount.Unknown,
                Body = Rewrite(loop.Body, carried),
            });
            return;
        }

        _builder.Append(construct.SelectRegions(region => Rewrite(region, [])) with { Results = Pick(construct.Results, results) });
    }

    /// <summary>Whether an operation follows from integers, and does nothing to real numbers.</summary>
    private bool IsKept(Let let) => let.Results.Count > 0
        ? let.Results.All(result => _certainty.IsKnown(result.Value))
        : let.Operation is not Throw && !_certainty.IsOnlyPossible(let) && let.Operands.All(_certainty.IsKnown)
            ? StorageClasses.WrittenBy(let) is not { } written || !_builder.TypeOf(written).IsDifferentiable
            : let.Operation is Throw && _certainty.IsKnown(let.Operands[0]) && !_certainty.IsOnlyPossible(let);

    /// <summary>Whether a branch or a loop is taken as integers say, and something comes of it: a write, a number that is known, a way out, an exception.</summary>
    private bool IsKept(Instruction construct)
    {
        if (construct is If branch && _certainty.IsUncertain(branch))
            return false;
        var inside = construct.Regions().SelectMany(region => region.AllRegions()).ToList();
        HashSet<Label> own = [.. inside.SelectMany(region => region.Instructions).Append(construct).SelectMany(IrTraversal.LabelsOf)];
        return construct.Results.Any(result => _certainty.IsKnown(result.Value))
            || inside.Any(region => !own.Contains(region.Exit.Target))
            || inside.SelectMany(region => region.Instructions).OfType<Let>().Any(let => _stores.Contains(let) || (let.Results.Count == 0 && IsKept(let)));
    }

    private void Fill(DenseBlock block)
    {
        foreach (var store in block.Stores)
        {
            var row = _places!.RowOf(store);
            _builder.Do(store.OnRow, [_rows, row, .. store.Inputs.Select(input => _places.ColumnOf(block.Inputs[input]))]);
        }
    }

    private List<int> Known(EquatableArray<Definition> definitions) => [.. Enumerable.Range(0, definitions.Count).Where(index => _certainty.IsKnown(definitions[index].Value))];

    private static EquatableArray<T> Pick<T>(EquatableArray<T> items, List<int> indices) => indices.Select(index => items[index]).ToEquatableArray();
}
