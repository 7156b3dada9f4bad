using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>The forward sweep of a function with those of its loops that are checkpointed in the form that takes snapshots.</summary>
internal sealed class CheckpointedForward
{
    private readonly FunctionBuilder _builder;
    private readonly AnalyzedFunction _analyzed;
    private readonly ControlFlow _flow;
    private readonly StorageClasses _storage;
    private readonly Dictionary<Label, CheckpointedLoop> _loops = [];

    public CheckpointedForward(FunctionBuilder builder, AnalyzedFunction analyzed)
    {
        _builder = builder;
        _analyzed = analyzed;
        _flow = ControlFlow.Of(analyzed.Function);
        _storage = StorageClasses.Of(analyzed.Function);
        Instructions = Rewrite(analyzed.Function.Body).Instructions;
    }

    public EquatableArray<Instruction> Instructions { get; }

    /// <summary>What the sweeps share: it is made before both.</summary>
    public IEnumerable<Instruction> Storage => _loops.Values.SelectMany(loop => loop.Storage);

    public CheckpointedLoop? Find(Loop loop) => _loops.TryGetValue(loop.End, out var checkpointed) ? checkpointed : null;

    private Region Rewrite(Region region) => region with { Instructions = region.Instructions.Select(Rewrite).ToEquatableArray() };

    private Instruction Rewrite(Instruction instruction)
    {
        if (instruction is not Loop { Checkpointing: not Checkpointing.None } loop)
            return instruction is Let or Loop ? instruction : instruction.SelectRegions(Rewrite);
        var checkpointed = new CheckpointedLoop(_builder, loop, LoopState.Of(loop, _flow, _storage, _analyzed.IsActive, _builder.ProducerOf));
        _loops.Add(loop.End, checkpointed);
        return checkpointed.Forward();
    }
}
