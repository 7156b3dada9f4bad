using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Operators and conversions: of numbers, of matrices, and those that structs declare.</summary>
internal sealed class OperatorBinder(BodyBinder body)
{
    /// <summary>What to write where a number is decimal.</summary>
    public const string InsteadOfDecimal = "use double or float: decimal arithmetic has no infinities and rounds in base ten, so the rules do not hold";

    public Value Bind(IBinaryOperation binary)
    {
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.ConditionalAnd when binary.OperatorMethod is null:
                return body.Branches.Choose(binary, body.Expressions.Bind(binary.LeftOperand), () => body.Expressions.Bind(binary.RightOperand), () => body.Emit(binary, Literals.False), IrType.Boolean);
            case BinaryOperatorKind.ConditionalOr when binary.OperatorMethod is null:
                return body.Branches.Choose(binary, body.Expressions.Bind(binary.LeftOperand), () => body.Emit(binary, Literals.True), () => body.Expressions.Bind(binary.RightOperand), IrType.Boolean);
        }

        if (BindNullTest(binary) is { } test)
            return test;
        var left = body.Expressions.Bind(binary.LeftOperand);
        var right = body.Expressions.Bind(binary.RightOperand);
        return Apply(binary, TypeBinder.Bind(binary.Type!), binary.OperatorKind, binary.OperatorMethod, binary.IsChecked, left, right);
    }

    /// <summary>Whether an object is null; null where the operator asks for something else.</summary>
    private Value? BindNullTest(IBinaryOperation binary)
    {
        if (binary is not { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, OperatorMethod: null, RightOperand.ConstantValue: { HasValue: true, Value: null } }
            || OperatorNames.OfBinary(binary.OperatorKind) is not { } name)
            return null;
        var value = body.Expressions.Bind(Unconverted(binary.LeftOperand));
        return body.Emit(binary, new Primitive(name), value, body.EmitTyped(binary.RightOperand, new Literal("null", null), body.Builder.TypeOf(value)));
    }

    /// <summary>A binary operator on values: of an expression, or of a compound assignment.</summary>
    public Value Apply(IOperation source, IrType type, BinaryOperatorKind kind, IMethodSymbol? method, bool isChecked, Value left, Value right)
    {
        if (method is not null && InlineBinder.CanCall(method))
            return body.Inlining.Call(source, method, null, [left, right]) ?? body.Placeholder(type);
        if (OperatorNames.OfBinary(kind) is not { } name)
            return body.RefuseConstruct(source, $"The operator {kind}", "write it with arithmetic and functions of Math");
        if (method?.ContainingType.IsMatrix() == true)
        {
            return body.EmitTyped(
                source,
                name == "Multiply" && body.Builder.TypeOf(left) is MatrixType && body.Builder.TypeOf(right) is MatrixType
                    ? new MatrixProduct(TransposeLeft: false, TransposeRight: false)
                    : new Primitive(name),
                type,
                left,
                right);
        }

        var (leftType, rightType) = (body.Builder.TypeOf(left), body.Builder.TypeOf(right));
        if (method is not null && (leftType is VectorType || rightType is VectorType))
            return body.Vectors.Operator(source, method, name, left, right);
        if (IsDecimal(leftType) || IsDecimal(rightType))
            return RefuseDecimal(source);
        if (leftType is OpaqueType || rightType is OpaqueType)
            return body.Foreign.Operator(source, type, kind, left, right);
        if (method is not null && !method.IsOfNumberInterface())
            return RefuseOperator(source, method);
        if (leftType is not (ScalarType or TypeParameterType) || rightType is not (ScalarType or TypeParameterType))
            return body.RefuseConstruct(source, $"The operator {kind} on '{source.Type?.ToDisplayString()}'", "write it with numbers");
        var isInteger = type is ScalarType { IsReal: false, Kind: not ScalarKind.Boolean };
        return body.EmitTyped(source, isChecked && isInteger ? new CheckedArithmetic(name) : new Primitive(name), type, left, right);
    }

    public Value Bind(IUnaryOperation unary)
    {
        if (unary.OperatorKind == UnaryOperatorKind.Hat)
            return body.RefuseConstruct(unary);
        var operand = body.Expressions.Bind(unary.Operand);
        if (unary.OperatorMethod is { } method && !method.ContainingType.IsMatrix() && !method.IsOfNumberInterface() && body.Builder.TypeOf(operand) is not VectorType)
        {
            return InlineBinder.CanCall(method)
                ? body.Inlining.Call(unary, method, null, [operand]) ?? operand
                : RefuseOperator(unary, method);
        }

        if (unary.OperatorKind == UnaryOperatorKind.Plus)
            return operand;
        return OperatorNames.OfUnary(unary.OperatorKind) is { } name
            ? body.Emit(unary, unary.IsChecked && !body.Builder.TypeOf(operand).IsReal ? new CheckedArithmetic(name) : new Primitive(name), operand)
            : body.RefuseConstruct(unary, $"The operator {unary.OperatorKind}", "write it with arithmetic and functions of Math");
    }

    public Value Bind(IConversionOperation conversion)
    {
        // The copy of an array comes as an object.
        if (body.ArrayCalls.BindClone(conversion) is { } clone)
            return clone;
        if (conversion.Operand is IThrowOperation)
        {
            body.Expressions.Bind(conversion.Operand);
            return body.Placeholder(TypeBinder.Bind(conversion.Type!));
        }

        if (conversion.Operand is ILiteralOperation { ConstantValue.Value: decimal })
            return RefuseDecimal(conversion);
        if (ArrayBinder.IsStackAllocation(conversion.Operand))
            return body.Arrays.BindStackAllocation(conversion);
        var operand = body.Expressions.Bind(conversion.Operand);
        var from = body.Builder.TypeOf(operand);
        var to = TypeBinder.Bind(conversion.Type!);
        if (from == to || conversion.Conversion.IsIdentity)
            return operand;
        if (conversion.OperatorMethod is { } method && InlineBinder.CanCall(method))
            return body.Inlining.Call(conversion, method, null, [Coercion.To(body, conversion, operand, TypeBinder.Bind(method.Parameters[0].Type))]) ?? operand;

        if (to == VectorTypes.Complex && from is ScalarType { Kind: not ScalarKind.Boolean })
            return body.Vectors.FromNumber(conversion, operand);

        // An array given where a span is expected: the same storage, and C# converts it in generated code as well.
        if (to is SpanType && from.IsIndexed)
            return operand;
        if (from is ScalarType { Kind: not ScalarKind.Boolean } && to is ScalarType { Kind: not ScalarKind.Boolean } && conversion.OperatorMethod is null)
            return body.Emit(conversion, new Conversion(conversion.IsChecked && !to.IsReal), operand);
        if (from is TupleType source && to is TupleType target && source.Elements.Count == target.Elements.Count)
            return Coercion.To(body, conversion, operand, to);
        if (IsDecimal(from) || IsDecimal(to))
            return RefuseDecimal(conversion);
        return to is OpaqueType || from is OpaqueType
            ? body.Foreign.Convert(conversion, operand, to)
            : body.RefuseConversion(conversion);
    }

    /// <summary>A number as one of the type of an expression, such as <c>T.CreateChecked(2)</c>.</summary>
    public Value ConvertNumber(IOperation conversion, IOperation number)
    {
        var type = TypeBinder.Bind(conversion.Type!);
        if (LiteralBinder.Bind(number) is { Number: { } } literal)
            return body.EmitTyped(conversion, literal, type);
        var operand = body.Expressions.Bind(number);
        return body.Builder.TypeOf(operand) == type ? operand : body.EmitTyped(conversion, new Conversion(IsChecked: false), type, operand);
    }

    private Value RefuseOperator(IOperation source, IMethodSymbol method) =>
        body.RefuseConstruct(source, $"The operator '{method.ToDisplayString()}'", "write its arithmetic here, or a method marked [Differentiable]");

    /// <summary>Records that a number is decimal.</summary>
    public Value RefuseDecimal(IOperation source) => body.Refuse(
        source, DiagnosticIds.UnsupportedType, "decimal", InsteadOfDecimal);

    private static IOperation Unconverted(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true, OperatorMethod: null, Conversion.IsReference: true } conversion ? Unconverted(conversion.Operand) : operation;

    private static bool IsDecimal(IrType type) => type is OpaqueType { CSharpName: "decimal" };
}
