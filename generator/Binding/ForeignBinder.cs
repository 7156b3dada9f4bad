using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>
/// Code that the compiler does not look into, on data that no derivative flows through: strings, dates, tables, exceptions, numbers that
/// turn out to be constant. So what comes out is a constant.
/// </summary>
internal sealed class ForeignBinder(BodyBinder body)
{
    /// <summary>Whether a call is one of that kind.</summary>
    public static bool CanCall(IInvocationOperation call) =>
        call.TargetMethod is { MethodKind: MethodKind.Ordinary, RefKind: RefKind.None } method
        && !method.MayChangeReceiver()
        && method.Parameters.All(parameter => parameter.RefKind is RefKind.None or RefKind.In)
        && (call.Instance is null || IsConstant(call.Instance))
        && (ThrowsOnly(method) || AsksOnly(method) || call.Arguments.All(argument => IsConstant(argument.Value) || MayBeConstant(method, argument)));

    /// <summary>
    /// Whether an argument is a number that comes from a parameter without derivative, for a function of numbers. Where something
    /// differentiated has been assigned to that parameter, the analysis of activity refuses the call.
    /// </summary>
    private static bool MayBeConstant(IMethodSymbol method, IArgumentOperation argument) =>
        method.IsStatic && TypeBinder.Bind(method.ReturnType) is ScalarType
        && argument.Value is IParameterReferenceOperation { Parameter: var given } && given.IsMarkedConstant() && TypeBinder.Bind(given.Type) is ScalarType;

    public Value? Bind(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        body.Use(method);
        Value[] operands = call.Instance is { } instance && !method.IsStatic ? [BindConstant(instance)] : [];
        operands = [.. operands, .. BindAll(method, call.Arguments)];
        var name = method.EscapedName() + (method.IsGenericMethod ? $"<{string.Join(", ", method.TypeArguments.Select(argument => argument.EmittedName()))}>" : "");
        var operation = method.IsStatic
            ? new Foreign(ForeignForm.StaticMethod, $"{(call.ConstrainedToType ?? method.ContainingType).EmittedName()}.{name}")
            : new Foreign(ForeignForm.InstanceMethod, name);
        if (!method.ReturnsVoid)
            return body.Emit(call, operation, operands);
        body.Do(call, operation, operands);
        return null;
    }

    public Value BindCreation(IObjectCreationOperation creation)
    {
        if (creation is not { Constructor: { } constructor, Initializer: null } || TypeBinder.Bind(creation.Type!) is not OpaqueType
            || creation.Type!.SpecialType == SpecialType.System_Object || !creation.Arguments.All(argument => IsConstant(argument.Value)))
            return body.RefuseConstruct(creation);
        return body.Emit(creation, new Foreign(ForeignForm.Constructor, creation.Type.EmittedName().TrimEnd('?')), BindAll(constructor, creation.Arguments));
    }

    public void BindThrow(IThrowOperation thrown)
    {
        switch (Unconverted(thrown.Exception))
        {
            case IObjectCreationOperation { Constructor: { } constructor, Initializer: null } creation:
                Throw(thrown, body.Emit(creation, new Foreign(ForeignForm.Constructor, creation.Type!.EmittedName()), BindAll(constructor, creation.Arguments)));
                break;
            case { } exception when TypeBinder.Bind(exception.Type!) is OpaqueType:
                Throw(thrown, body.Expressions.Bind(exception));
                break;
            default:
                body.RefuseConstruct(thrown);
                break;
        }
    }

    /// <summary>Throws an exception of a type that the method itself does not name.</summary>
    public void Throw(IOperation source, string exception, params Value[] arguments) => Throw(
        source,
        body.EmitTyped(source, new Foreign(ForeignForm.Constructor, $"global::{exception}"), new OpaqueType($"global::{exception}", IsReferenceType: true), arguments));

    /// <summary>Throws where a condition holds, with a text as a literal of C#.</summary>
    public void ThrowIf(IOperation source, Value condition, string exception, string text) => body.Branches.Run(
        source,
        condition,
        () => Throw(source, exception, body.EmitTyped(source, new Literal(text, null), new OpaqueType("string", IsReferenceType: true))),
        () => { });

    /// <summary>An operator of data such as enums, strings and dates.</summary>
    public Value Operator(IOperation source, IrType type, BinaryOperatorKind kind, Value left, Value right)
    {
        var (leftType, rightType) = (body.Builder.TypeOf(left), body.Builder.TypeOf(right));
        var name = OperatorNames.OfBinary(kind);
        if (name is "Equal" or "NotEqual" && leftType == rightType)
            return body.EmitTyped(source, new Primitive(name), type, left, right);
        return name is null || leftType.IsDifferentiable || rightType.IsDifferentiable || OperationTable.Row(name).Syntax is not Infix { Symbol: var symbol }
            ? body.RefuseConstruct(source, $"The operator {kind} on '{leftType}' and '{rightType}'", "write it with numbers")
            : body.EmitTyped(source, new Foreign(ForeignForm.Operator, symbol), type, left, right);
    }

