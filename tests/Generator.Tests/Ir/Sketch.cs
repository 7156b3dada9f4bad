using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Tests.Ir;

/// <summary>Functions of the IR written by hand: the regions of a construct are lambdas that end in an exit.</summary>
internal sealed class Sketch
{
    private readonly FunctionBuilder _builder = new();
    private readonly List<Definition> _parameters = [];

    public Sketch() => _builder.BeginRegion();

    public Label Return { get; private set; } = new(-1);

    /// <summary>The function whose body ends in the exit that <paramref name="body"/> gives.</summary>
    public static Function Of(string name, IrType[] results, Func<Sketch, Exit> body)
    {
        var sketch = new Sketch();
        sketch.Return = sketch._builder.NewLabel();
        var exit = body(sketch);
        return new Function(name, [.. results], sketch.Return, sketch._builder.EndRegion([.. sketch._parameters], exit));
    }

    public Value Parameter(IrType type, string? name = null)
    {
        _parameters.Add(_builder.Define(type, name));
        return _parameters[^1].Value;
    }

    public Value Number(double number) => _builder.EmitLiteral(number, IrType.Double);

    public Value Integer(int number) => _builder.EmitLiteral(number, IrType.Int32);

    /// <summary>An operation whose result has the type of its first operand.</summary>
    public Value Do(string operation, params Value[] operands) => Do(new Primitive(operation), _builder.TypeOf(operands[0]), operands);

    public Value Do(Operation operation, IrType type, params Value[] operands) => _builder.Emit(operation, type, operands);

    public Value Is(string comparison, Value left, Value right) => Do(new Primitive(comparison), IrType.Boolean, left, right);

    public Value Load(Value storage, params Value[] indices) => Do(new Primitive("Load"), _builder.TypeOf(storage).Element, [storage, .. indices]);

    /// <summary>An operation that gives nothing.</summary>
    public void Effect(string operation, params Value[] operands) => _builder.Do(new Primitive(operation), operands);

    /// <summary>An operation with any number of results.</summary>
    public Value[] Several(Operation operation, IrType[] types, params Value[] operands)
    {
        Definition[] results = [.. types.Select(type => _builder.Define(type))];
        _builder.Append(new Let([.. results], operation, [.. operands], _builder.Origin));
        return [.. results.Select(result => result.Value)];
    }

    public void From(Origin origin) => _builder.Origin = origin;

    public Value[] If(Value condition, IrType[] types, Func<Label, Exit> whenTrue, Func<Label, Exit> whenFalse)
    {
        var end = _builder.NewLabel();
        var (then, otherwise) = (Region([], () => whenTrue(end)), Region([], () => whenFalse(end)));
        return Append(types, results => new If(results, condition, end, then, otherwise, _builder.Origin));
    }

    public Value[] Block(IrType[] types, Func<Label, Exit> body)
    {
        var end = _builder.NewLabel();
        var region = Region([], () => body(end));
        return Append(types, results => new Block(results, end, region, _builder.Origin));
    }

    /// <summary>A loop; the body gets the carried values, the label of the next round and that of the end.</summary>
    public Value[] Loop(Value[] initial, IrType[] types, Func<Value[], Label, Label, Exit> body, TripCount? tripCount = null)
    {
        var (next, end) = (_builder.NewLabel(), _builder.NewLabel());
        Definition[] carried = [.. initial.Select(value => _builder.Define(_builder.TypeOf(value)))];
        var region = Region(carried, () => body([.. carried.Select(value => value.Value)], next, end));
        return Append(types, results => new Loop(results, [.. initial], next, end, region, tripCount ?? TripCount.Unknown, _builder.Origin));
    }

    public static Exit Go(Label target, params Value[] values) => new(target, [.. values]);

    private Region Region(Definition[] parameters, Func<Exit> body)
    {
        _builder.BeginRegion();
        var exit = body();
        return _builder.EndRegion([.. parameters], exit);
    }

    private Value[] Append(IrType[] types, Func<EquatableArray<Definition>, Instruction> construct)
    {
        var instruction = construct([.. types.Select(type => _builder.Define(type))]);
        _builder.Append(instruction);
        return [.. instruction.Results.Select(result => result.Value)];
    }
}
