using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Assignments, also those that compute: the place is found first, and once.</summary>
internal sealed class AssignmentBinder(BodyBinder body)
{
    public Value Bind(ISimpleAssignmentOperation assignment)
    {
        if (assignment.IsRef)
        {
            body.Places.Retarget(assignment);
            return body.Placeholder(TypeBinder.Bind(assignment.Type!));
        }

        if (assignment.Target is IDiscardOperation)
            return body.Expressions.Bind(assignment.Value);
        var place = body.Places.Bind(assignment.Target);
        var value = body.Expressions.BindNamed(assignment.Value, place.Type, place.Name);
        place.Store(assignment, value);
        return value;
    }

    public Value Bind(ICompoundAssignmentOperation compound)
    {
        var place = body.Places.Bind(compound.Target);
        var left = Convert(compound, compound.InConversion, place.Load(compound.Target), compound.Value.Type);
        var right = body.Expressions.Bind(compound.Value);
        var result = body.Operators.Apply(compound, ResultType(compound, left), compound.OperatorKind, compound.OperatorMethod, compound.IsChecked, left, right);
        return Assign(compound, place, Convert(compound, compound.OutConversion, result, compound.Type));
    }

    /// <summary>A compound assignment whose value nobody reads: where nothing is written meanwhile, an addition to an element is one operation.</summary>
    public void BindEffect(ICompoundAssignmentOperation compound)
    {
        if (compound is not { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract }
            || compound.OperatorMethod?.IsOfNumberInterface() == false
            || !compound.InConversion.IsIdentity || !compound.OutConversion.IsIdentity
            || !TypeBinder.Bind(compound.Target.Type!).IsReal
            || MayWrite(compound.Value)
            || body.Places.Bind(compound.Target) is not ElementPlace element)
        {
            Bind(compound);
            return;
        }

        var addend = Coercion.To(body, compound, body.Expressions.Bind(compound.Value), element.Type);
        if (compound.OperatorKind == BinaryOperatorKind.Subtract)
            addend = body.EmitTyped(compound, new Primitive("Negate"), element.Type, addend);
        element.Add(compound, addend);
    }

    public Value Bind(IIncrementOrDecrementOperation step)
    {
        var place = body.Places.Bind(step.Target);
        var before = place.Load(step.Target);
        if (step.OperatorMethod is { } method && !method.IsOfNumberInterface())
        {
            if (!InlineBinder.CanCall(method))
                return body.RefuseConstruct(step, $"The operator '{method.ToDisplayString()}'", "write its arithmetic here");
            var stepped = Assign(step, place, body.Inlining.Call(step, method, null, [before]) ?? before);
            return step.IsPostfix ? before : stepped;
        }

        var type = place.Type;
        if (step.Target.Type is INamedTypeSymbol { EnumUnderlyingType: { } underlying })
            return StepEnum(step, place, before, TypeBinder.Bind(underlying));
        var name = step.Kind == OperationKind.Increment ? "Add" : "Subtract";

        // C# steps numbers narrower than int as int and converts back.
        var isNarrow = type is ScalarType { Kind: ScalarKind.SByte or ScalarKind.Byte or ScalarKind.Int16 or ScalarKind.UInt16 or ScalarKind.Char };
        var wide = isNarrow ? IrType.Int32 : type;
        var start = isNarrow ? body.EmitTyped(step, new Conversion(IsChecked: false), wide, before) : before;
        var one = body.Number(step, 1, wide);
        var after = body.EmitTyped(step, step.IsChecked && !wide.IsReal ? new CheckedArithmetic(name) : new Primitive(name), wide, start, one);
        if (isNarrow)
            after = body.EmitTyped(step, new Conversion(step.IsChecked), type, after);
        Assign(step, place, after);
        return step.IsPostfix ? before : after;
    }

    /// <summary>A value of an enum is stepped as the number that it is.</summary>
    private Value StepEnum(IIncrementOrDecrementOperation step, Place place, Value before, IrType number)
    {
        var value = body.EmitTyped(step, new Foreign(ForeignForm.Cast, number.ToString()), number, before);
        var next = body.EmitTyped(step, new Primitive(step.Kind == OperationKind.Increment ? "Add" : "Subtract"), number, value, body.Number(step, 1, number));
        var after = Assign(step, place, body.EmitTyped(step, new Foreign(ForeignForm.Cast, step.Target.Type!.EmittedName()), place.Type, next));
        return step.IsPostfix ? before : after;
    }

    /// <summary>Whether evaluating an expression may change an element of an array.</summary>
    private static bool MayWrite(IOperation value) => value.DescendantsAndSelf().Any(operation => operation is
        IInvocationOperation or IAssignmentOperation or IIncrementOrDecrementOperation or IObjectCreationOperation or IPropertyReferenceOperation { Property.IsIndexer: false }
        && !IsHarmless(operation));

    /// <summary>Functions of the library take numbers and storage and write neither; extents are only read.</summary>
    private static bool IsHarmless(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } => CallBinder.HostOf(method.ContainingType) is not null,
        IPropertyReferenceOperation { Property.Name: "Length" or "RowCount" or "ColumnCount" } => true,
        IPropertyReferenceOperation { Property: { ContainingType.IsValueType: true } property } => property.BackingField() is not null,
        _ => false,
    };

    private Value Assign(IOperation source, Place place, Value value)
    {
        if (place.Name is { } name)
            body.Builder.Rename(value, name);
        place.Store(source, value);
        return value;
    }

    private IrType ResultType(ICompoundAssignmentOperation compound, Value left) =>
        compound.OperatorMethod is { } method ? TypeBinder.Bind(method.ReturnType) : body.Builder.TypeOf(left);

    /// <summary>The conversions that a compound assignment implies: to the operator's type and back.</summary>
    private Value Convert(IOperation source, CommonConversion conversion, Value value, ITypeSymbol? type)
    {
        if (conversion.IsIdentity || type is null || !conversion.IsNumeric)
            return value;
        var target = TypeBinder.Bind(type);
        return body.Builder.TypeOf(value) == target ? value : body.EmitTyped(source, new Conversion(IsChecked: false), target, value);
    }
}
