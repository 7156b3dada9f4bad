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

    /// <summary>One of the parts that a tuple or a record has by position.</summary>
    public Value Part(IOperation source, Value value, ITypeSymbol? type, int index)
    {
        switch (body.Builder.TypeOf(value))
        {
            case TupleType tuple when index < tuple.Elements.Count:
                return body.EmitTyped(source, new ReadElement(index), tuple.Elements[index].Type, value);
            case AggregateType { IsReferenceType: false } aggregate when type is INamedTypeSymbol { IsRecord: true } record && StructBinder.PrimaryConstructor(record) is { } constructor && index < constructor.Parameters.Length:
                var member = aggregate.Members.First(candidate => candidate.Name.TrimStart('@') == constructor.Parameters[index].Name);
                return body.EmitTyped(source, new ReadMember(member.Name), member.Type, value);
            default:
                return body.RefuseConstruct(source, "This deconstruction", "read the members one by one");
        }
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
        var values = parts.Select((_, index) => Part(source, value, type, index)).ToList();
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
