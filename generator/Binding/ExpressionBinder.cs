using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Turns expressions into values, in C#'s order of evaluation.</summary>
internal sealed class ExpressionBinder(BodyBinder body)
{
    /// <summary>Binds the value that a variable is assigned; a value made for it carries its name into the generated code.</summary>
    public Value BindNamed(IOperation operation, IrType type, string? name)
    {
        var count = body.Builder.ValueCount;
        var value = Coercion.To(body, operation, Bind(operation), type);
        return value.Index >= count && name is not null ? body.Builder.Rename(value, name) : value;
    }

    /// <summary>Binds an expression whose value nobody reads.</summary>
    public void BindEffect(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation invocation:
                body.Calls.Bind(invocation);
                break;
            case ICompoundAssignmentOperation compound:
                body.Assignments.BindEffect(compound);
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                body.Deconstructions.BindEffect(deconstruction);
                break;
            default:
                Bind(operation);
                break;
        }
    }

    public Value Bind(IOperation operation)
    {
        if (operation.Type is not IPointerTypeSymbol && LiteralBinder.Bind(operation) is { } literal)
            return body.Emit(operation, literal);
        if (body.Indices.Bind(operation) is { } index)
            return index;
        switch (operation)
        {
            case { Type: IPointerTypeSymbol or IFunctionPointerTypeSymbol }:
                return body.RefuseConstruct(operation);
            case IParenthesizedOperation parenthesized:
                return Bind(parenthesized.Operand);
            case IParameterReferenceOperation { Parameter: var parameter } when body.Members.IsCaptured(parameter):
                return body.Members.ReadCaptured(operation, parameter);
            case ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation:
                return body.Places.Bind(operation).Load(operation);
            case IDeclarationExpressionOperation declaration:
                return Bind(declaration.Expression);
            case IDefaultValueOperation { Type: { } type }:
                return Zero.Of(body, operation, TypeBinder.Bind(type));
            case IBinaryOperation binary:
                return body.Operators.Bind(binary);
            case IUnaryOperation unary:
                return body.Operators.Bind(unary);
            case IConversionOperation conversion:
                return body.Operators.Bind(conversion);
            case IConditionalOperation { WhenFalse: { } whenFalse, Type: { } type } conditional:
                return body.Branches.Choose(operation, Bind(conditional.Condition), () => Bind(conditional.WhenTrue), () => Bind(whenFalse), TypeBinder.Bind(type));
            case ISwitchExpressionOperation choice:
                return body.Switches.Bind(choice);
            case IIsPatternOperation test:
                return body.Patterns.Bind(test);
            case ISimpleAssignmentOperation assignment:
                return body.Assignments.Bind(assignment);
            case ICompoundAssignmentOperation compound:
                return body.Assignments.Bind(compound);
            case IIncrementOrDecrementOperation step:
                return body.Assignments.Bind(step);
            case IDeconstructionAssignmentOperation deconstruction:
                return body.Deconstructions.Bind(deconstruction);
            case ITupleOperation tuple:
                return body.Emit(operation, new Primitive("MakeTuple"), [.. tuple.Elements.Zip(((INamedTypeSymbol)tuple.Type!).TupleElements, (element, field) => Coerced(element, field.Type))]);
            case IFieldReferenceOperation field:
                return body.Members.Bind(field);
            case IPropertyReferenceOperation property:
                return body.Members.Bind(property);
            case IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation:
                return body.Elements.Bind(operation);
            case IArrayCreationOperation creation:
                return body.Arrays.Bind(creation);
            case ICollectionExpressionOperation collection:
                return body.Arrays.Bind(collection);
            case IObjectCreationOperation creation:
                return body.Structs.Bind(creation);
            case IWithOperation with:
                return body.Structs.Bind(with);
            case IInvocationOperation invocation:
                return body.Calls.Bind(invocation) ?? body.Placeholder(IrType.Int32);
            case IThrowOperation thrown:
                var placeholder = body.Placeholder(IrType.Int32);
                body.Foreign.BindThrow(thrown);
                return placeholder;
            case ICoalesceOperation coalesce:
                return body.Nulls.Bind(coalesce);
            case ICoalesceAssignmentOperation assignment:
                return body.Nulls.Bind(assignment);
            case IConditionalAccessOperation access:
                return body.Nulls.Bind(access) ?? body.Placeholder(IrType.Int32);
            case IConditionalAccessInstanceOperation:
                return body.Nulls.Accessed;
            case ILiteralOperation { ConstantValue.Value: decimal }:
                return body.Operators.RefuseDecimal(operation);
            case IDiscardOperation:
                return body.Emit(operation, new Literal("default", null));
            default:
                return ArrayBinder.IsStackAllocation(operation) ? body.Arrays.BindStackAllocation(operation) : body.RefuseConstruct(operation);
        }
    }

    /// <summary>A value under the type of what takes it.</summary>
    public Value Coerced(IOperation operation, ITypeSymbol type) => Coercion.To(body, operation, Bind(operation), TypeBinder.Bind(type));
}
