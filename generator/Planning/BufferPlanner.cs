using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Planning;

/// <summary>
/// Gives every matrix of a function that writes into the caller's buffers a place: the gradient itself is computed in its buffer,
/// what lies between gets a slot of the workspace, and a slot is used again when its matrix is needed no more.
/// </summary>
internal sealed class BufferPlanner
{
    private const string WorkspaceType = "global::SymbolicBackprop.Workspace";

    private readonly FunctionBuilder _builder;
    private readonly Lifetimes _lifetimes;
    private readonly Definition _workspace;

    /// <summary>Matrices that are computed straight in the buffer of a gradient.</summary>
    private readonly Dictionary<Value, Fused> _fused = [];
    private readonly HashSet<Let> _fusedWrites = [];

    /// <summary>Matrices that the caller gets, or that something else holds on to: they are new ones, and no slot of a workspace.</summary>
    private readonly HashSet<Value> _escaping;
    private readonly Dictionary<Value, Value> _replaced = [];
    private readonly Dictionary<Value, int> _slotOf = [];
    private readonly List<int> _slotEnds = [];

    private BufferPlanner(Function function)
    {
        _builder = FunctionBuilder.Continuing(function);
        _lifetimes = new Lifetimes(function);
        _escaping = Escaping(function);
        _workspace = _builder.Define(new OpaqueType(WorkspaceType, IsReferenceType: true), "workspace");
    }

    public static PlannedFunction Plan(ReverseFunction reverse)
    {
        if (reverse.Request.Target == GradientTarget.Returned)
            return new PlannedFunction(reverse, null);
        var planner = new BufferPlanner(reverse.Function);
        var function = planner.Plan(reverse.Function);
        return new PlannedFunction(reverse with { Function = function }, planner._slotEnds.Count > 0 ? planner._workspace : null);
    }

    private Function Plan(Function function)
    {
        FindFused(function);
        var body = Plan(function.Body);
        var workspace = _slotEnds.Count > 0 ? new[] { _workspace } : [];
        return function with { Body = body with { Parameters = [.. function.Parameters, .. workspace] } };
    }

    /// <summary>
    /// A matrix that is only written to a gradient's buffer is computed there. Nothing later reads the buffer, and nothing later throws:
    /// the shapes were checked in the forward sweep.
    /// </summary>
    private void FindFused(Function function)
    {
        var uses = function.Body.Uses().GroupBy(value => value).ToDictionary(group => group.Key, group => group.Count());
        foreach (var write in function.Body.Instructions.OfType<Let>().Where(let => let.Operation is Primitive { Key: "CopyTo" or "AddAllTo" }))
        {
            var matrix = write.Operands[1];
            var adds = write.Operation is Primitive { Key: "AddAllTo" };
            if (function.Body.Instructions.OfType<Let>().FirstOrDefault(let => let.Results.Count == 1 && let.Result.Value == matrix) is { } producer
                && IsPlanned(producer)
                && IsOfCaller(write.Operands[0])
                && uses[matrix] == 1
                && (!adds || producer.Operation is MatrixProduct))
            {
                _fused.Add(matrix, new Fused(write.Operands[0], adds));
                _fusedWrites.Add(write);
            }
        }
    }

    /// <summary>A parameter, or a member of one.</summary>
    private bool IsOfCaller(Value buffer) => _builder.ProducerOf(buffer) is not { } let || (let.Operation is ReadMember or ReadElement && IsOfCaller(let.Operands[0]));

    private Region Plan(Region region)
    {
        _builder.BeginRegion();
        foreach (var original in region.Instructions)
        {
            var instruction = original is Let ? ValueRewriter.Rewrite(original, Replace) : original;
            switch (instruction)
            {
                case Let when _fusedWrites.Contains((Let)original):
                    break;
                case Let let when IsPlanned(let):
                    Place(let, _lifetimes.Position(original));
                    break;
                case If branch:
                    _builder.Append(branch with { Condition = Replace(branch.Condition), Then = Plan(branch.Then), Else = Plan(branch.Else) });
                    break;
                default:
                    _builder.Append(instruction);
                    break;
            }
        }

        return _builder.EndRegion(region.Parameters, region.Exit with { Values = region.Exit.Values.Select(Replace).ToEquatableArray() });
    }

