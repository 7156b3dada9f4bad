using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Linking;

/// <summary>
/// Takes structs and tuples apart: every value that is made of others becomes these, also where it is carried by a loop or joined by a
/// branch, so that later passes see numbers and storage. What remains whole is what comes from outside or goes there: parameters,
/// results of calls, arguments.
/// </summary>
internal sealed class Scalarisation
{
    private readonly FunctionBuilder _builder;

    /// <summary>What takes the place of a value that was read out of one that has been taken apart.</summary>
    private readonly Dictionary<Value, Value> _same = [];

    /// <summary>The parts of a value, in the order of its members.</summary>
    private readonly Dictionary<Value, Value[]> _parts = [];

    /// <summary>The types of the values that the exits to a label bring.</summary>
    private readonly Dictionary<Label, IrType[]> _targets = [];

    private Scalarisation(Function function) => _builder = FunctionBuilder.Continuing(function);

    public static Function Run(Function function) => function.Definitions().Any(definition => IsWhole(definition.Type))
        ? new Scalarisation(function).Copy(function)
        : function;

    /// <summary>A type whose values are taken apart.</summary>
    private static bool IsWhole(IrType type) => ElementPart.HasParts(type);

    private static (string Name, IrType Type)[] MembersOf(IrType type) => [.. ElementPart.StepsInto(type).Select(step => (step.Name, step.Type))];

    /// <summary>What a function gives is taken apart as well: a result for each leaf.</summary>
    private Function Copy(Function function)
    {
        _targets[function.Return] = [.. function.Results];
        return function with
        {
            Results = function.Results.SelectMany(type => ElementPart.LeavesOrWhole(type).Select(part => part?.Type ?? type)).ToEquatableArray(),
            Body = Copy(function.Body),
        };
    }

    private Region Copy(Region region)
    {
        _builder.BeginRegion();
        foreach (var instruction in region.Instructions)
            Copy(instruction);
        return End(region, region.Parameters);
    }

    /// <summary>Closes a region with the leaves of the values that its exit brings.</summary>
    private Region End(Region region, EquatableArray<Definition> parameters)
    {
        var values = _targets.TryGetValue(region.Exit.Target, out var types)
            ? region.Exit.Values.Zip(types, (value, type) => Leaves(Same(value), type)).SelectMany(leaves => leaves)
            : region.Exit.Values.Select(Whole);
        return _builder.EndRegion(parameters, region.Exit == Exit.Unreachable ? region.Exit : region.Exit with { Values = values.ToEquatableArray() });
    }

    private void Copy(Instruction instruction)
    {
        _builder.Origin = instruction.Origin;
        switch (instruction)
        {
            case Let let:
                Copy(let);
                break;
            case If branch:
                Join(branch.End, branch.Results, results => branch with { Results = results, Condition = Same(branch.Condition), Then = Copy(branch.Then), Else = Copy(branch.Else) });
                break;
            case Block block:
                Join(block.End, block.Results, results => block with { Results = results, Body = Copy(block.Body) });
                break;
            case Loop loop:
                Join(loop.End, loop.Results, results => Copy(loop, results));
                break;
        }
    }

    private void Join(Label end, EquatableArray<Definition> results, System.Func<EquatableArray<Definition>, Instruction> copy)
    {
        _targets[end] = [.. results.Select(result => result.Type)];
        var origin = _builder.Origin;
        var leaves = results.SelectMany(Define).ToEquatableArray();
        var instruction = copy(leaves);
        _builder.Origin = origin;
        _builder.Append(instruction);
    }

    private Loop Copy(Loop loop, EquatableArray<Definition> results)
    {
        var parameters = loop.Body.Parameters;
        _targets[loop.Next] = [.. parameters.Select(parameter => parameter.Type)];
        var initial = loop.Initial.Zip(parameters, (value, parameter) => Leaves(Same(value), parameter.Type)).SelectMany(leaves => leaves).ToEquatableArray();
        var carried = parameters.SelectMany(Define).ToEquatableArray();
        _builder.BeginRegion();
        foreach (var instruction in loop.Body.Instructions)
            Copy(instruction);
        return loop with { Results = results, Initial = initial, Body = End(loop.Body, carried), TripCount = loop.TripCount.Select(Same) };
    }

