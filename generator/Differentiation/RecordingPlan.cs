using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// Decides for every forward value that the reverse sweep needs and does not see whether it is recorded or computed again
/// (Hascoët and Araya-Polo 2005 call the former the values to be recorded). What is cheap and made of what is there anyway is computed
/// again, also where that takes a record or two in a loop around; of what would take several records to compute, the value itself is
/// recorded, which takes one.
/// </summary>
internal sealed class RecordingPlan
{
    /// <summary>How many operations may be computed again for one value.</summary>
    private const int MostRecomputed = 8;

    /// <summary>How many values from the rounds of loops around are recorded there rather than one in each round inside.</summary>
    private const int MostOfOuterRounds = 2;

    private static readonly HashSet<string> Cheap =
    [
        "Add", "Subtract", "Multiply", "Divide", "Remainder", "Negate", "Less", "LessOrEqual", "Greater", "GreaterOrEqual", "Equal", "NotEqual", "And", "Or", "ExclusiveOr",
        "Not", "Complement", "LeftShift", "RightShift", "UnsignedRightShift", "Select", "Stop", "Same", "Convert", "Length", "Count", "RowCount", "ColumnCount", "DimensionLength", "Slice", "View", "RowSpan",
        "ReadMember", "ReadElement", "Literal", "Square", "Abs", "Max", "Min",
    ];

    private readonly FunctionBuilder _builder;
    private readonly PrimalValues _primal;
    private readonly StorageClasses _storage;
    private readonly OutsideState _outside;
    private readonly HashSet<(Value Value, bool OfLastRound)> _recorded = [];

    /// <summary>What is computed again for others is there for free.</summary>
    private readonly HashSet<(Value Value, int Context)> _computedAgain = [];
    private readonly HashSet<(Value Value, int Context)> _visited = [];

    public RecordingPlan(FunctionBuilder builder, PrimalValues primal, StorageClasses storage, OutsideState outside)
    {
        _outside = outside;
        _builder = builder;
        _primal = primal;
        _storage = storage;
    }

    /// <summary>The values to be recorded: in every round that goes on to the next, or in the last round of a loop alone.</summary>
    public IReadOnlyCollection<(Value Value, bool OfLastRound)> Recorded => _recorded;

    public bool IsRecorded(Value value, SweepContext context) => _recorded.Contains((value, context.IsLastRound));

    /// <summary>Decides for the values that are needed, those that are computed first at first.</summary>
    public void Decide(IEnumerable<(Value Value, SweepContext Context)> needs)
    {
        foreach (var (value, context) in needs.OrderBy(need => need.Value.Index).ThenBy(need => need.Context.Id))
        {
            var size = 0;
            _visited.Clear();
            var bases = Bases(value, context, ref size).Distinct().ToList();
            if (size <= MostRecomputed && (bases.Count == 0 || (bases.Count <= MostOfOuterRounds && bases.All(basis => IsOfOuterRounds(basis, value, context)))))
            {
                Record(bases);
                _computedAgain.UnionWith(_visited);
            }
            else
            {
                Record(bases.Count <= 1 && IsSpan(value) ? bases : [(value, context)]);
            }
        }
    }

    /// <summary>The context of another value, seen from that of one computed with it.</summary>
    public SweepContext ContextOf(Value value, SweepContext from)
    {
        var loop = _primal.LoopOf(value);
        var context = from;
        while (context.Loop != loop)
            context = context.Parent ?? throw new InvalidOperationException($"{value} is computed in a loop that is not being reversed.");
        return context;
    }

    /// <summary>A carried value that moves in fixed steps is known from the round.</summary>
    public bool IsKnownFromRound(Value value, SweepContext context, out int index)
    {
        index = context.Loop is { } loop && !context.IsLastRound ? loop.Body.Parameters.ToList().FindIndex(parameter => parameter.Value == value) : -1;
        return index >= 0 && _primal.RecordOf(context.Loop!).Shape.Steps[index] is not null;
    }

