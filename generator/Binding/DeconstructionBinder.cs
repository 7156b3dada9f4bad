using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>
/// Assignments of several places at once. As in C#, the places are found first, then the values are computed, and only then is
/// anything assigned.
/// </summary>
internal sealed class DeconstructionBinder(BodyBinder body)
{
    public Value Bind(IDeconstructionAssignmentOperation deconstruction)
    {
        var value = BindEffect(deconstruction, asTuple: true);
        return value ?? body.Placeholder(IrType.Int32);
    }

    public void BindEffect(IDeconstructionAssignmentOperation deconstruction) => BindEffect(deconstruction, asTuple: false);

    /// <summary>Assigns the parts of a value that is at hand.</summary>
    public void Assign(IOperation target, Value value) => Store(target, Places(target), value, null);

    /// <summary>The parts of a tuple, of a record, or of what has a method <c>Deconstruct</c>.</summary>
    public Value[] Parts(IOperation source, Value value, ITypeSymbol? type, int count)
    {
        var owner = body.Builder.TypeOf(value);
        if (owner is TupleType tuple && tuple.Elements.Count == count)
            return [.. tuple.Elements.Select((element, index) => body.EmitTyped(source, new ReadElement(index), element.Type, value))];
        if (owner is AggregateType { IsReferenceType: false } aggregate && type is INamedTypeSymbol named)
        {
            if (named.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.Length == count && InlineBinder.CanCall(method)) is { } method)
                return Deconstructed(source, method, owner, value);
            if (named.IsRecord && StructBinder.PrimaryConstructor(named) is { } constructor && constructor.Parameters.Length == count)
                return [.. constructor.Parameters.Select(parameter => Member(source, value, aggregate, parameter.Name))];
        }

        var refused = body.RefuseConstruct(source, "This deconstruction", "read the members one by one");
        return [.. Enumerable.Repeat(refused, count)];
    }

    private Value[] Deconstructed(IOperation source, IMethodSymbol method, IrType owner, Value value)
    {
        Place[] places = [.. method.Parameters.Select(parameter => body.Structs.Temporary(TypeBinder.Bind(parameter.Type), body.Placeholder(TypeBinder.Bind(parameter.Type))))];
        body.Inlining.Call(source, method, body.Structs.Temporary(owner, value), new Value[places.Length], places);
        return [.. places.Select(place => place.Load(source))];
    }

    private Value Member(IOperation source, Value value, AggregateType owner, string name)
    {
        var member = owner.Members.First(candidate => candidate.Name.TrimStart('@') == name);
        return body.EmitTyped(source, new ReadMember(member.Name), member.Type, value);
    }

    private Value? BindEffect(IDeconstructionAssignmentOperation deconstruction, bool asTuple)
    {
        var places = Places(deconstruction.Target);
        var source = Unconverted(deconstruction.Value);
        if (!asTuple && source is ITupleOperation tuple && places.Parts is { } parts && parts.Count == tuple.Elements.Length && parts.All(part => part.Place is not null))
        {
            var values = tuple.Elements.Zip(parts, (element, part) => part.Place is NoPlace ? body.Expressions.Bind(element) : body.Expressions.BindNamed(element, part.Place!.Type, part.Place.Name)).ToList();
            for (var i = 0; i < parts.Count; i++)
                parts[i].Place!.Store(deconstruction, values[i]);
            return null;
        }

        var value = body.Expressions.Bind(deconstruction.Value);
        Store(deconstruction, places, value, deconstruction.Value.Type);
        return value;
    }

    /// <summary>A target: a place, or several.</summary>
    private sealed record Target(Place? Place, IReadOnlyList<Target>? Parts);

    private Target Places(IOperation target) => target switch
    {
        ITupleOperation tuple => new Target(null, [.. tuple.Elements.Select(Places)]),
        IDeclarationExpressionOperation { Expression: ITupleOperation tuple } => Places(tuple),
        _ => new Target(body.Places.Bind(target), null),
    };

    private void Store(IOperation source, Target target, Value value, ITypeSymbol? type)
    {
        if (target.Place is { } place)
        {
            if (place is NoPlace)
                return;
            var stored = Coercion.To(body, source, value, place.Type);
            place.Store(source, place.Name is { } name ? body.Builder.Rename(stored, name) : stored);
            return;
        }

        var parts = target.Parts!;
        var values = Parts(source, value, type, parts.Count);
        for (var i = 0; i < parts.Count; i++)
            Store(source, parts[i], values[i], PartType(type, i));
    }

    private static ITypeSymbol? PartType(ITypeSymbol? type, int index) => type switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements[index].Type,
        INamedTypeSymbol record => StructBinder.PrimaryConstructor(record)?.Parameters[index].Type,
        _ => null,
    };

    private static IOperation Unconverted(IOperation operation) =>
        operation is IConversionOperation { OperatorMethod: null, Type.IsTupleType: true } conversion ? Unconverted(conversion.Operand) : operation;
}
