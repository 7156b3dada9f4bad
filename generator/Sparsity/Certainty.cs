using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Sparsity;

/// <summary>
/// What of a function is certain before any real number is known: it follows from integers and from the lengths of storage. Real numbers of
/// the caller's decide the rest: values that are computed from them, the ways of branches on them, and what is joined behind such branches.
/// </summary>
internal sealed class Certainty
{
    private readonly StorageClasses _storage;
    private readonly Dictionary<Value, IrType> _types;
    private readonly Dictionary<Label, IReadOnlyList<Definition>> _targets;

    /// <summary>What is defined in each construct: it may be another value in another round of a loop there.</summary>
    private readonly Dictionary<Label, HashSet<Value>> _inside = [];
    private readonly Dictionary<Label, List<EquatableArray<Value>>> _brought = [];
    private readonly OutsideState _outside;
    private readonly HashSet<Value> _unknown = [];
    private readonly HashSet<Value> _unknownContents = [];
    private readonly HashSet<Label> _doubtful = [];
    private readonly Dictionary<Loop, HashSet<Label>> _leftInDoubt = new(ReferenceEquality<Loop>.Instance);
    private readonly Dictionary<Region, Label?> _destinations = new(ReferenceEquality<Region>.Instance);
    private readonly HashSet<Let> _possible = new(ReferenceEquality<Let>.Instance);

    /// <summary>How many arms of uncertain branches are around what is being looked at, and were around each construct that is open.</summary>
    private readonly Dictionary<Label, int> _depths = [];
    private int _depth;

    /// <summary>The labels of the constructs that are open, the innermost last.</summary>
    private readonly List<Label> _open = [];

    /// <summary>Those of them that an exit in doubt leads to.</summary>
    private HashSet<Label> _awaited = [];
    private bool _changes;

    private Certainty(Function function)
    {
        _storage = StorageClasses.Of(function);
        _types = function.Definitions().ToDictionary(definition => definition.Value, definition => definition.Type);
        _unknown.UnionWith(function.Parameters.Where(parameter => !CanBeKnown(parameter.Type)).Select(parameter => parameter.Value));
        _outside = OutsideState.Of(function, _storage);
        _targets = Joins.TargetsOf(function);
        foreach (var instruction in function.Body.Descendants())
        {
            var inside = new HashSet<Value>(instruction.Regions().SelectMany(region => region.AllRegions()).SelectMany(region => region.Parameters.Concat(region.Instructions.SelectMany(inner => inner.Results))).Select(definition => definition.Value));
            foreach (var label in IrTraversal.LabelsOf(instruction))
                _inside[label] = inside;
        }

        foreach (var region in function.Body.AllRegions())
        {
            if (!_brought.TryGetValue(region.Exit.Target, out var brought))
                _brought.Add(region.Exit.Target, brought = []);
            brought.Add(region.Exit.Values);
        }
    }

    public static Certainty Of(Function function)
    {
        var certainty = new Certainty(function);
        do
        {
            certainty._changes = false;
            certainty.Open(function.Return);
            certainty.Visit(function.Body, isPossible: false);
            certainty.Close(function.Return);
        }
        while (certainty._changes);
        return certainty;
    }

    /// <summary>Whether a value follows from integers and lengths; of storage, whether it is known which storage it is and how long.</summary>
    public bool IsKnown(Value value) => !_unknown.Contains(value);

    /// <summary>Whether both arms of a branch have to be taken.</summary>
    public bool IsUncertain(If branch) => !IsKnown(branch.Condition);

    /// <summary>Whether control may come to a label from a branch whose way is not known, so that what comes there is the union of what may come.</summary>
    public bool IsDoubtful(Label label) => _doubtful.Contains(label);

    /// <summary>Whether it is not known if an operation runs at all, so that what it overwrites may be there still.</summary>
    public bool IsOnlyPossible(Let let) => _possible.Contains(let);

    /// <summary>Whether a loop may be left by a branch whose way is not known, so that its rounds go on to the end that is known.</summary>
    public bool IsLeftInDoubt(Loop loop) => _leftInDoubt.ContainsKey(loop);

