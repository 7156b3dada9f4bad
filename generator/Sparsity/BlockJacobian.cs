using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Sparsity;

/// <summary>
/// Makes of a function the one that fills its sparse Jacobian block by block: the same function, with the derivatives of what is written beside
/// each write.
/// </summary>
internal sealed class BlockJacobian
{
    private readonly DenseBlocks _blocks;
    private readonly FunctionBuilder _builder;
    private readonly Definition _rows;
    private readonly Dictionary<Instruction, DenseBlock> _blockAt = new(ReferenceEquality<Instruction>.Instance);
    private readonly HashSet<Instruction> _replaced = new(ReferenceEquality<Instruction>.Instance);
    private BlockPlaces? _places;

    private BlockJacobian(DenseBlocks blocks)
    {
        _blocks = blocks;
        _builder = FunctionBuilder.Continuing(blocks.Function);
        _rows = _builder.Define(new BlockRowsType(blocks.NumberType), "rows");
        foreach (var block in blocks.Blocks)
        {
            _blockAt.Add(block.Last, block);
            _replaced.UnionWith(block.Replaced);
        }
    }

    /// <summary>The function that fills the Jacobian: its last parameter are the rows, its result is how many they are.</summary>
    public static BlockJacobianFunction Of(DenseBlocks blocks)
    {
        var jacobian = new BlockJacobian(blocks);
        return new BlockJacobianFunction(jacobian.Rewrite(), blocks.Outputs.Where(output => output.Leaf is not null).Select(output => blocks.Leaves[output.Leaf!.Value].Parameter).ToEquatableArray());
    }

    private Function Rewrite()
    {
        var function = _blocks.Function;
        _builder.BeginRegion();
        _places = new BlockPlaces(_builder, _blocks);
        _places.Keep(_rows.Value);
        var first = _builder.EndRegion(new Exit(function.Return, [])).Instructions;
        var body = Rewrite(function.Body);
        return function with
        {
            Results = [IrType.Int32],
            Body = body with { Parameters = [.. body.Parameters, _rows], Instructions = [.. first, .. body.Instructions] },
        };
    }

    private Region Rewrite(Region region)
    {
        _builder.BeginRegion();
        foreach (var instruction in region.Instructions)
        {
            if (_blockAt.TryGetValue(instruction, out var block))
                Fill(block);
            else if (!_replaced.Contains(instruction))
                _builder.Append(instruction is Let ? instruction : instruction.SelectRegions(Rewrite));
        }

        _builder.Origin = Origin.None;
        return _builder.EndRegion(region.Parameters, region.Exit.Target == _blocks.Function.Return && region.Exit != Exit.Unreachable
            ? region.Exit with { Values = [_places!.RowsBefore(_blocks.Outputs.Count)] }
            : region.Exit);
    }

    private void Fill(DenseBlock block)
    {
        var derivative = BlockDifferentiator.Differentiate(block.Function, block.Inputs.Count);
        var copier = new RegionCopier(_builder);
        foreach (var (parameter, argument) in derivative.Function.Parameters.Zip(block.Inputs.Select(input => input.Value).Concat(block.Others), (parameter, argument) => (parameter, argument)))
            copier.Map(parameter.Value, argument);
        foreach (var instruction in derivative.Function.Body.Instructions)
            copier.Copy(instruction);
        var results = derivative.Function.Body.Exit.Values.Select(value => copier[value]).ToList();
        foreach (var store in block.Stores)
        {
            _builder.Origin = store.Store.Origin;
            var operands = store.Store.Operands;
            _builder.Do(store.Store.Operation, [.. operands.Take(operands.Count - 1), store.Result is { } result ? results[result] : operands[operands.Count - 1]]);
            _builder.Origin = store.Store.Origin.Reversed();
            var row = _places!.RowOf(store);
            var columns = store.Inputs.Select(input => _places.ColumnOf(block.Inputs[input]));
            var values = store.Inputs.Select(input => derivative.Entries[store.Result!.Value][input] is { } entry ? results[entry] : _builder.EmitLiteral(0, _blocks.NumberType));
            _builder.Do(store.OnRow, [_rows.Value, row, .. columns, .. values]);
        }
    }
}