    /// <summary>Whether an operation is worth computing again.</summary>
    public bool IsRecomputable(Value value) => _builder.ProducerOf(value) is { Results.Count: 1 } let && !_outside.Shows(let) && let.Operation switch
    {
        Primitive { Key: "Load" } => _builder.TypeOf(let.Operands[0]) is not (CellType or TapeType) && !_storage.IsOverwrittenAfter(let, let.Operands[0]),

        // A matrix of an arm is computed again from what the arm is given: a cell would keep its buffer from being used for others.
        _ when let.Result.Type is MatrixType => _primal.LoopOf(value) is null
            && let.Operation is not (Call or CallBackward)
            && !_storage.IsPlace(value)
            && !let.Operands.Any(operand => _storage.IsPlace(operand) && _storage.IsOverwrittenAfter(let, operand)),
        _ => Cheap.Contains(let.Operation.Name) && let.Operands.All(operand => !_storage.IsPlace(operand) || IsOfPlaces(let)),
    };

    private static bool IsOfPlaces(Let let) => let.Operation.Name is "Length" or "Count" or "DimensionLength" or "Slice" or "View" or "RowSpan" or "ReadMember" or "RowCount" or "ColumnCount";

    private bool IsSpan(Value value) => _builder.TypeOf(value) is SpanType;

    /// <summary>Whether what a value can be computed from is recorded in the rounds of a loop around those that would number its own records.</summary>
    private bool IsOfOuterRounds((Value Value, SweepContext Context) basis, Value value, SweepContext context)
    {
        var inner = RecordingSweep.IndexedBy(_primal, value, context.IsLastRound);
        var outer = RecordingSweep.IndexedBy(_primal, basis.Value, basis.Context.IsLastRound);
        for (var around = inner; around is not null; around = _primal.RecordOf(around).Parent)
        {
            if (ReferenceEquals(_primal.RecordOf(around).Parent, outer))
                return true;
        }

        return false;
    }

    private void Record(IReadOnlyList<(Value Value, SweepContext Context)> values)
    {
        foreach (var (value, context) in values)
        {
            // A span may be in a variable, and in no tape.
            if (IsSpan(value) && RecordingSweep.IndexedBy(_primal, value, context.IsLastRound) is not null)
            {
                throw new UnsupportedFlowException(
                    _builder.ProducerOf(value)?.Origin ?? Origin.None,
                    $"The span '{_builder.DefinitionOf(value).Name ?? "of this expression"}', which is not the same one in every round,",
                    "take an array, or an index into one span");
            }

            _recorded.Add((value, context.IsLastRound));
        }
    }

    /// <summary>What would have to be recorded so that a value can be computed again; the value itself where it cannot.</summary>
    private List<(Value, SweepContext)> Bases(Value value, SweepContext context, ref int size)
    {
        if (_primal.IsInScope(value) || IsRecorded(value, context) || _computedAgain.Contains((value, context.Id)) || !_visited.Add((value, context.Id)))
            return [];
        if (IsKnownFromRound(value, context, out var index))
        {
            var loop = context.Loop!;
            var record = _primal.RecordOf(loop);
            List<(Value, SweepContext)> bases = [.. BasesOf(loop.Initial[index], context, ref size)];
            if (record.Shape.Counter is { } counter)
                bases.AddRange(BasesOf(loop.Initial[counter], context, ref size));
            else if (record.Parent is not null)
                bases.AddRange(BasesOf(record.FirstRound.Value, context, ref size));
            return bases;
        }

        if (!IsRecomputable(value))
            return [(value, context)];
        if (_builder.ProducerOf(value) is not { Operation: Literal })
            size++;
        var all = new List<(Value, SweepContext)>();
        foreach (var operand in _builder.ProducerOf(value)!.Operands)
        {
            if (size > MostRecomputed)
                return [(value, context)];
            all.AddRange(BasesOf(operand, context, ref size));
        }

        return all;
    }

    private List<(Value, SweepContext)> BasesOf(Value operand, SweepContext context, ref int size) =>
        _primal.IsInScope(operand) ? [] : Bases(operand, ContextOf(operand, context), ref size);
}