    /// <summary>
    /// The label that control goes to from the end of a region. An exit in doubt does not leave, and one that would pass over where an exit in
    /// doubt leads to does not either: control goes on to the innermost of the labels that are waited for; null where that is behind the arm.
    /// </summary>
    public Label? DestinationOf(Region region) => _destinations[region];

    /// <summary>Whether what is in storage beside real numbers is known.</summary>
    public bool AreContentsKnown(Value storage) => !_unknownContents.Contains(_storage.ClassOf(storage));

    /// <summary>Real numbers of the caller's are not known; those that are computed from integers are.</summary>
    private static bool CanBeKnown(IrType type) => !type.IsReal && type is not (VectorType or TupleType or AggregateType { IsReferenceType: false });

    /// <summary>Looks at a region.</summary>
    /// <returns>The labels outside of it that it may be left for by a branch whose way is not known.</returns>
    private HashSet<Label> Visit(Region region, bool isPossible)
    {
        var left = new HashSet<Label>();
        foreach (var instruction in region.Instructions)
        {
            var isOnlyPossible = isPossible || left.Count > 0;
            switch (instruction)
            {
                case Let let:
                    Visit(let, isOnlyPossible);
                    break;
                case If branch:
                    Open(branch.End);
                    left.UnionWith(VisitArms(branch, isOnlyPossible));
                    Close(branch.End);
                    left.Remove(branch.End);
                    break;
                case Block block:
                    Open(block.End);
                    left.UnionWith(Visit(block.Body, isOnlyPossible));
                    Close(block.End);
                    left.Remove(block.End);
                    break;
                case Loop loop:
                    left.UnionWith(Visit(loop, isOnlyPossible));
                    left.Remove(loop.End);
                    break;
            }
        }

        if (region.Exit != Exit.Unreachable)
            Visit(region.Exit, left);
        _destinations[region] = region.Exit != Exit.Unreachable && !IsInDoubt(region.Exit.Target)
            ? region.Exit.Target
            : _open.Select(label => (Label?)label).LastOrDefault(label => _awaited.Contains(label!.Value) && _depths[label.Value] == _depth);
        return left;
    }

    /// <summary>Looks at the arms of a branch: both run where its way is not known, the second one after the first.</summary>
    private HashSet<Label> VisitArms(If branch, bool isOnlyPossible)
    {
        if (IsUncertain(branch))
        {
            _depth++;
            var both = Visit(branch.Then, isPossible: true);
            both.UnionWith(Visit(branch.Else, isPossible: true));
            _depth--;
            return both;
        }

        var before = new HashSet<Label>(_awaited);
        var left = Visit(branch.Then, isOnlyPossible);
        var afterThen = _awaited;
        _awaited = before;
        left.UnionWith(Visit(branch.Else, isOnlyPossible));
        _awaited.UnionWith(afterThen);
        return left;
    }

    private HashSet<Label> Visit(Loop loop, bool isOnlyPossible)
    {
        Learn(loop.Body.Parameters, loop.Initial);
        Open(loop.End);
        Open(loop.Next);

        // An earlier round may have left the loop.
        if (_leftInDoubt.TryGetValue(loop, out var leftBefore))
            _awaited.UnionWith(leftBefore);
        var leaving = Visit(loop.Body, isOnlyPossible || IsLeftInDoubt(loop));
        leaving.Remove(loop.Next);
        Close(loop.Next);
        Close(loop.End);
        if (leaving.Count > 0 && (leftBefore is null || !leaving.IsSubsetOf(leftBefore)))
        {
            _leftInDoubt[loop] = [.. leftBefore ?? [], .. leaving];
            _changes = true;
        }

        return leaving;
    }

    private void Open(Label label)
    {
        _depths[label] = _depth;
        _open.Add(label);
    }

    private void Close(Label label)
    {
        _open.Remove(label);
        _awaited.Remove(label);
    }

    /// <summary>Whether an exit to a label is in an arm that may not be taken, or passes over a label that control may have gone to before.</summary>
    private bool IsInDoubt(Label target) => _depth > _depths[target] || _open.Skip(_open.IndexOf(target) + 1).Any(_awaited.Contains);

