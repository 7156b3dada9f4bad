using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Sparsity;

/// <summary>The rows and columns of blocks as values: where the rows of each result begin, and the columns of each leaf.</summary>
internal sealed class BlockPlaces
{
    private readonly FunctionBuilder _builder;
    private readonly DenseBlocks _blocks;
    private readonly List<Value> _firstColumns = [];

    /// <summary>Emits what stands before all blocks.</summary>
    public BlockPlaces(FunctionBuilder builder, DenseBlocks blocks)
    {
        _builder = builder;
        _blocks = blocks;
        var columns = new ColumnCount(builder);
        foreach (var leaf in blocks.Leaves)
        {
            _firstColumns.Add(columns.Value);
            columns.Add(ColumnCount.LengthsOf(builder, leaf.Value));
        }

        Columns = columns.Value;
    }

    /// <summary>The number of all columns.</summary>
    public Value Columns { get; }

    /// <summary>Emits the row of what a store writes.</summary>
    public Value RowOf(BlockStore store) => store.Place.Emit(_builder, RowsBefore(store.Output));

    /// <summary>Emits the column of an input.</summary>
    public Value ColumnOf(BlockInput input) => input.Place is { } place ? place.Emit(_builder, _firstColumns[input.Leaf]) : _firstColumns[input.Leaf];

    /// <summary>Emits how many rows the results before one have.</summary>
    public Value RowsBefore(int output)
    {
        var rows = new ColumnCount(_builder);
        foreach (var before in _blocks.Outputs.Take(output))
            rows.Add(before.Made is { } made ? made.Operands[0] : _builder.Emit(new Primitive("Length"), IrType.Int32, before.Storage));
        return rows.Value;
    }

    /// <summary>Emits that what the caller's storage holds stays where nobody writes.</summary>
    public void Keep(Value rows)
    {
        for (var i = 0; i < _blocks.Outputs.Count; i++)
        {
            if (_blocks.Outputs[i].Leaf is { } leaf)
                _builder.Do(new Primitive("KeepBlockRows"), rows, RowsBefore(i), _firstColumns[leaf], _builder.Emit(new Primitive("Length"), IrType.Int32, _blocks.Outputs[i].Storage));
        }
    }
}
