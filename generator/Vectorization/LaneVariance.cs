using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Vectorization;

/// <summary>
/// Which values differ from lane to lane: what is computed from a parameter that does, and what is joined or stored where some lanes
/// go one way and some another. Storage does under all of its names, or under none.
/// </summary>
internal sealed class LaneVariance
{
    private readonly HashSet<Value> _varying;
    private readonly Dictionary<Label, IReadOnlyList<Definition>> _targets = [];
    private readonly Dictionary<Label, List<IReadOnlyList<Value>>> _partialExits = [];
    private readonly Dictionary<If, bool> _escapes = new(ReferenceEquality<If>.Instance);
    private readonly HashSet<Label> _loopLabels = [];
    private readonly HashSet<Value> _storage;
    private readonly LaneUse _use;

    private LaneVariance(Function function, IEnumerable<Value> parameters, LaneUse use)
    {
        _use = use;
        _varying = [.. parameters];
        _storage = [.. function.Definitions().Where(definition => definition.Type.IsIndexed).Select(definition => definition.Value)];
    }

    /// <param name="function">The function.</param>
    /// <param name="parameters">The parameters that differ.</param>
    /// <param name="use">What the lanes are.</param>
    public static LaneVariance Of(Function function, IEnumerable<Value> parameters, LaneUse use)
    {
        var variance = new LaneVariance(function, parameters, use);

        // What is returned as lanes is storage of lanes, whatever is written there.
        variance._varying.UnionWith(function.Body.AllRegions().Where(region => region.Exit.Target == function.Return).SelectMany(region => region.Exit.Values).Where(variance._storage.Contains));
        variance._targets[function.Return] = [];
        variance.Declare(function.Body);
        int before;
        do
        {
            before = variance._varying.Count;
            variance.Visit(function.Body, isPartial: false);
        }
        while (variance._varying.Count > before);
        return variance;
    }

    public bool IsVarying(Value value) => _varying.Contains(value);

    /// <summary>
    /// Whether a branch is replaced by masks: lanes differ in its condition, or it is left for somewhere else than its end or a round of a loop,
    /// where lanes that are elements may have gone by other ways.
    /// </summary>
    public bool IsMasked(If branch) => IsVarying(branch.Condition) || (_use == LaneUse.Elements && _escapes[branch]);

    public bool IsOfLoop(Label label) => _loopLabels.Contains(label);

    private void Declare(Region region)
    {
        foreach (var instruction in region.Instructions)
        {
            switch (instruction)
            {
                case If branch:
                    _targets[branch.End] = branch.Results;
                    break;
                case Block block:
                    _targets[block.End] = block.Results;
                    break;
                case Loop loop:
                    _targets[loop.Next] = loop.Body.Parameters;
                    _targets[loop.End] = loop.Results;
                    _loopLabels.Add(loop.Next);
                    _loopLabels.Add(loop.End);
                    break;
            }

            foreach (var inner in instruction.Regions())
                Declare(inner);
            if (instruction is If escaping)
                _escapes[escaping] = escaping.Regions().SelectMany(Exits).Any(exit => exit != Exit.Unreachable && !IsOfLoop(exit.Target) && !LabelsIn(escaping).Contains(exit.Target));
        }
    }

    private static IEnumerable<Exit> Exits(Region region) => region.AllRegions().Select(inner => inner.Exit);

    private static HashSet<Label> LabelsIn(Instruction instruction) =>
        [.. IrTraversal.LabelsOf(instruction), .. instruction.Regions().SelectMany(IrTraversal.Descendants).SelectMany(IrTraversal.LabelsOf)];

    /// <param name="region">The region.</param>
    /// <param name="isPartial">Only some of the lanes that are in it may have come here.</param>
    private void Visit(Region region, bool isPartial)
    {
        foreach (var instruction in region.Instructions)
        {
            switch (instruction)
            {
                case Let let:
                    Visit(let, isPartial);
                    break;
                case If branch:
                    var isMasked = IsMasked(branch);
                    Visit(branch.Then, isPartial || isMasked);
                    Visit(branch.Else, isPartial || isMasked);
                    isPartial |= isMasked && _escapes[branch];
                    break;
                case Block block:
                    Visit(block.Body, isPartial);
                    isPartial |= _use == LaneUse.Elements && Exits(block.Body).Any(exit => exit != Exit.Unreachable && !LabelsIn(block).Contains(exit.Target));
                    break;
                case Loop loop:
                    Join(loop.Body.Parameters, loop.Initial);
                    Visit(loop.Body, isPartial);
                    break;
            }
        }

        if (region.Exit == Exit.Unreachable)
            return;
        var targets = _targets[region.Exit.Target];
        Join(targets, region.Exit.Values);
        if (!isPartial)
            return;

        // Lanes that come by different ways bring different values, unless all bring the same one.
        if (!_partialExits.TryGetValue(region.Exit.Target, out var exits))
            _partialExits.Add(region.Exit.Target, exits = []);
        exits.Add(region.Exit.Values);
        for (var i = 0; i < targets.Count; i++)
        {
            if (exits.Any(exit => exit[i] != region.Exit.Values[i]))
                _varying.Add(targets[i].Value);
        }
    }

    private void Visit(Let let, bool isPartial)
    {
        var isVarying = let.Operands.Any(IsVarying);
        switch (let.Operation)
        {
            // How long storage is all lanes have alike.
            case Primitive { Key: "Length" or "Count" or "NewZeroLike" }:
                return;
            case Primitive { Key: "View" or "Slice" or "Freeze" } when IsVarying(let.Result.Value):
                _varying.Add(let.Operands[0]);
                break;
            case Primitive { Key: "CopyTo" } when isVarying:
                _varying.UnionWith(let.Operands);
                break;
        }

        if (isVarying)
            _varying.UnionWith(let.Results.Select(result => result.Value));
        if (let.Operation is Primitive { Key: "Store" or "AddTo" or "AddAllTo" or "Take" or "Record" } && (isVarying || isPartial))
            _varying.Add(let.Operands[0]);
    }

    private void Join(IReadOnlyList<Definition> targets, EquatableArray<Value> values)
    {
        for (var i = 0; i < targets.Count; i++)
        {
            if (IsVarying(values[i]))
                _varying.Add(targets[i].Value);
            else if (IsVarying(targets[i].Value) && _storage.Contains(values[i]))
                _varying.Add(values[i]);
        }
    }
}
