using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;
using SymbolicBackprop.Generator.Simplification;

namespace SymbolicBackprop.Generator.Vectorization;

/// <summary>
/// Makes of a function of one element, or of one direction, the function of the lanes of a register. Where lanes go different ways both are computed for all of
/// them, and a mask selects what becomes of it: so only what neither throws nor has an effect can stand there, and nothing of the way that
/// a lane did not take is left in it. What all lanes do alike (loops over constants, branches on flags) stays as it is.
/// </summary>
internal sealed class Vectorizer
{
    private readonly FunctionBuilder _builder;
    private readonly LaneOperations _operations;
    private readonly LaneVariance _variance;
    private readonly LaneUse _use;
    private readonly LaneStorage _storage;
    private readonly Dictionary<Value, Value> _values = [];
    private readonly Dictionary<Label, IReadOnlyList<IrType>> _types = [];

    /// <summary>The conditions under which the present place is reached, the outermost first.</summary>
    private readonly List<Condition> _path = [];

    private Vectorizer(Function function, IrType number, LaneVariance variance, LaneUse use)
    {
        _builder = FunctionBuilder.Continuing(function);
        _operations = new LaneOperations(_builder, number, use);
        _variance = variance;
        _use = use;
        _storage = new LaneStorage(_builder, _operations, number);
    }

    /// <param name="function">The function of one lane: all of its results become lanes.</param>
    /// <param name="parameters">Which of its parameters differ from lane to lane.</param>
    /// <param name="number">The type of all numbers that do.</param>
    /// <param name="use">What the lanes are.</param>
    public static LaneForm Vectorize(Function function, IReadOnlyCollection<Value> parameters, IrType number, LaneUse use)
    {
        try
        {
            var variance = LaneVariance.Of(function, parameters, use);
            if (function.Parameters.Any(parameter => variance.IsVarying(parameter.Value) && !parameters.Contains(parameter.Value)))
                throw new LaneObstacleException("a parameter of the method becomes part of what it returns");
            return new LaneForm(SharedParts.Share(DeadCode.Remove(new Vectorizer(function, number, variance, use).Run(function))), null);
        }
        catch (LaneObstacleException obstacle)
        {
            return new LaneForm(null, obstacle.Message);
        }
    }

    private bool IsMasked => _path.Count > 0;

    private Function Run(Function function)
    {
        IReadOnlyList<IrType> results = [.. function.Results.Select(type => _operations.Widen(type))];
        _types[function.Return] = results;
        var body = Keep(function.Body);
        return function with { Body = _use == LaneUse.Directions ? body with { Parameters = [.. body.Parameters, _storage.Memory] } : body, Results = results.ToEquatableArray() };
    }

    /// <summary>A region that all lanes go through together.</summary>
    private Region Keep(Region region)
    {
        _builder.BeginRegion();
        var parameters = region.Parameters.Select(Define).ToEquatableArray();
        var depth = _path.Count;
        var departures = Visit(region);
        _path.RemoveRange(depth, _path.Count - depth);
        if (region.Exit == Exit.Unreachable)
        {
            if (departures.Count > 0 || IsMasked)
                throw new LaneObstacleException("it may throw for one element and not for another");
            return _builder.EndRegion(parameters, Exit.Unreachable);
        }

        if (departures.Any(departure => departure.Target != region.Exit.Target))
            throw new LaneObstacleException("a loop is left at different times for different elements");
        return _builder.EndRegion(parameters, new Exit(region.Exit.Target, Merge(departures, _types[region.Exit.Target]).ToEquatableArray()));
    }

    /// <summary>The instructions of a region, in the place where they are needed, and all exits out of it; that at its end comes last.</summary>
    private List<Departure> Visit(Region region)
    {
        var departures = new List<Departure>();
        foreach (var instruction in region.Instructions)
        {
            _builder.Origin = instruction.Origin;
            switch (instruction)
            {
                case Let let:
                    Visit(let);
                    break;
                case If branch when _variance.IsMasked(branch):
                    departures.AddRange(Leave(branch.End, branch.Results, [.. VisitArm(branch.Then, branch, isNegated: false), .. VisitArm(branch.Else, branch, isNegated: true)]));
                    break;
                case If branch:
                    RequireClosed(branch);
                    var results = Define(branch.End, branch.Results);
                    _builder.Append(branch with { Results = results, Condition = _values[branch.Condition], Then = Keep(branch.Then), Else = Keep(branch.Else) });
                    break;
                case Block block when _use == LaneUse.Directions:
                    var values = Define(block.End, block.Results);
                    _builder.Append(block with { Results = values, Body = Keep(block.Body) });
                    break;
                case Block block:
                    var depth = _path.Count;
                    var exits = Visit(block.Body);
                    _path.RemoveRange(depth, _path.Count - depth);
                    departures.AddRange(Leave(block.End, block.Results, exits));
                    break;
                case Loop loop:
                    Visit(loop);
                    break;
            }
        }

        if (region.Exit != Exit.Unreachable)
            departures.Add(new Departure(region.Exit.Target, [], [.. region.Exit.Values.Select(value => _values[value])]));
        return departures;
    }

