using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>What can stand on the left of an assignment, or be passed by reference.</summary>
internal sealed class PlaceBinder(BodyBinder body)
{
    public Place Bind(IOperation target)
    {
        switch (target)
        {
            case IParenthesizedOperation parenthesized:
                return Bind(parenthesized.Operand);
            case IDeclarationExpressionOperation declaration:
                return Bind(declaration.Expression);
            case ILocalReferenceOperation { Local: var local }:
                return Of(local, target);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return Of(parameter, target);
            case IInstanceReferenceOperation instance when body.Structs.Receiver(instance) is { } self:
                return self;
            case IConditionalOperation { IsRef: true, WhenFalse: { } whenFalse } chosen:
                return new ChosenPlace(body, TypeBinder.Bind(chosen.Type!), body.Expressions.Bind(chosen.Condition), Bind(chosen.WhenTrue), Bind(whenFalse));
            case IDiscardOperation discard:
                return new NoPlace(body, TypeBinder.Bind(discard.Type!));
            case IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true }:
                return body.Elements.BindPlace(target);
            case IFieldReferenceOperation { Instance: { Type: { } type } owner, Field: var component } when TypeBinder.Bind(type) is VectorType:
                return new ComponentPlace(body, TypeBinder.Bind(component.Type), BindReceiver(owner), component.Name);
            case IFieldReferenceOperation { Instance: { Type.IsValueType: true } owner, Field: var field } when StepOf(owner, field) is { } step:
                return BindReceiver(owner).Member(step);
            case IPropertyReferenceOperation { Instance: { Type.IsValueType: true } owner, Property: var property } when property.BackingField() is not null && StepOf(owner, property) is { } step:
                return BindReceiver(owner).Member(step);
            case IPropertyReferenceOperation { Instance: { Type.IsValueType: true } owner, Property: var property } when InlineBinder.CanCall(property.SetMethod):
                return new PropertyPlace(body, TypeBinder.Bind(property.Type), property, BindReceiver(owner), []);
            default:
                return Refused(target);
        }
    }

    /// <summary>Whether the value of a member is read out of an element of storage, of which the other members need not be read.</summary>
    public bool IsPartOfElement(IOperation reference) => reference switch
    {
        IFieldReferenceOperation { Instance: { } owner, Field: var field } => StepOf(owner, field) is not null && LeadsToElement(owner),
        IPropertyReferenceOperation { Instance: { } owner, Property: { IsIndexer: false } property } => property.BackingField() is not null && StepOf(owner, property) is not null && LeadsToElement(owner),
        _ => false,
    };

    private bool LeadsToElement(IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation => true,
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance.Type: { } storage } => TypeBinder.Bind(storage).IsIndexed,
        ILocalReferenceOperation { Local: var local } => body.Frames.Find(local) is ElementPlace or ElementReference,
        IParameterReferenceOperation { Parameter: var parameter } => body.Frames.Find(parameter) is ElementPlace or ElementReference,
        IInstanceReferenceOperation instance => body.Structs.Receiver(instance) is ElementPlace or ElementReference,
        _ => IsPartOfElement(operation),
    };

    /// <summary>A member as a step into a struct or tuple; null where the IR does not know it.</summary>
    private static ElementStep? StepOf(IOperation owner, ISymbol member) => owner.Type is not { IsValueType: true } type ? null
        : member is IFieldSymbol field && MemberBinder.TupleIndex(field) is { } index
            ? ElementPart.StepsInto(TypeBinder.Bind(type)).ElementAtOrDefault(index)
            : ElementPart.StepsInto(TypeBinder.Bind(type)).FirstOrDefault(step => step.Name == member.EscapedName());

    /// <summary>What a member is read from or written to, or a method is called on: a place, or a value that is put into one.</summary>
    public Place BindReceiver(IOperation instance) => instance switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation => Bind(instance),
        IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IConditionalOperation { IsRef: true } => Bind(instance),
        IFieldReferenceOperation { Instance: { Type.IsValueType: true }, Field.IsReadOnly: false } => Bind(instance),
        IPropertyReferenceOperation { Property.IsIndexer: true } indexer when TypeBinder.Bind(indexer.Instance!.Type!).IsIndexed => Bind(instance),
        _ => body.Structs.Temporary(TypeBinder.Bind(instance.Type!), body.Expressions.Bind(instance)),
    };

    /// <summary>The place of a local or parameter.</summary>
    public Place Of(ISymbol symbol, IOperation source)
    {
        // A variable of one section of a switch may be assigned in another one, where nothing of it is left.
        if (body.Frames.Find(symbol) is { } place && (place is not VariablePlace { IsInScope: false } || symbol.IsDeclaredInExpression()))
            return place;
        if (symbol is ILocalSymbol local && body.Frames.IsOpen((IMethodSymbol)local.ContainingSymbol))
        {
            var type = TypeBinder.Bind(local.Type);
            return body.Declare(symbol, type, Zero.Of(body, source, type));
        }

        if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } parameter
            && SymbolEqualityComparer.Default.Equals(constructor.ContainingType, body.Method.ContainingType) && body.Frames.OutermostCall is null)
            return new ConstructorParameter(body, TypeBinder.Bind(parameter.Type), parameter);
        body.RefuseConstruct(
            source,
            $"The captured variable '{symbol.Name}'",
            symbol.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "keep it in a field or property" : "pass it as a parameter");
        return new NoPlace(body, TypeBinder.Bind(source.Type!));
    }

    /// <summary>Lets a ref local stand for a place; what finding the place took is kept, so that the local may be let stand for another one.</summary>
    public void DeclareReference(ILocalSymbol local, IOperation source, IOperation? target)
    {
        var place = target is null ? Refused(source) : Bind(target);
        body.Frames.Current.Declare(local, place is ElementPlace element ? Retargetable(element, local.Name) : place);
    }

    /// <summary>Lets a ref local stand for another place.</summary>
    public void Retarget(ISimpleAssignmentOperation assignment)
    {
        var target = Bind(assignment.Value);
        if (assignment.Target is not ILocalReferenceOperation { Local: var local }
            || Of(local, assignment) is not ElementReference reference
            || target is not ElementPlace element
            || !reference.TryRetarget(element))
            body.RefuseConstruct(assignment, "A reference that comes to stand for a variable", "let a ref local stand for elements of one array, or use an index");
    }

    private ElementReference Retargetable(ElementPlace element, string name) => new(
        body,
        element.Type,
        body.Variables.Declare(name + "Storage", body.Builder.TypeOf(element.Storage), element.Storage, isHint: true),
        [.. element.Indices.Select(index => body.Variables.Declare(name + "Index", body.Builder.TypeOf(index), index, isHint: true))],
        element.Part);

    private NoPlace Refused(IOperation target)
    {
        if (target is IFieldReferenceOperation or IPropertyReferenceOperation)
            body.RefuseConstruct(target, $"Writing to '{target.Syntax}'", "write to a local, and return its value");
        else if (target is IInvocationOperation { TargetMethod: var method } && ConstructAdvice.OfCall(method) is var (what, instead))
            body.RefuseConstruct(target, what, instead);
        else if (target is IInlineArrayAccessOperation or { Kind: OperationKind.None })
            body.RefuseConstruct(target);
        else
            body.RefuseConstruct(target, $"Writing to '{target.Syntax}'", "assign to a local, an element of an array, or a member of a struct in a local");
        return new NoPlace(body, target.Type is { SpecialType: not SpecialType.System_Void } type ? TypeBinder.Bind(type) : IrType.Int32);
    }
}