    /// <summary>A conversion from or to data that is no number.</summary>
    public Value Convert(IConversionOperation conversion, Value operand, IrType to) =>
        conversion is { Operand: IObjectCreationOperation { Constructor: { } constructor, Initializer: null } creation, Type.IsReferenceType: true } && creation.Arguments.All(argument => IsConstant(argument.Value))
        ? body.EmitTyped(conversion, new Foreign(ForeignForm.Constructor, creation.Type!.EmittedName()), to, BindAll(constructor, creation.Arguments)) // A struct of constants, boxed where it is made.
        : body.Builder.TypeOf(operand).IsDifferentiable && !conversion.Operand.ConstantValue.HasValue
        ? body.RefuseConversion(conversion)
        : body.EmitTyped(conversion, new Foreign(ForeignForm.Cast, conversion.Type!.EmittedName()), to, operand);

    /// <summary>An element of an object that is constant, by a number.</summary>
    public Value Element(IOperation source, Value container, Value index, IrType type) => body.EmitTyped(source, new Foreign(ForeignForm.Indexer, ""), type, container, index);

    /// <summary>What an object gives for an index.</summary>
    public Place Indexer(IPropertyReferenceOperation reference, IOperation instance)
    {
        var type = TypeBinder.Bind(reference.Type!);
        if (!IsConstant(instance) || !reference.Arguments.All(argument => IsConstant(argument.Value)))
        {
            body.RefuseConstruct(reference, $"Reading an element of '{instance.Type?.ToDisplayString()}'", "read from arrays, spans or matrices");
            return new NoPlace(body, type);
        }

        body.Use(reference.Property);
        Value[] operands = [body.Expressions.Bind(instance), .. reference.Arguments.Select(argument => body.Expressions.Bind(argument.Value))];
        return new ForeignElement(body, type, operands);
    }

    /// <summary>A method that checks an argument and throws where it is out of order, such as <c>ArgumentNullException.ThrowIfNull</c>.</summary>
    private static bool ThrowsOnly(IMethodSymbol method) => method is { IsStatic: true, ReturnsVoid: true } && method.Name.StartsWith("ThrowIf", System.StringComparison.Ordinal) && IsException(method.ContainingType);

    /// <summary>A question about a number, such as <c>double.IsNaN</c>: a truth value moves in steps that nobody takes for a derivative.</summary>
    private static bool AsksOnly(IMethodSymbol method) => method is { IsStatic: true, ReturnType.SpecialType: SpecialType.System_Boolean } && CallBinder.HostOf(method.ContainingType) is not null;

    private static bool IsException(ITypeSymbol? type) => type is not null && (type.ToDisplayString() == "System.Exception" || IsException(type.BaseType));

    /// <summary>Whether no derivative can flow through an operand.</summary>
    private static bool IsConstant(IOperation operand) =>
        operand.ConstantValue.HasValue || (operand.Type is { } type && !TypeBinder.Bind(Unconverted(operand)?.Type ?? type).IsDifferentiable);

    private void Throw(IOperation source, Value exception)
    {
        body.Do(source, new Throw(), exception);
        body.Flow.Leave(Exit.Unreachable);
    }

    private Value[] BindAll(IMethodSymbol method, IEnumerable<IArgumentOperation> arguments)
    {
        var values = new Value[method.Parameters.Length];
        foreach (var argument in arguments)
            values[argument.Parameter!.Ordinal] = BindConstant(argument.Value);
        return values;
    }

    /// <summary>A value as it goes into a message or an exception: no derivative follows it there.</summary>
    private Value BindConstant(IOperation operation)
    {
        if (LiteralBinder.Bind(operation) is { } literal)
            return body.Emit(operation, literal);
        switch (operation)
        {
            case IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion when !TypeBinder.Bind(conversion.Type!).IsReal:
                return BindConstant(conversion.Operand);
            case IInterpolatedStringOperation text:
                return BindText(text);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                return body.Emit(sum, new Foreign(ForeignForm.Text, "{0}{1}"), BindConstant(sum.LeftOperand), BindConstant(sum.RightOperand));
            default:
                var value = body.Expressions.Bind(operation);
                return body.Builder.TypeOf(value) is { IsDifferentiable: true } type ? body.EmitTyped(operation, new Primitive("Stop"), type, value) : value;
        }
    }

    private Value BindText(IInterpolatedStringOperation text)
    {
        var template = new StringBuilder();
        var operands = new List<Value>();
        foreach (var part in text.Parts)
        {
            if (part is IInterpolationOperation hole)
            {
                var alignment = hole.Alignment?.ConstantValue.Value is { } width ? $",{width}" : "";
                var format = hole.FormatString?.ConstantValue.Value is { } specifier ? $":{specifier}" : "";
                template.Append('{').Append(operands.Count).Append(alignment).Append(format).Append('}');
                operands.Add(BindConstant(hole.Expression));
            }
            else if (part is IInterpolatedStringTextOperation { Text.ConstantValue.Value: string words })
            {
                template.Append(words.Replace("{", "{{").Replace("}", "}}"));
            }
        }

        return body.Emit(text, new Foreign(ForeignForm.Text, template.ToString()), [.. operands]);
    }

    private static IOperation? Unconverted(IOperation? operation) =>
        operation is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion ? Unconverted(conversion.Operand) : operation;
}