    private List<Departure> VisitArm(Region arm, If branch, bool isNegated)
    {
        var condition = new Condition(_operations.Spread(_values[branch.Condition]), isNegated);
        var depth = _path.Count;
        _path.Add(condition);
        var departures = Visit(arm);
        _path.RemoveRange(depth, _path.Count - depth);
        if (arm.Exit == Exit.Unreachable)
            throw new LaneObstacleException("it may throw for one element and not for another");
        return [.. departures.Select(departure => departure.Behind(condition))];
    }

    /// <summary>Joins what comes to the end of a construct. What goes further is left; what follows is then for the lanes only that do not.</summary>
    private List<Departure> Leave(Label end, EquatableArray<Definition> results, List<Departure> departures)
    {
        var arriving = departures.Where(departure => departure.Target == end).ToList();
        var leaving = departures.Where(departure => departure.Target != end).ToList();
        if (arriving.Count > 0)
        {
            var merged = Merge(arriving, [.. results.Select(result => _variance.IsVarying(result.Value) ? _operations.Widen(result.Type) : result.Type)]);
            for (var i = 0; i < results.Count; i++)
                _values[results[i].Value] = results[i].Name is { } name ? _builder.Rename(merged[i], name, results[i].IsHint) : merged[i];
        }

        foreach (var departure in leaving)
        {
            if (Conjunction(departure.Conditions) is { } mask)
                _path.Add(new Condition(mask, IsNegated: true));
        }

        return leaving;
    }

    /// <summary>For each value the choice between those that the exits bring: the first exit that a lane takes decides.</summary>
    private List<Value> Merge(List<Departure> departures, IReadOnlyList<IrType> types)
    {
        var merged = departures[departures.Count - 1].Values.ToList();
        for (var k = departures.Count - 2; k >= 0; k--)
        {
            var departure = departures[k];
            if (departure.Conditions.Count == 0)
            {
                merged = [.. departure.Values];
                continue;
            }

            for (var i = 0; i < merged.Count; i++)
            {
                if (departure.Values[i] == merged[i])
                    continue;
                merged[i] = departure.Conditions.Count == 1 && departure.Conditions[0].IsNegated
                    ? _operations.Select(departure.Conditions[0].Mask, merged[i], departure.Values[i])
                    : _operations.Select(Conjunction(departure.Conditions)!.Value, departure.Values[i], merged[i]);
            }
        }

        return [.. merged.Select((value, index) => types[index] is LanesType ? _operations.Spread(value) : value)];
    }

    /// <summary>The lanes that fulfil all conditions; null for all lanes.</summary>
    private Value? Conjunction(IReadOnlyList<Condition> conditions)
    {
        Value? mask = null;
        foreach (var condition in conditions)
        {
            var next = condition.IsNegated ? _operations.Not(condition.Mask) : condition.Mask;
            mask = mask is { } before ? _operations.And(before, next) : next;
        }

        return mask;
    }

    private void Visit(Loop loop)
    {
        RequireClosed(loop);
        using var round = _storage.InLoop();
        var initial = loop.Initial.Select((value, index) => _variance.IsVarying(loop.Body.Parameters[index].Value) ? _operations.Spread(_values[value]) : _values[value]).ToEquatableArray();
        var results = Define(loop.End, loop.Results);
        _types[loop.Next] = TypesOf(loop.Body.Parameters);
        _builder.Append(loop with { Results = results, Initial = initial, TripCount = loop.TripCount.Select(value => _values[value]), Body = Keep(loop.Body) });
    }

    /// <summary>What all lanes go through together is left by all of them together: to its own end, or to the next round of a loop around.</summary>
    private void RequireClosed(Instruction instruction)
    {
        if (_use == LaneUse.Directions && !IsMasked)
            return;
        var inside = instruction.Regions().SelectMany(IrTraversal.Descendants).SelectMany(IrTraversal.LabelsOf).Concat(IrTraversal.LabelsOf(instruction)).ToList();
        var leaving = instruction.Regions().SelectMany(IrTraversal.AllRegions).Select(region => region.Exit).Where(exit => exit != Exit.Unreachable && !inside.Contains(exit.Target)).ToList();
        if (leaving.Count > 0 && (IsMasked || instruction is Loop || leaving.Any(exit => !_variance.IsOfLoop(exit.Target))))
            throw new LaneObstacleException("a loop is left at different times for different elements");
    }

