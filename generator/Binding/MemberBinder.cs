using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Fields and properties that are read.</summary>
internal sealed class MemberBinder(BodyBinder body)
{
    public Value Bind(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (body.Places.IsPartOfElement(reference))
            return body.Places.Bind(reference).Load(reference);
        if (reference.Instance is { } instance)
            return Read(reference, reference, body.Expressions.Bind(instance));
        body.Use(field);
        return body.Emit(reference, new ReadStatic($"{field.ContainingType.EmittedName()}.{field.EscapedName()}"));
    }

    public Value Bind(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (body.Places.IsPartOfElement(reference))
            return body.Places.Bind(reference).Load(reference);
        if (reference.Instance is not { } instance)
        {
            if (property.IsOfNumberInterface())
                return NumberOf(reference, property);
            body.Use(property);
            return InlineBinder.CanCall(property.GetMethod) && property.ContainingType.IsValueType && property.BackingField() is null
                ? body.Inlining.Call(reference, property.GetMethod!, null, []) ?? body.Placeholder(IrType.Int32)
                : body.Emit(reference, new ReadStatic($"{(reference.ConstrainedToType ?? property.ContainingType).EmittedName()}.{property.EscapedName()}"));
        }

        return property.IsIndexer ? body.Elements.Bind(reference) : Read(reference, reference, body.Expressions.Bind(instance));
    }

    /// <summary>The value of a member of an object or struct.</summary>
    /// <param name="source">What it is read for.</param>
    /// <param name="reference">Which member.</param>
    /// <param name="instance">The object or struct.</param>
    public Value Read(IOperation source, IOperation reference, Value instance)
    {
        switch (reference)
        {
            case IFieldReferenceOperation { Field: var field }:
                if (body.Builder.TypeOf(instance) is TupleType && TupleIndex(field) is { } index)
                    return body.EmitTyped(source, new ReadElement(index), TypeBinder.Bind(field.Type), instance);
                if (body.Builder.TypeOf(instance) is VectorType)
                    return body.Vectors.Component(source, instance, field.Name);
                body.Use(field);
                return Stopped(source, field, body.EmitTyped(source, new ReadMember(field.EscapedName()), TypeBinder.Bind(field.Type), instance));
            case IPropertyReferenceOperation { Property: var property }:
                return Read(source, property, instance);
            default:
                return body.RefuseConstruct(source);
        }
    }

    /// <summary>Whether a parameter is one of the declaration of the method's class, which the class has kept.</summary>
    public bool IsCaptured(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.IsReferenceType: true } && body.Frames.Find(parameter) is null && body.Frames.This is not null;

    public Value ReadCaptured(IOperation source, IParameterSymbol parameter)
    {
        return body.Emit(source, new ReadCaptured(parameter.EscapedName()), body.Frames.This!.Load(source));
    }

    /// <summary>The place of an element in its tuple; null for other fields.</summary>
    public static int? TupleIndex(IFieldSymbol field) => field.CorrespondingTupleField is { } element
        ? int.Parse(element.Name.Substring("Item".Length), System.Globalization.CultureInfo.InvariantCulture) - 1
        : null;

    private Value Read(IOperation source, IPropertySymbol property, Value instance)
    {
        var type = TypeBinder.Bind(property.Type);
        var owner = body.Builder.TypeOf(instance);
        if (ReadExtent(source, property, instance, owner) is { } extent)
            return extent;
        if (owner == IndexBinder.Index || owner == IndexBinder.Range)
            return body.EmitTyped(source, new ReadMember(property.Name), type, instance);
        if (owner is VectorType vector)
            return body.Vectors.Property(source, property, vector, instance);
        if (property.BackingField() is not null)
        {
            body.Use(property);
            return Stopped(source, property, body.EmitTyped(source, new ReadMember(property.EscapedName()), type, instance));
        }

        // Whatever it computes is constant.
        if (property.IsMarkedConstant() && owner.IsDifferentiable)
        {
            body.Use(property);
            return body.EmitTyped(source, new ReadProperty(property.EscapedName()), type, body.EmitTyped(source, new Primitive("Stop"), owner, instance));
        }

        if (owner is AggregateType { IsReferenceType: false } && InlineBinder.CanCall(property.GetMethod))
            return body.Inlining.Call(source, property.GetMethod!, body.Structs.Temporary(owner, instance), []) ?? body.Placeholder(type);
        body.Use(property);
        return owner is AggregateType
            ? body.RefuseConstruct(source, $"The computed property '{property.Name}'", "write its expression here, or make it a method marked [Differentiable]")
            : body.EmitTyped(source, new ReadProperty(property.EscapedName()), type, instance);
    }

    /// <summary>How large an array, a span or a matrix is; and the span of memory.</summary>
    private Value? ReadExtent(IOperation source, IPropertySymbol property, Value instance, IrType owner)
    {
        return (owner, property.Name) switch
        {
            (MatrixType, "RowCount" or "ColumnCount" or "Count") => Extent(property.Name),
            (ArrayType { Rank: 1 } or SpanType, "Length") => Extent("Length"),
            (ListType, "Count") => Extent("Length"),
            (ArrayType, "Length") => Extent("Count"),
            (ArrayType { Rank: 1 }, "LongLength") => Wide(Extent("Length")),
            (ArrayType, "LongLength") => Wide(Extent("Count")),
            (ArrayType { Rank: var rank }, "Rank") => body.Number(source, rank, IrType.Int32),
            (SpanType { IsMemory: true }, "Span") => body.EmitTyped(source, new Primitive("View"), TypeBinder.Bind(property.Type), instance),
            (SpanType, "IsEmpty") => body.EmitTyped(source, new Primitive("Equal"), IrType.Boolean, Extent("Length"), body.Number(source, 0, IrType.Int32)),
            _ => null,
        };

        Value Extent(string name) => body.EmitTyped(source, new Primitive(name), IrType.Int32, instance);
    }

    /// <summary>A number that every type of numbers has.</summary>
    private Value NumberOf(IPropertyReferenceOperation reference, IPropertySymbol property) => property.Name switch
    {
        "Zero" or "AdditiveIdentity" => body.Emit(reference, Literals.Number(0)),
        "One" or "MultiplicativeIdentity" => body.Emit(reference, Literals.Number(1)),
        "NegativeOne" => body.Emit(reference, Literals.Number(-1)),
        _ => body.Emit(reference, new ReadStatic($"{(reference.ConstrainedToType ?? reference.Type!).EmittedName()}.{property.EscapedName()}")),
    };

    /// <summary>A member that is marked constant is constant in a struct too that was just made of what varies.</summary>
    private Value Stopped(IOperation source, ISymbol member, Value value) => member.IsMarkedConstant() && body.Builder.TypeOf(value).IsDifferentiable
        ? body.EmitTyped(source, new Primitive("Stop"), body.Builder.TypeOf(value), value)
        : value;

    private Value Wide(Value extent) => body.Builder.Emit(new Conversion(IsChecked: false), new ScalarType(ScalarKind.Int64), extent);
}
