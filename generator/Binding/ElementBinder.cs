using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Elements by index, also from the end, and parts by range.</summary>
internal sealed class ElementBinder(BodyBinder body)
{
    /// <summary>The value of an element, or a part of the storage.</summary>
    public Value Bind(IOperation reference) => reference switch
    {
        IArrayElementReferenceOperation { Indices.Length: 1 } element when IsRange(element.Indices[0]) => BindPart(reference, element.ArrayReference, element.Indices[0]),
        IImplicitIndexerReferenceOperation implicitly when IsRange(implicitly.Argument) => BindPart(reference, implicitly.Instance, implicitly.Argument),
        _ => BindPlace(reference).Load(reference),
    };

    /// <summary>An element as a place.</summary>
    public Place BindPlace(IOperation reference) => reference switch
    {
        IArrayElementReferenceOperation element => BindPlace(reference, element.ArrayReference, element.Indices),
        IImplicitIndexerReferenceOperation implicitly => BindPlace(reference, implicitly.Instance, [implicitly.Argument]),
        IPropertyReferenceOperation { Instance: { } instance } property => BindIndexer(property, instance),
        _ => Refused(reference),
    };

    private Place BindIndexer(IPropertyReferenceOperation reference, IOperation instance)
    {
        var type = TypeBinder.Bind(instance.Type!);
        if (type.IsStorage)
            return BindPlace(reference, instance, [.. reference.Arguments.Select(argument => argument.Value)]);
        if (type is AggregateType { IsReferenceType: false } && InlineBinder.CanCall(reference.Property.GetMethod ?? reference.Property.SetMethod))
        {
            var owner = body.Places.BindReceiver(instance);
            return new PropertyPlace(body, TypeBinder.Bind(reference.Type!), reference.Property, owner, [.. reference.Arguments.Select(argument => body.Expressions.Bind(argument.Value))]);
        }

        return type is VectorType vector ? BindComponent(reference, instance, vector) : body.Foreign.Indexer(reference, instance);
    }

    /// <summary>A number of a small vector by a constant index; matrices are indexed by row and column.</summary>
    private Place BindComponent(IPropertyReferenceOperation reference, IOperation instance, VectorType vector)
    {
        var indices = reference.Arguments.Select(argument => argument.Value.ConstantValue is { HasValue: true, Value: int index } ? index : -1).ToList();
        var component = indices.Count == 1
            ? vector.Components.ElementAtOrDefault(indices[0])
            : vector.Components.FirstOrDefault(name => name == $"M{indices[0] + 1}{indices[1] + 1}");
        return component is not null && TypeBinder.Bind(reference.Type!) == vector.ElementType
            ? new ComponentPlace(body, vector.ElementType, body.Places.BindReceiver(instance), component)
            : Refused(reference, $"This index into '{instance.Type?.ToDisplayString()}'", "write the number's name, or give the index as a constant");
    }

    private Place BindPlace(IOperation reference, IOperation storage, ImmutableArray<IOperation> indices)
    {
        var container = body.Expressions.Bind(storage);
        var type = body.Builder.TypeOf(container);
        var rank = type switch
        {
            ArrayType { Rank: var dimensions } => dimensions,
            SpanType or ListType => 1,
            MatrixType => 2,
            _ => 0,
        };
        if (rank != indices.Length || indices.Any(index => !IsSupported(index)))
            return Refused(reference, $"Reading an element of '{storage.Type?.ToDisplayString()}'", "give as many indices as it has dimensions, as numbers or '^' and a number");
        if (ElementRules.OfElement(type.Element, MemberAccess.Readable) is { } instead)
            return Refused(reference, $"An element of '{storage.Type?.ToDisplayString()}'", instead);
        return new ElementPlace(body, type.Element, container, indices.Select(index => BindIndex(container, index)).ToEquatableArray());
    }

    private NoPlace Refused(IOperation reference, string what, string instead)
    {
        body.RefuseConstruct(reference, what, instead);
        return new NoPlace(body, TypeBinder.Bind(reference.Type!));
    }

    private NoPlace Refused(IOperation reference)
    {
        var (what, instead) = ConstructAdvice.Of(reference);
        return Refused(reference, what, instead);
    }

    /// <summary>An index as a number from the start.</summary>
    private Value BindIndex(Value container, IOperation index)
    {
        switch (index)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd:
                var distance = body.Expressions.Bind(fromEnd.Operand);
                return body.EmitTyped(index, new Primitive("Subtract"), IrType.Int32, Length(index, container), distance);
            case IConversionOperation { Operand.Type.SpecialType: SpecialType.System_Int32 } conversion when IndexBinder.IsIndex(conversion.Type):
                return body.Expressions.Bind(conversion.Operand);
            default:
                var value = body.Expressions.Bind(index);
                return IndexBinder.IsIndex(index.Type) ? body.Indices.ResolveIndex(index, container, value) : value;
        }
    }

    /// <summary>A window on a part of a span, a copy of a part of an array.</summary>
    private Value BindPart(IOperation reference, IOperation storage, IOperation range)
    {
        var container = body.Expressions.Bind(storage);
        var type = body.Builder.TypeOf(container);
        if (type is not (SpanType or ArrayType { Rank: 1 }))
            return body.RefuseConstruct(reference, "This range", "take a part of an array or a span");
        var (start, end) = Unconverted(range) is IRangeOperation { LeftOperand: var left, RightOperand: var right }
            ? (left is null ? body.Number(range, 0, IrType.Int32) : BindIndex(container, left), right is null ? Length(range, container) : BindIndex(container, right))
            : body.Indices.Resolve(range, container, body.Expressions.Bind(range));
        var length = body.EmitTyped(range, new Primitive("Subtract"), IrType.Int32, end, start);
        var window = body.ArrayCalls.Slice(reference, container, start, length);
        return type is ArrayType ? body.ArrayCalls.Copy(reference, window) : window;
    }

    public Value Length(IOperation source, Value container) => body.EmitTyped(source, new Primitive("Length"), IrType.Int32, container);

    private static bool IsRange(IOperation index) => IndexBinder.IsRange(index.Type);

    private static bool IsSupported(IOperation index) => IndexBinder.IsIndex(index.Type) || TypeBinder.Bind(index.Type!) is ScalarType { IsReal: false };

    private static IOperation Unconverted(IOperation operation) => operation is IConversionOperation conversion ? Unconverted(conversion.Operand) : operation;
}
