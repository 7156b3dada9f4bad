using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Turns expressions into values, in C#'s order of evaluation.</summary>
internal sealed class ExpressionBinder
{
    private readonly BodyBinder _body;
    private readonly CallBinder _calls;

    public ExpressionBinder(BodyBinder body)
    {
        _body = body;
        _calls = new CallBinder(body, this);
    }

    private FunctionBuilder Builder => _body.Builder;

    /// <summary>Binds the value that a variable is assigned; a value made for it carries its name into the generated code.</summary>
    public Value BindNamed(IOperation operation, string name)
    {
        var count = Builder.ValueCount;
        var value = Bind(operation);
        return value.Index >= count ? Builder.Rename(value, name) : value;
    }

    public Value Bind(IOperation operation)
    {
        if (LiteralBinder.Bind(operation) is { } literal)
            return Emit(operation, literal);
        switch (operation)
        {
            case IParenthesizedOperation parenthesized:
                return Bind(parenthesized.Operand);
            case ILocalReferenceOperation { Local: var local }:
                return Variable(operation, local);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return Variable(operation, parameter);
            case IInstanceReferenceOperation when _body.This is { } self:
                return self;
            case IDefaultValueOperation { Type: { } type } when TypeBinder.Bind(type).IsReal:
                return Emit(operation, Literals.Number(0));
            case IBinaryOperation binary:
                return BindBinary(binary);
            case IUnaryOperation unary:
                return BindUnary(unary);
            case IConversionOperation conversion:
                return BindConversion(conversion);
            case IConditionalOperation { WhenFalse: { } whenFalse, Type: { } type } conditional:
                return _body.Branch(operation, Bind(conditional.Condition), () => Bind(conditional.WhenTrue), () => Bind(whenFalse), TypeBinder.Bind(type));
            case ISimpleAssignmentOperation { IsRef: false } assignment:
                return BindAssignment(assignment);
            case ICompoundAssignmentOperation compound:
                return BindCompoundAssignment(compound);
            case IIncrementOrDecrementOperation step:
                return BindStep(step);
            case IDeconstructionAssignmentOperation deconstruction:
                return BindDeconstruction(deconstruction);
            case ITupleOperation tuple:
                return Emit(operation, new Primitive("MakeTuple"), [.. tuple.Elements.Select(Bind)]);
            case IFieldReferenceOperation field:
                return BindField(field);
            case IPropertyReferenceOperation property:
                return BindProperty(property);
            case IArrayElementReferenceOperation element:
                return BindElement(element, element.ArrayReference, [.. element.Indices]);
            case IInvocationOperation invocation:
                return _calls.Bind(invocation);
            case IDiscardOperation:
                return Emit(operation, new Literal("default", null));
            default:
                var (what, instead) = ConstructAdvice.Of(operation);
                return _body.Refuse(operation, DiagnosticIds.UnsupportedConstruct, what, instead);
        }
    }

    /// <summary>An operation whose result has the type of the expression.</summary>
    public Value Emit(IOperation source, Operation operation, params Value[] operands) =>
        EmitTyped(source, operation, TypeBinder.Bind(source.Type!), operands);

    public Value EmitTyped(IOperation source, Operation operation, IrType type, params Value[] operands)
    {
        _body.EnterOrigin(source);
        return Builder.Emit(operation, type, operands);
    }

    private Value Variable(IOperation operation, ISymbol symbol) => _body.Variables.TryGetValue(symbol, out var value)
        ? value
        : _body.Refuse(operation, DiagnosticIds.UnsupportedConstruct, $"The captured variable '{symbol.Name}'", "pass it as a parameter");

    private Value BindBinary(IBinaryOperation binary)
    {
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.ConditionalAnd:
                return _body.Branch(binary, Bind(binary.LeftOperand), () => Bind(binary.RightOperand), () => Emit(binary, Literals.False), IrType.Boolean);
            case BinaryOperatorKind.ConditionalOr:
                return _body.Branch(binary, Bind(binary.LeftOperand), () => Emit(binary, Literals.True), () => Bind(binary.RightOperand), IrType.Boolean);
        }