    private void Copy(Let let)
    {
        switch (let.Operation)
        {
            case Primitive { Key: "MakeTuple" or "MakeAggregate" }:
                SetParts(let, [.. let.Operands.Select(Same)]);
                break;
            case Literal when let.Results.Count == 1 && IsWhole(let.Result.Type):
                SetParts(let, [.. MembersOf(let.Result.Type).Select(member => _builder.Emit(Literals.Zero(member.Type), member.Type))]);
                break;
            case Primitive { Key: "Stop" } when IsWhole(let.Result.Type):
                SetParts(let, [.. PartsOf(Same(let.Operands[0])).Select(part => _builder.TypeOf(part).IsDifferentiable ? _builder.Emit(let.Operation, _builder.TypeOf(part), part) : part)]);
                break;
            case WithMember with:
                var index = MembersOf(let.Result.Type).ToList().FindIndex(member => member.Name == with.Member);
                SetParts(let, [.. PartsOf(Same(let.Operands[0])).Select((part, i) => i == index ? Same(let.Operands[1]) : part)]);
                break;
            case ReadElement or ReadMember when _parts.TryGetValue(Same(let.Operands[0]), out var parts):
                _same[let.Result.Value] = parts[PlaceOf(let.Operation, _builder.TypeOf(Same(let.Operands[0])))];
                break;
            case Call or Primitive { Key: "Same" } when let.Results.Count == 1 && IsWhole(let.Result.Type):
                // Read where the call is: a part that is first read in a loop has its adjoint there, and brings it out like any number.
                _builder.Append(ValueRewriter.Rewrite(let, Whole));
                SetParts(let, PartsOf(let.Result.Value));
                break;
            case Primitive { Key: "Load" } load when IsWhole(let.Result.Type):
                var loaded = new Queue<Definition>(Define(let.Result));
                foreach (var part in ElementPart.LeavesOf(let.Result.Type, load.Part))
                    _builder.Append(new Let([loaded.Dequeue()], load with { Part = part }, let.Operands.Select(Same).ToEquatableArray(), let.Origin));
                break;
            case Primitive { Key: "Store" } store when IsWhole(_builder.TypeOf(let.Operands[let.Operands.Count - 1])):
                var written = let.Operands[let.Operands.Count - 1];
                Value[] place = [.. let.Operands.Take(let.Operands.Count - 1).Select(Same)];
                var type = _builder.TypeOf(written);
                foreach (var (part, value) in ElementPart.LeavesOf(type, store.Part).Zip(Leaves(Same(written), type), (part, value) => (part, value)).ToList())
                    _builder.Do(store with { Part = part }, [.. place, value]);
                break;
            default:
                _builder.Append(ValueRewriter.Rewrite(let, Whole));
                break;
        }
    }

    private void SetParts(Let let, Value[] parts)
    {
        _parts[let.Result.Value] = parts;
        if (let.Result.Name is not { } name)
            return;
        foreach (var (part, (member, _)) in parts.Zip(MembersOf(let.Result.Type), (part, member) => (part, member)))
            _builder.Rename(part, NameOf(name, member), isHint: true);
    }

    private static int PlaceOf(Operation read, IrType type) => read switch
    {
        ReadElement element => element.Index,
        ReadMember member => MembersOf(type).ToList().FindIndex(candidate => candidate.Name == member.Member),
        _ => -1,
    };

    /// <summary>The definitions of the leaves of a value that is a result or carried.</summary>
    private IEnumerable<Definition> Define(Definition whole)
    {
        if (!IsWhole(whole.Type))
            return [whole];
        List<Definition> members = [.. MembersOf(whole.Type).Select(member => _builder.Define(member.Type, NameOf(whole.Name, member.Name), isHint: true))];
        _parts[whole.Value] = [.. members.Select(member => member.Value)];
        return [.. members.SelectMany(Define)];
    }

    private static string NameOf(string? owner, string member)
    {
        var simple = member.TrimStart('@', '_');
        return owner is null ? char.ToLowerInvariant(simple[0]) + simple.Substring(1) : owner + char.ToUpperInvariant(simple[0]) + simple.Substring(1);
    }

    private IEnumerable<Value> Leaves(Value value, IrType type) => IsWhole(type)
        ? [.. PartsOf(value).Zip(MembersOf(type), (part, member) => Leaves(part, member.Type)).SelectMany(leaves => leaves)]
        : [value];

    /// <summary>The parts of a value; those of one that comes from outside are read where they are needed.</summary>
    private Value[] PartsOf(Value value) => _parts.TryGetValue(value, out var parts)
        ? parts
        : [.. MembersOf(_builder.TypeOf(value)).Select((member, index) =>
            _builder.Emit(_builder.TypeOf(value) is TupleType ? new ReadElement(index) : new ReadMember(member.Name), member.Type, value))];

    private Value Same(Value value) => _same.TryGetValue(value, out var other) ? other : value;

    /// <summary>The value in one piece, for those who take it so.</summary>
    private Value Whole(Value value)
    {
        value = Same(value);
        if (!_parts.TryGetValue(value, out var parts))
            return value;
        var type = _builder.TypeOf(value);
        return _builder.Emit(new Primitive(type is TupleType ? "MakeTuple" : "MakeAggregate"), type, [.. parts.Select(Whole)]);
    }
}