    private void Place(Let let, int position)
    {
        _builder.Origin = let.Origin;
        Value destination;
        var accumulate = false;
        if (_fused.TryGetValue(let.Result.Value, out var fused))
        {
            destination = Reproduce(fused.Buffer);
            accumulate = fused.Adds;
        }
        else
        {
            var slot = TakeSlot(let, position);
            var shape = Shapes.Of(new Term(_builder, let.Result.Value));
            destination = _builder.Emit(
                new WorkspaceMatrix(slot), let.Result.Type, let.Result.Name ?? TemporaryNames.Of(let), [_workspace.Value, shape.Rows.Value, shape.Columns.Value]);
        }

        _builder.Append(new Let(let.Results, new Into(let.Operation, accumulate), [destination, .. let.Operands], let.Origin, let.DerivativeAs));
    }

    /// <summary>The buffer of a leaf is a member of the parameter: read here, before the place where the function reads it.</summary>
    private Value Reproduce(Value buffer) => _builder.ProducerOf(buffer) is { } let
        ? _builder.Emit(let.Operation, let.Result.Type, let.Result.Name, let.Operands.Select(Reproduce).ToList())
        : buffer;

    private int TakeSlot(Let let, int position)
    {
        var end = _lifetimes.LastUse(let.Result.Value);
        var slot = _slotEnds.FindIndex(last => last < position);

        // A pointwise operation may overwrite an operand that ends here.
        if (slot < 0 && OperationTable.Row(let.Operation).IsPointwise)
        {
            var dying = let.Operands.FirstOrDefault(operand => _slotOf.TryGetValue(operand, out var used) && _slotEnds[used] == position);
            if (let.Operands.Contains(dying) && _slotOf.TryGetValue(dying, out var reused))
                slot = reused;
        }

        if (slot < 0)
        {
            slot = _slotEnds.Count;
            _slotEnds.Add(0);
        }

        _slotEnds[slot] = end;
        _slotOf[let.Result.Value] = slot;
        return slot;
    }

    private static HashSet<Value> Escaping(Function function)
    {
        var escaping = new HashSet<Value>(function.Body.Exit.Values.Concat(function.Body.Descendants().OfType<Let>().SelectMany(HeldBy)));
        int before;
        do
        {
            before = escaping.Count;
            foreach (var (targets, values) in Joins.Of(function).Concat(Joins.OfLoops(function)))
                escaping.UnionWith(values.Where((_, index) => escaping.Contains(targets[index].Value)));
        }
        while (escaping.Count > before);
        return escaping;
    }

    /// <summary>What outlives an operation that it is given to: in a tuple, a cell or an array, on a tape, or as what a window looks on.</summary>
    private static IEnumerable<Value> HeldBy(Let let) => let.Operation switch
    {
        Primitive { Key: "Store" or "Record" } => [let.Operands[let.Operands.Count - 1]],
        WithMember or Primitive { Key: "MakeTuple" or "MakeAggregate" or "RowSpan" or "View" or "Stop" } => let.Operands,
        _ => [],
    };

    private bool IsPlanned(Let let) =>
        let.Results.Count == 1 && let.Result.Type is MatrixType && !_escaping.Contains(let.Result.Value) && (OperationTable.Row(let.Operation).Syntax is not StructuralSyntax || let.Operation.Name is "OneHot" or "Clone");

    private Value Replace(Value value) => _replaced.TryGetValue(value, out var other) ? Replace(other) : value;

    private sealed record Fused(Value Buffer, bool Adds);
}