    private void Visit(Exit exit, HashSet<Label> left)
    {
        if (IsInDoubt(exit.Target))
        {
            _changes |= _doubtful.Add(exit.Target);
            _awaited.Add(exit.Target);
            left.Add(exit.Target);
        }

        if (!_targets.TryGetValue(exit.Target, out var targets))
            return;
        Learn(targets, exit.Values);
        for (var i = 0; i < targets.Count; i++)
        {
            if (IsDoubtful(exit.Target) && (_inside[exit.Target].Contains(exit.Values[i]) || _brought[exit.Target].Any(values => values[i] != exit.Values[i])))
                Forget(targets[i].Value);
        }
    }

    private void Visit(Let let, bool isPossible)
    {
        if (isPossible)
            _changes |= _possible.Add(let);
        switch (let.Operation)
        {
            case Primitive { Key: "Store" or "AddTo" } when CanBeKnown(_types[let.Operands[let.Operands.Count - 1]]) && (isPossible || let.Operands.Any(operand => !IsKnown(operand))):
            case Primitive { Key: "CopyTo" or "AddAllTo" } when isPossible || let.Operands.Any(operand => !IsKnown(operand)) || !AreContentsKnown(let.Operands[1]):
            case Primitive { Key: "Clear" } when isPossible || !IsKnown(let.Operands[0]):
                _changes |= _unknownContents.Add(_storage.ClassOf(let.Operands[0]));
                break;
            case Primitive { Key: "Snapshot" or "Freeze" or "Clone" } when !AreContentsKnown(let.Operands[0]):
                _changes |= _unknownContents.Add(_storage.ClassOf(let.Result.Value));
                break;
        }

        foreach (var result in let.Results)
        {
            if (!IsKnownResult(let, result.Type) || (isPossible && MayThrow(let, result.Type)))
                Forget(result.Value);
        }
    }

    private bool IsKnownResult(Let let, IrType type) => let.Operation switch
    {
        Foreign { Form: ForeignForm.Constructor } => let.Operands.All(IsKnown),
        _ when _outside.MayChange(let) || _outside.Shows(let) => false,
        ReadStatic or ReadCaptured or ReadProperty or ReadMember => CanBeKnown(type) && let.Operands.All(IsKnown),
        Primitive { Key: "Load" } => CanBeKnown(type) && let.Operands.All(IsKnown) && AreContentsKnown(let.Operands[0]) && !ElementPart.HasParts(_types[let.Operands[0]].Element),
        Primitive { Key: "Snapshot" or "Freeze" or "Clone" } => IsKnown(let.Operands[0]),
        Call or Foreign => let.Operands.All(IsKnown) && let.Operands.All(operand => !_types[operand].IsIndexed || !_types[operand].IsDifferentiable),
        _ => let.Operands.All(operand => IsKnown(operand) && !ReadsNumbers(let, operand)),
    };

    /// <summary>
    /// Whether an operation that may not run at all may throw where it is not reached in the original, and gives nothing then. Indices, windows,
    /// lengths and divisors are looked at before they are used.
    /// </summary>
    private static bool MayThrow(Let let, IrType type) => (OperationTable.EffectsOf(let) & Effects.MayThrow) != 0 && let.Operation switch
    {
        Primitive { Key: "Load" } => type is OpaqueType or ListType or AggregateType or ArrayType { Rank: > 1 },
        Primitive { Key: "Slice" or "DimensionLength" or "NewArray" or "StackAllocate" or "Divide" or "Remainder" } => false,
        _ => true,
    };

    /// <summary>Whether an operation computes from the elements of storage.</summary>
    private bool ReadsNumbers(Let let, Value operand) => (_types[operand].IsIndexed || _types[operand] is MatrixType) && _storage.ReadBy(let).Contains(operand);

    /// <summary>What is not known stays so where it goes.</summary>
    private void Learn(IReadOnlyList<Definition> targets, EquatableArray<Value> values)
    {
        for (var i = 0; i < targets.Count; i++)
        {
            if (!IsKnown(values[i]))
                Forget(targets[i].Value);
        }
    }

    private void Forget(Value value) => _changes |= _unknown.Add(value);
}