        var left = Bind(binary.LeftOperand);
        var right = Bind(binary.RightOperand);
        return EmitBinary(binary, TypeBinder.Bind(binary.Type!), binary.OperatorKind, binary.OperatorMethod, binary.IsChecked, left, right);
    }

    private Value EmitBinary(IOperation source, IrType type, BinaryOperatorKind kind, IMethodSymbol? method, bool isChecked, Value left, Value right)
    {
        if (OperatorNames.OfBinary(kind) is not { } name)
            return _body.Refuse(source, DiagnosticIds.UnsupportedConstruct, $"The operator {kind}", "write it with arithmetic and functions of Math");
        if (method is not null)
        {
            if (!method.ContainingType.IsMatrix())
                return RefuseOperator(source, method);
            return EmitTyped(
                source,
                name == "Multiply" && Builder.TypeOf(left) is MatrixType && Builder.TypeOf(right) is MatrixType
                    ? new MatrixProduct(TransposeLeft: false, TransposeRight: false)
                    : new Primitive(name),
                type,
                left,
                right);
        }

        if (Builder.TypeOf(left) is OpaqueType { CSharpName: "decimal" })
            return RefuseDecimal(source);
        if (Builder.TypeOf(left) is not (ScalarType or OpaqueType) || Builder.TypeOf(right) is not (ScalarType or OpaqueType))
            return _body.Refuse(source, DiagnosticIds.UnsupportedConstruct, $"The operator {kind} on '{source.Type?.ToDisplayString()}'", "write it with numbers");
        var isInteger = type is ScalarType { IsReal: false, Kind: not ScalarKind.Boolean };
        return EmitTyped(source, isChecked && isInteger ? new CheckedArithmetic(name) : new Primitive(name), type, left, right);
    }

    private Value BindUnary(IUnaryOperation unary)
    {
        var operand = Bind(unary.Operand);
        if (unary.OperatorMethod is { } method && !method.ContainingType.IsMatrix())
            return RefuseOperator(unary, method);
        if (unary.OperatorKind == UnaryOperatorKind.Plus)
            return operand;
        return OperatorNames.OfUnary(unary.OperatorKind) is { } name
            ? Emit(unary, unary.IsChecked && !Builder.TypeOf(operand).IsReal ? new CheckedArithmetic(name) : new Primitive(name), operand)
            : _body.Refuse(unary, DiagnosticIds.UnsupportedConstruct, $"The operator {unary.OperatorKind}", "write it with arithmetic and functions of Math");
    }

    private Value BindConversion(IConversionOperation conversion)
    {
        var operand = Bind(conversion.Operand);
        var from = Builder.TypeOf(operand);
        var to = TypeBinder.Bind(conversion.Type!);
        if (from == to || conversion.Conversion.IsIdentity)
            return operand;

        // An array given where a span is expected: the same storage, and C# converts it in generated code as well.
        if (to is SpanType && from.IsIndexed)
            return operand;
        if (from is ScalarType { Kind: not ScalarKind.Boolean } && to is ScalarType { Kind: not ScalarKind.Boolean } && conversion.OperatorMethod is null)
            return Emit(conversion, new Conversion(conversion.IsChecked && !to.IsReal), operand);
        if (from is TupleType source && to is TupleType target && source.Elements.Select(element => element.Type).SequenceEqual(target.Elements.Select(element => element.Type)))
            return operand;
        return from is OpaqueType { CSharpName: "decimal" } || to is OpaqueType { CSharpName: "decimal" }
            ? RefuseDecimal(conversion)
            : _body.Refuse(conversion, DiagnosticIds.UnsupportedConstruct, $"The conversion from '{conversion.Operand.Type?.ToDisplayString()}' to '{conversion.Type?.ToDisplayString()}'", "convert between numbers only");
    }

    private Value BindAssignment(ISimpleAssignmentOperation assignment)
    {
        switch (assignment.Target)
        {
            case ILocalReferenceOperation { Local: var local }:
                return Assign(local, BindNamed(assignment.Value, local.Name));
            case IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter }:
                return Assign(parameter, BindNamed(assignment.Value, parameter.Name));
            case IDiscardOperation:
                return Bind(assignment.Value);
            default:
                return RefuseTarget(assignment.Target);
        }
    }

    private Value BindCompoundAssignment(ICompoundAssignmentOperation compound)
    {
        if (VariableOf(compound.Target) is not { } variable)
            return RefuseTarget(compound.Target);
        var left = Convert(compound, compound.InConversion, Bind(compound.Target), compound.Value.Type);
        var right = Bind(compound.Value);
        var result = EmitBinary(compound, Builder.TypeOf(left), compound.OperatorKind, compound.OperatorMethod, compound.IsChecked, left, right);
        return Assign(variable, Builder.Rename(Convert(compound, compound.OutConversion, result, compound.Type), variable.Name));
    }

    /// <summary>The conversions that a compound assignment implies: to the operator's type and back.</summary>
    private Value Convert(IOperation source, Microsoft.CodeAnalysis.Operations.CommonConversion conversion, Value value, ITypeSymbol? type)
    {
        if (conversion.IsIdentity || type is null || !conversion.IsNumeric)
            return value;
        var target = TypeBinder.Bind(type);
        return Builder.TypeOf(value) == target ? value : EmitTyped(source, new Conversion(IsChecked: false), target, value);
    }

    private Value BindStep(IIncrementOrDecrementOperation step)
    {
        if (VariableOf(step.Target) is not { } variable || step.OperatorMethod is not null)
            return RefuseTarget(step.Target);
        var before = Bind(step.Target);
        var type = Builder.TypeOf(before);
        var name = step.Kind == OperationKind.Increment ? "Add" : "Subtract";

        // C# steps numbers narrower than int as int and converts back.
        var isNarrow = type is ScalarType { Kind: ScalarKind.SByte or ScalarKind.Byte or ScalarKind.Int16 or ScalarKind.UInt16 or ScalarKind.Char };
        var wide = isNarrow ? IrType.Int32 : type;
        var start = isNarrow ? EmitTyped(step, new Conversion(IsChecked: false), wide, before) : before;
        var one = EmitTyped(step, Literals.Number(1), wide);
        var after = EmitTyped(step, step.IsChecked && !wide.IsReal ? new CheckedArithmetic(name) : new Primitive(name), wide, start, one);
        if (isNarrow)
            after = EmitTyped(step, new Conversion(step.IsChecked), type, after);
        Assign(variable, Builder.Rename(after, variable.Name));
        return step.IsPostfix ? before : after;
    }

    private Value BindDeconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        var value = Bind(deconstruction.Value);
        Deconstruct(deconstruction.Target, value);
        return value;
    }

    private void Deconstruct(IOperation target, Value value)
    {
        switch (target)
        {
            case IDeclarationExpressionOperation declaration:
                Deconstruct(declaration.Expression, value);
                break;
            case ITupleOperation tuple when Builder.TypeOf(value) is TupleType { Elements: var elements } && elements.Count == tuple.Elements.Length:
                var parts = elements.Select((element, index) => EmitTyped(target, new ReadElement(index), element.Type, value)).ToList();
                for (var i = 0; i < parts.Count; i++)
                    Deconstruct(tuple.Elements[i], parts[i]);
                break;
            case IDiscardOperation:
                break;
            default:
                if (VariableOf(target) is { } variable && TypeBinder.Bind(target.Type!) == Builder.TypeOf(value))
                    Assign(variable, Builder.Rename(value, variable.Name));
                else
                    RefuseTarget(target);
                break;
        }
    }

    private Value BindField(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (reference.Instance is null)
        {
            _body.ReadsOnlyAccessible &= IsAccessible(field);
            return Emit(reference, new ReadStatic($"{field.ContainingType.EmittedName()}.{field.EscapedName()}"));
        }

        var instance = Bind(reference.Instance);
        if (Builder.TypeOf(instance) is TupleType && field.CorrespondingTupleField is { } element)
            return Emit(reference, new ReadElement(TupleIndex(element)), instance);
        _body.ReadsOnlyAccessible &= IsAccessible(field);
        return Emit(reference, new ReadMember(field.EscapedName()), instance);
    }

    private Value BindProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        _body.ReadsOnlyAccessible &= IsAccessible(property);
        if (reference.Instance is null)
            return Emit(reference, new ReadStatic($"{property.ContainingType.EmittedName()}.{property.EscapedName()}"));
        if (property.IsIndexer)
            return BindElement(reference, reference.Instance, [.. reference.Arguments.Select(argument => argument.Value)]);

        var instance = Bind(reference.Instance);
        return Builder.TypeOf(instance) switch
        {
            MatrixType when property.Name is "RowCount" or "ColumnCount" or "Count" => Emit(reference, new Primitive(property.Name), instance),
            ArrayType { Rank: 1 } or SpanType when property.Name == "Length" => Emit(reference, new Primitive("Length"), instance),
            _ when property.BackingField() is not null => Emit(reference, new ReadMember(property.EscapedName()), instance),
            AggregateType => _body.Refuse(reference, DiagnosticIds.UnsupportedConstruct, $"The computed property '{property.Name}'", "write its expression here, or make it a method marked [Differentiable]"),
            _ => Emit(reference, new ReadProperty(property.EscapedName()), instance),
        };
    }

    private Value BindElement(IOperation reference, IOperation storage, IOperation[] indices)
    {
        var container = Bind(storage);
        var expected = Builder.TypeOf(container) switch
        {
            ArrayType { Rank: var rank } => rank,
            SpanType => 1,
            MatrixType => 2,
            _ => 0,
        };
        if (expected != indices.Length || (reference.Type is { } type && TypeBinder.Bind(type) is not ScalarType))
            return _body.Refuse(reference, DiagnosticIds.UnsupportedConstruct, $"Reading an element of '{storage.Type?.ToDisplayString()}'", "read numbers from one-dimensional arrays, spans or matrices");
        if (expected > 1 && Builder.TypeOf(container) is ArrayType)
            return _body.Refuse(reference, DiagnosticIds.UnsupportedConstruct, "An array of several dimensions", "use Matrix<T>, or a one-dimensional array");
        if (indices.Any(index => index.Type?.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Int64)))
            return _body.Refuse(reference, DiagnosticIds.UnsupportedConstruct, "An index from the end or a range", "write the index as a number, such as 'array.Length - 1'");
        return Emit(reference, new Primitive("Load"), [container, .. indices.Select(Bind)]);
    }

    private Value Assign(ISymbol variable, Value value)
    {
        _body.Assign(variable, value);
        return value;
    }

    private static ISymbol? VariableOf(IOperation target) => target switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } => parameter,
        _ => null,
    };

    private Value RefuseTarget(IOperation target) => target switch
    {
        IFieldReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: false } =>
            _body.Refuse(target, DiagnosticIds.UnsupportedConstruct, $"Writing to '{target.Syntax}'", "write to a local, and return its value"),
        IArrayElementReferenceOperation or IPropertyReferenceOperation =>
            _body.Refuse(target, DiagnosticIds.UnsupportedConstruct, $"Writing to the element '{target.Syntax}'", "keep each value in a local of its own"),
        _ => _body.Refuse(target, DiagnosticIds.UnsupportedConstruct, $"Writing to '{target.Syntax}'", "assign to a local"),
    };

    private Value RefuseOperator(IOperation source, IMethodSymbol method) => _body.Refuse(
        source, DiagnosticIds.UnsupportedConstruct, $"The operator '{method.ToDisplayString()}'", "write its arithmetic here, or a method marked [Differentiable]");

    private Value RefuseDecimal(IOperation source) => _body.Refuse(
        source, DiagnosticIds.UnsupportedType, "decimal", "use double or float: decimal arithmetic has no infinities and rounds in base ten, so the rules do not hold");

    private static int TupleIndex(IFieldSymbol element) =>
        int.Parse(element.Name.Substring("Item".Length), System.Globalization.CultureInfo.InvariantCulture) - 1;

    private static bool IsAccessible(ISymbol member)
    {
        for (ISymbol? symbol = member; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal or Accessibility.NotApplicable))
                return false;
        }

        return true;
    }
}
