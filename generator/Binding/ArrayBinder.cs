using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Arrays and spans that the method makes.</summary>
internal sealed class ArrayBinder(BodyBinder body)
{
    public Value Bind(IArrayCreationOperation creation)
    {
        var type = (ArrayType)TypeBinder.Bind(creation.Type!);
        if (Refusal(creation, type) is { } refused)
            return refused;
        var array = body.EmitTyped(creation, new Primitive("NewArray"), type, [.. creation.DimensionSizes.Select(body.Expressions.Bind)]);
        if (creation.Initializer is { } initializer)
            Initialize(array, type.ElementType, initializer, []);
        return array;
    }

    /// <summary>An array or span in brackets: the elements are evaluated, then the storage is made.</summary>
    public Value Bind(ICollectionExpressionOperation collection)
    {
        var type = TypeBinder.Bind(collection.Type!);
        if (!type.IsIndexed || type is ArrayType { Rank: > 1 })
            return body.RefuseConstruct(collection, $"A collection of type '{collection.Type?.ToDisplayString()}'", "make an array or a span");
        if (Refusal(collection, type) is { } refused)
            return refused;

        var parts = collection.Elements.Select(element => element is ISpreadOperation spread
            ? (Element: element, Value: body.Expressions.Bind(spread.Operand), IsSpread: true)
            : (Element: element, Value: Coercion.To(body, element, body.Expressions.Bind(element), type.Element), IsSpread: false)).ToList();
        if (parts.FirstOrDefault(part => part.IsSpread && !body.Builder.TypeOf(part.Value).IsIndexed).Element is { } other)
        {
            body.RefuseConstruct(other, $"A spread of '{((ISpreadOperation)other).Operand.Type?.ToDisplayString()}'", "spread arrays and spans only");
            return body.Placeholder(type);
        }


        var length = body.Number(collection, parts.Count(part => !part.IsSpread), IrType.Int32);
        foreach (var (element, value, _) in parts.Where(part => part.IsSpread))
            length = Add(element, length, body.Elements.Length(element, value));
        var array = body.EmitTyped(collection, new Primitive("NewArray"), new ArrayType(type.Element), length);
        Fill(collection, array, parts);
        return Coercion.To(body, collection, array, type);
    }

    /// <summary>Whether an operation is an allocation on the stack, for which Roslyn has no operation of its own.</summary>
    public static bool IsStackAllocation(IOperation operation) =>
        operation.Syntax is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax
        && operation is not (ILiteralOperation or IConversionOperation);

    /// <summary>Storage that lives as long as the call; the operation is that of the allocation, or its conversion to a span.</summary>
    public Value BindStackAllocation(IOperation allocation)
    {
        var type = TypeBinder.Bind(allocation.Type!);
        if (type is not SpanType || Refusal(allocation, type) is not null)
            return body.RefuseConstruct(allocation, "A pointer", "use an index into an array or span");
        var (size, elements) = Parts(allocation.Syntax);
        if (elements.Any(element => element is null))
            return body.RefuseConstruct(allocation, "This allocation", "assign the elements one by one");
        var writable = new SpanType(type.Element, IsReadOnly: false);
        var length = size is not null ? body.Expressions.Bind(size) : body.Number(allocation, elements.Count, IrType.Int32);
        var span = body.EmitTyped(allocation, new Primitive("StackAllocate"), writable, length);
        for (var i = 0; i < elements.Count; i++)
            body.Do(elements[i]!, new Primitive("Store"), span, body.Number(elements[i]!, i, IrType.Int32), Coercion.To(body, elements[i]!, body.Expressions.Bind(elements[i]!), type.Element));
        return Coercion.To(body, allocation, span, type);
    }

    /// <summary>The size and the elements of an allocation on the stack, of which Roslyn shows the syntax only.</summary>
    private (IOperation? Size, List<IOperation?> Elements) Parts(SyntaxNode allocation)
    {
        var initializer = allocation switch
        {
            StackAllocArrayCreationExpressionSyntax written => written.Initializer,
            ImplicitStackAllocArrayCreationExpressionSyntax written => written.Initializer,
            _ => null,
        };
        var size = allocation is StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax array } ? array.RankSpecifiers[0].Sizes[0] : null;
        return (
            size is null or OmittedArraySizeExpressionSyntax ? null : body.Inlining.OperationOf(size),
            initializer is null ? [] : [.. initializer.Expressions.Select(body.Inlining.OperationOf)]);
    }

    private void Initialize(Value storage, IrType element, IArrayInitializerOperation initializer, ImmutableArray<int> outer)
    {
        for (var i = 0; i < initializer.ElementValues.Length; i++)
        {
            var value = initializer.ElementValues[i];
            if (value is IArrayInitializerOperation inner)
            {
                Initialize(storage, element, inner, outer.Add(i));
                continue;
            }

            Value[] indices = [.. outer.Add(i).Select(index => body.Number(value, index, IrType.Int32))];
            body.Do(value, new Primitive("Store"), [storage, .. indices, Coercion.To(body, value, body.Expressions.Bind(value), element)]);
        }
    }

    private void Fill(IOperation source, Value array, List<(IOperation Element, Value Value, bool IsSpread)> parts)
    {
        var position = body.Number(source, 0, IrType.Int32);
        for (var i = 0; i < parts.Count; i++)
        {
            var (element, value, isSpread) = parts[i];
            if (!isSpread)
            {
                body.Do(element, new Primitive("Store"), array, position, value);
                position = parts.Take(i).Any(part => part.IsSpread) ? Add(element, position, body.Number(element, 1, IrType.Int32)) : body.Number(element, i + 1, IrType.Int32);
                continue;
            }

            var start = position;
            var length = body.Elements.Length(element, value);
            body.Loops.Count(element, () => length, index => body.Do(
                element, new Primitive("Store"), array, Add(element, start, index), body.EmitTyped(element, new Primitive("Load"), body.Builder.TypeOf(value).Element, value, index)));
            position = Add(element, position, length);
        }
    }

    private Value Add(IOperation source, Value left, Value right) => body.EmitTyped(source, new Primitive("Add"), IrType.Int32, left, right);

    private Value? Refusal(IOperation source, IrType type) => ElementRules.IsObject(type.Element)
        ? body.RefuseConstruct(source, $"An array of '{type.Element}' objects that is made here", "make it in a method that calls this one, and pass it in")
        : ElementRules.OfElement(type.Element, MemberAccess.Initializable) is { } instead
        ? body.RefuseConstruct(source, $"An array of '{type.Element}'", instead)
        : null;
}
