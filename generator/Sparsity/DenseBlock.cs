using System.Collections.Generic;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Sparsity;

/// <summary>What a function writes to its results in one place, as a function of numbers that it reads there.</summary>
/// <param name="Region">The region that it is in: it is run whenever that is.</param>
/// <param name="Stores">The writes, in their order. All of them happen where the last one stands.</param>
/// <param name="Inputs">The numbers that are differentiated, as the first parameters of the function, in the order of their columns as far as that is known.</param>
/// <param name="Others">What else the function takes.</param>
/// <param name="Function">What is written or added, as far as it varies.</param>
/// <param name="Replaced">The instructions of the region that the function takes the place of.</param>
internal sealed record DenseBlock(
    Region Region,
    IReadOnlyList<BlockStore> Stores,
    IReadOnlyList<BlockInput> Inputs,
    IReadOnlyList<Value> Others,
    Function Function,
    IReadOnlyCollection<Instruction> Replaced)
{
    public Let Last => Stores[Stores.Count - 1].Store;
}

/// <summary>One write to an element of a result.</summary>
/// <param name="Output">The number of the result.</param>
/// <param name="Place">The element.</param>
/// <param name="Result">Which of the block's results is written or added; null where that does not vary.</param>
/// <param name="Inputs">The inputs of the block that it varies with.</param>
internal sealed record BlockStore(Let Store, int Output, ElementPlace Place, int? Result, IReadOnlyList<int> Inputs)
{
    /// <summary>The operation on the rows of a matrix: the element is overwritten, or added to.</summary>
    public Primitive OnRow => new(Store.Operation.Name == "AddTo" ? "AddBlockRow" : "SetBlockRow");
}

/// <summary>A number that a block is differentiated with respect to.</summary>
/// <param name="Leaf">The number of the leaf that it is, or is an element of.</param>
/// <param name="Place">The element; null where the leaf is a number itself.</param>
internal sealed record BlockInput(Value Value, int Leaf, ElementPlace? Place);

/// <summary>A result whose elements have rows: an array that is made here and returned, or storage of the caller's.</summary>
/// <param name="Storage">It.</param>
/// <param name="Made">Where it is made; null where it is the caller's.</param>
/// <param name="Leaf">The number of the leaf that it is; null where it is made here.</param>
internal sealed record BlockOutput(Value Storage, Let? Made, int? Leaf);

/// <summary>A function all of whose results are written in blocks.</summary>
internal sealed record DenseBlocks(Function Function, EquatableArray<Leaf> Leaves, IReadOnlyList<BlockOutput> Outputs, IReadOnlyList<DenseBlock> Blocks, IrType NumberType);
