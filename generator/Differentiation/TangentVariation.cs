using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// Which parts vary with the leaves: only these have tangents. Storage that is written varies as one thing with all that may be the
/// same storage, whichever of them is written; storage that is only read varies where a varying value flows to it.
/// </summary>
internal sealed class TangentVariation
{
    private readonly Function _function;
    private readonly Dictionary<Value, IrType> _types;
    private readonly List<(TangentPart From, TangentPart To)> _flows = [];
    private readonly Dictionary<TangentPart, TangentPart> _parents = [];
    private readonly HashSet<TangentPart> _written = [];
    private readonly HashSet<TangentPart> _writtenClasses;
    private readonly HashSet<TangentPart> _varied = [];

    public TangentVariation(Function function, IEnumerable<TangentPart> leaves)
    {
        _function = function;
        _types = function.Definitions().ToDictionary(definition => definition.Value, definition => definition.Type);
        CollectFlows();
        _writtenClasses = [.. _written.Select(ClassOf)];
        Propagate(leaves);
    }

    public bool IsVaried(TangentPart part) => _varied.Contains(NodeOf(part));

    /// <summary>Whether something writes to this storage under any of its names.</summary>
    public bool IsWritten(TangentPart part) => _writtenClasses.Contains(ClassOf(part));

    /// <summary>Whether the result has the tangent zero whatever the operands have.</summary>
    public static bool IsConstant(OperationRow row) => row.IsPiecewiseConstant || row.Name is "Stop" or "NewZeroLike";

    private IEnumerable<(TangentPart Part, IrType Type)> PartsOf(Value value) => TangentPart.Of(value, _types[value]);

    private void CollectFlows()
    {
        foreach (var instruction in _function.Body.Descendants())
        {
            if (instruction is Let let)
                CollectFlows(let);
            else if (instruction is Loop loop)
                Join(loop.Body.Parameters, loop.Initial);
        }

        foreach (var (targets, values) in Joins.Of(_function))
            Join(targets, values);
    }

    private void CollectFlows(Let let)
    {
        var operands = let.Operands;
        switch (let.Operation.Name)
        {
            case "ReadElement" or "ReadMember":
                foreach (var (part, type) in PartsOf(let.Result.Value))
                    Flow(part.Within(operands[0], let.Operation), part, type);
                break;
            case "MakeTuple" or "MakeAggregate" or "WithMember":
                foreach (var (part, type) in PartsOf(let.Result.Value))
                    Flow(TangentPart.SourceOf(let, part), part, type);
                break;
            case "View" or "RowSpan" or "Slice" or "Load" or "Take" or "TakeMatrix" or "Recall":
                if (let.Operation.Name is "Take" or "TakeMatrix")
                    _written.Add(TangentPart.Whole(operands[0]));
                if (let.Operation is Primitive { Part.IsConstant: true })
                    break;
                foreach (var (part, type) in PartsOf(let.Result.Value))
                    Flow(TangentPart.Whole(operands[0]), part, type);
                break;
            case "Store" or "AddTo" or "Record":
                _written.Add(TangentPart.Whole(operands[0]));
                if (let.Operation is Primitive { Part.IsConstant: true })
                    break;
                foreach (var (part, type) in PartsOf(operands[operands.Count - 1]))
                    Flow(part, TangentPart.Whole(operands[0]), type);
                break;
            case "CopyTo" or "AddAllTo":
                _written.Add(TangentPart.Whole(operands[0]));
                Flow(operands[1], operands[0]);
                break;
            case "Clear":
                _written.Add(TangentPart.Whole(operands[0]));
                break;
            case "Freeze" or "Clone" or "Snapshot":
                Flow(operands[0], let.Result.Value);
                break;
            case "Select":
                Join(let.Results, [operands[1]]);
                Join(let.Results, [operands[2]]);
                break;
            case "Call" or "CallBackward" when let.Results.Count > 0:
                FlowAll(TangentCalls.DifferentiatedArguments(let), TangentCalls.DifferentiatedParts(let));
                break;
            default:
                CollectFlowsOfRow(let);
                break;
        }
    }

    /// <summary>
    /// An operation passes on what varies unless it is known not to, so that one that is not known is refused where its tangent is asked for;
    /// what it was recognised as takes its place.
    /// </summary>
    private void CollectFlowsOfRow(Let let)
    {
        if (let.Results.Count == 0 || !let.Result.Type.IsDifferentiable)
            return;
        var (operation, operands) = let.DerivativeAs is { } form ? (form.Operation, form.Operands) : (let.Operation, let.Operands);
        if (let.DerivativeAs is { Operation: CustomDerivative rules } ruled)
        {
            FlowAll(TangentOfRules.DifferentiatedOperands(ruled), TangentOfRules.DifferentiatedParts(let, rules));
            return;
        }

        var row = OperationTable.Row(operation);
        if (IsConstant(row))
            return;
        FlowAll(operands.Where((_, index) => !row.Steps.Contains(index)), PartsOf(let.Result.Value));
    }

    private void Join(IReadOnlyList<Definition> targets, IReadOnlyList<Value> values)
    {
        for (var i = 0; i < targets.Count; i++)
        {
            foreach (var (part, type) in PartsOf(targets[i].Value))
                Flow(part with { Value = values[i] }, part, type);
        }
    }

    private void FlowAll(IEnumerable<Value> operands, IEnumerable<(TangentPart Part, IrType Type)> results)
    {
        foreach (var (result, _) in results)
            _flows.AddRange(operands.SelectMany(PartsOf).Select(operand => (operand.Part, result)));
    }

    private void Flow(Value from, Value to) => _flows.Add((TangentPart.Whole(from), TangentPart.Whole(to)));

    /// <summary>A part becomes another one; storage stays the same storage on the way.</summary>
    private void Flow(TangentPart from, TangentPart to, IrType type)
    {
        _flows.Add((from, to));
        if (type.IsStorage)
            _parents[ClassOf(from)] = ClassOf(to);
    }

    /// <summary>One part that stands for all those that may be the same storage.</summary>
    private TangentPart ClassOf(TangentPart part)
    {
        while (_parents.TryGetValue(part, out var parent) && parent != part)
            part = parent;
        return part;
    }

    /// <summary>What varies as one thing with a part.</summary>
    private TangentPart NodeOf(TangentPart part) => ClassOf(part) is var whole && _writtenClasses.Contains(whole) ? whole : part;

    private void Propagate(IEnumerable<TangentPart> leaves)
    {
        var followers = _flows.ToLookup(flow => NodeOf(flow.From), flow => NodeOf(flow.To));
        var pending = new Stack<TangentPart>(leaves.Select(NodeOf));
        while (pending.Count > 0)
        {
            var part = pending.Pop();
            if (!_varied.Add(part))
                continue;
            foreach (var follower in followers[part])
                pending.Push(follower);
        }
    }
}
