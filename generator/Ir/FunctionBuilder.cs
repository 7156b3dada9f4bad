using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Ir;

/// <summary>Appends instructions to the innermost open region and numbers values and labels in the order of their making.</summary>
internal sealed class FunctionBuilder
{
    private readonly Dictionary<Value, Definition> _definitions = [];
    private readonly Dictionary<Value, Let> _producers = [];
    private readonly Stack<List<Instruction>> _regions = new();
    private int _values;
    private int _labels;

    /// <summary>Numbers values and labels after those of a function whose instructions will be reused.</summary>
    public static FunctionBuilder Continuing(Function function)
    {
        var builder = new FunctionBuilder();
        foreach (var definition in function.Definitions())
        {
            builder._definitions[definition.Value] = definition;
            builder._values = System.Math.Max(builder._values, definition.Value.Index + 1);
        }

        foreach (var let in function.Body.Descendants().OfType<Let>())
            builder.Remember(let);
        builder._labels = function.LabelCount();
        return builder;
    }

    /// <summary>A function of one region.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="origin">What its instructions are said to come from.</param>
    /// <param name="parameters">The types and names of its parameters.</param>
    /// <param name="body">Emits what it does with them, and gives its results.</param>
    public static Function Build(string name, Origin origin, IEnumerable<(IrType Type, string? Name)> parameters, System.Func<FunctionBuilder, Value[], IEnumerable<Value>> body)
    {
        var builder = new FunctionBuilder { Origin = origin };
        EquatableArray<Definition> taken = [.. parameters.Select(parameter => builder.Define(parameter.Type, parameter.Name))];
        var end = builder.NewLabel();
        builder.BeginRegion();
        EquatableArray<Value> results = [.. body(builder, [.. taken.Select(parameter => parameter.Value)])];
        return new Function(name, [.. results.Select(builder.TypeOf)], end, builder.EndRegion(taken, new Exit(end, results)));
    }

    /// <summary>What newly emitted instructions are said to come from.</summary>
    public Origin Origin { get; set; } = Origin.None;

    public Definition Define(IrType type, string? name = null, bool isHint = false)
    {
        var definition = new Definition(new Value(_values++), type, name, isHint);
        _definitions.Add(definition.Value, definition);
        return definition;
    }

    public Label NewLabel() => new(_labels++);

    public IrType TypeOf(Value value) => _definitions[value].Type;

    public Definition DefinitionOf(Value value) => _definitions[value];

    /// <summary>How many values there are: a value made later has at least this index.</summary>
    public int ValueCount => _values;

    /// <summary>Names a value after the variable that holds it, unless an earlier variable did.</summary>
    public Value Rename(Value value, string name, bool isHint = false)
    {
        var definition = _definitions[value];
        if (definition.Name is null || (definition.IsHint && !isHint))
            _definitions[value] = definition with { Name = name, IsHint = isHint };
        return value;
    }

    /// <summary>The operation that gave a value; null for parameters and the results of regions.</summary>
    public Let? ProducerOf(Value value) => _producers.TryGetValue(value, out var let) ? let : null;

    public Value Emit(Operation operation, IrType type, params Value[] operands) => Emit(operation, type, name: null, operands);

    public Value Emit(Operation operation, IrType type, string? name, IReadOnlyList<Value> operands)
    {
        var result = Define(type, name);
        Append(new Let([result], operation, operands.ToEquatableArray(), Origin));
        return result.Value;
    }

    /// <summary>An operation that gives no value: it is there for its effect.</summary>
    public void Do(Operation operation, params Value[] operands) => Append(new Let([], operation, operands.ToEquatableArray(), Origin));

    /// <summary>Appends an operation that gives several values as one tuple, or one as itself; the values one by one.</summary>
    public IReadOnlyList<Value> EmitAll(Operation operation, IReadOnlyList<IrType> types, params Value[] operands) => types.Count == 1
        ? [Emit(operation, types[0], operands)]
        : ElementsOf(Emit(operation, new TupleType(types.Select(type => new TupleElement(null, type)).ToEquatableArray()), operands));

    /// <summary>The elements of a tuple; another value as itself.</summary>
    public IReadOnlyList<Value> ElementsOf(Value value) => TypeOf(value) is TupleType tuple
        ? [.. tuple.Elements.Select((element, index) => Emit(new ReadElement(index), element.Type, value))]
        : [value];

    public Value EmitLiteral(double number, IrType type) => Emit(Literals.Number(number), type);

    public void Append(Instruction instruction)
    {
        _regions.Peek().Add(instruction);
        if (instruction is Let let)
            Remember(let);
    }

    public void BeginRegion() => _regions.Push([]);

    /// <summary>Goes on with a region that was ended; its parameters and exit are given anew at its next end.</summary>
    public void ReopenRegion(Region region) => _regions.Push([.. region.Instructions]);

    public Region EndRegion(Exit exit) => EndRegion([], exit);

    public Region EndRegion(EquatableArray<Definition> parameters, Exit exit) =>
        new(parameters, _regions.Pop().Select(WithNames).ToEquatableArray(), exit);

    /// <summary>The instruction with the names that its results have got since it was appended.</summary>
    private Instruction WithNames(Instruction instruction) =>
        instruction with { Results = instruction.Results.Select(result => _definitions[result.Value]).ToEquatableArray() };

    private void Remember(Let let)
    {
        foreach (var result in let.Results)
            _producers[result.Value] = let;
    }
}
