using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Sparsity;

/// <summary>
/// What stands for the values of a function where its pattern is computed: for a part that varies its dependencies, storage of them for storage;
/// for what is known the value itself. Real numbers that do not vary have no dependencies, and nothing stands for them.
/// </summary>
internal sealed class DependencyValues(FunctionBuilder builder, Function function, TangentVariation variation)
{
    private readonly Dictionary<Value, IrType> _types = function.Definitions().ToDictionary(definition => definition.Value, definition => definition.Type);
    private readonly Dictionary<TangentPart, Value> _dependencies = [];
    private readonly Dictionary<Value, Value> _known = [];

    public FunctionBuilder Builder => builder;

    public IrType TypeOf(Value original) => _types[original];

    /// <summary>The type of what stands for a part of some type.</summary>
    /// <exception cref="InvalidOperationException">Nothing can stand for it.</exception>
    public static IrType DependenciesOf(IrType type) => type switch
    {
        ArrayType { ElementType: ArrayType row } => new ArrayType(DependenciesOf(row)),
        ArrayType array => new ArrayType(IrType.Dependencies, array.Rank),
        SpanType span => span with { ElementType = IrType.Dependencies },
        CellType cell => new CellType(DependenciesOf(cell.ElementType)),
        _ when CanBeReplaced(type) => IrType.Dependencies,
        _ => throw new InvalidOperationException($"A pattern has nothing for {type}."),
    };

    /// <summary>Whether dependencies can stand for values of a type that vary.</summary>
    public static bool CanBeReplaced(IrType type) => type switch
    {
        ArrayType { ElementType: ArrayType row, Rank: 1 } => CanBeReplaced(row),
        CellType cell => CanBeReplaced(cell.ElementType),
        ArrayType or SpanType => type.Element.IsReal || type.Element is VectorType || ElementPart.HasParts(type.Element),
        _ => type.IsReal || type is VectorType,
    };

    public bool IsVaried(TangentPart part) => variation.IsVaried(part);

    public bool IsVaried(Value value) => VariedPartsOf(value).Any();

    public IEnumerable<(TangentPart Part, IrType Type)> VariedPartsOf(Value value) => TangentPart.Of(value, _types[value]).Where(part => IsVaried(part.Part));

    public void Set(TangentPart part, Value dependencies) => _dependencies[part] = dependencies;

    public void SetKnown(Value original, Value value) => _known[original] = value;

    /// <summary>What stands for a part; null where it does not vary.</summary>
    public Value? Find(TangentPart part) => !IsVaried(part) ? null
        : _dependencies.TryGetValue(part, out var dependencies) ? dependencies
        : throw new InvalidOperationException($"{part.Value} varies and has no dependencies.");

    public Value? Find(Value value) => Find(TangentPart.Whole(value));

    /// <summary>The dependencies of a number, be there none.</summary>
    public Value Get(TangentPart part) => Find(part) ?? None();

    public Value None() => builder.Emit(new Literal("default", null), IrType.Dependencies);

    /// <summary>A value that is known; of storage that varies, what has its shape.</summary>
    public Value Known(Value original) => _types[original].IsStorage && Find(original) is { } storage ? storage : _known[original];

    /// <summary>All that a value depends on, whatever it is made of; null where that is nothing.</summary>
    public Value? Sum(Value value) => Union(VariedPartsOf(value).Select(part => SumOf(Find(part.Part)!.Value)));

    /// <summary>The union of several dependencies; null where there are none.</summary>
    public Value? Union(IEnumerable<Value> dependencies)
    {
        Value? union = null;
        foreach (var added in dependencies.Distinct())
            union = union is { } others ? builder.Emit(new Primitive("Union"), IrType.Dependencies, others, added) : added;
        return union;
    }

    private Value SumOf(Value dependencies)
    {
        var type = builder.TypeOf(dependencies);
        return type == IrType.Dependencies ? dependencies
            : type.Element == IrType.Dependencies ? builder.Emit(new Primitive("UnionOfAll"), IrType.Dependencies, dependencies)
            : throw new InvalidOperationException($"The elements of {type} have no sum.");
    }
}