    private void Visit(Let let)
    {
        var operands = let.Operands.Select(operand => _values[operand]).ToEquatableArray();
        switch (let.Operation)
        {
            case Primitive { Key: "NewCell" or "NewTape" }:
                _builder.Append(let with { Results = [Define(let.Result)] });
                return;
            case Primitive { Part: null, Key: "Store" or "AddTo" or "Take" or "Load" } storage when TypeOf(operands[0]) is CellType:
                VisitCell(let, storage.Key, operands);
                return;
            case Primitive { Key: "Record" or "Recall" or "Reserve" } tape:
                if (IsMasked)
                    throw new LaneObstacleException("a loop runs for some elements and not for others");
                if (tape.Key == "Record" && _operations.IsLanes(operands[0]))
                    operands = [operands[0], operands[1], _operations.Spread(operands[2])];
                if (_operations.IsLanes(operands[1]))
                    throw new LaneObstacleException("a loop is left at different times for different elements");
                _builder.Append(let with { Operands = operands, Results = let.Results.Select(Define).ToEquatableArray() });
                return;
        }

        if (_use == LaneUse.Directions && _storage.IsOfStorage(let, operands, let.Results.Any(result => _variance.IsVarying(result.Value))))
        {
            if (IsMasked)
                throw new LaneObstacleException("what is stored depends on the direction");
            if (_storage.Append(let, operands) is { } result)
                _values[let.Result.Value] = result;
        }
        else if (operands.Any(_operations.IsLanes))
        {
            if (let.Results.Count == 0)
                throw DoneByItself(let);
            _values[let.Result.Value] = _operations.Append(let, operands);
        }
        else
        {
            AppendUniform(let, operands);
        }
    }

    /// <summary>What all lanes have alike is computed once for all of them: it must not matter how often, and not whether any lane needs it.</summary>
    private void AppendUniform(Let let, EquatableArray<Value> operands)
    {
        var effects = OperationTable.EffectsOf(let);
        if (_use == LaneUse.Elements && ((effects & (Effects.Writes | Effects.Allocates)) != 0 || let.Operation is Foreign or Call or CallBackward or ReadProperty or ReadCaptured))
            throw DoneByItself(let);
        if (IsMasked && (effects & Effects.MayThrow) != 0)
            throw new LaneObstacleException("it may throw for one element and not for another");
        _builder.Append(let with { Operands = operands, Results = let.Results.Select(Define).ToEquatableArray(), DerivativeAs = null });
    }

    private static LaneObstacleException DoneByItself(Let let) => new($"'{LaneOperations.NameOf(let)}' is done for each element by itself");

    /// <summary>A variable of the sweeps: only the lanes that come here write it.</summary>
    private void VisitCell(Let let, string operation, EquatableArray<Value> operands)
    {
        var cell = operands[0];
        var type = TypeOf(cell).Element;
        var before = operation == "Store" && !(_operations.IsLanes(cell) && IsMasked) ? (Value?)null : _builder.Emit(new Primitive("Load"), type, cell);
        if (let.Results.Count == 1)
            _values[let.Result.Value] = before!.Value;
        if (operation == "Load")
            return;

        var number = type is LanesType lanes ? lanes.ElementType : type;
        var written = operation switch
        {
            "Take" => _builder.Emit(Literals.Zero(number), number),
            "AddTo" => _builder.Emit(new Primitive("Add"), type, before!.Value, operands[1]),
            _ => operands[1],
        };
        if (_operations.IsLanes(cell))
            written = _operations.Spread(Conjunction(_path) is { } mask ? _operations.Select(mask, written, before!.Value) : written);
        _builder.Do(new Primitive("Store"), cell, written);
    }

    private IrType TypeOf(Value value) => _operations.TypeOf(value);

    private EquatableArray<Definition> Define(Label end, EquatableArray<Definition> results)
    {
        var defined = results.Select(Define).ToEquatableArray();
        _types[end] = [.. defined.Select(result => result.Type)];
        return defined;
    }

    private IReadOnlyList<IrType> TypesOf(IEnumerable<Definition> definitions) =>
        [.. definitions.Select(definition => _variance.IsVarying(definition.Value) ? _operations.Widen(definition.Type) : definition.Type)];

    private Definition Define(Definition original)
    {
        var type = _variance.IsVarying(original.Value) ? _operations.Widen(original.Type) : original.Type;
        var made = _builder.Define(type, original.Name, original.IsHint);
        _values[original.Value] = made.Value;
        return made;
    }
}
