using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Calls: of functions that have a row, of matrix operations, and of functions that stand in place.</summary>
internal sealed class CallBinder(BodyBinder body)
{
    /// <summary>The value of a call; null where it gives none.</summary>
    public Value? Bind(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (method.IsMarkedConstant())
            return BindConstant(invocation);
        if (body.RuledCalls.RulesFor(method) is { } rules)
            return body.RuledCalls.Bind(invocation, rules);
        if (NestedDerivativeBinder.CallOf(invocation) is { } derivative)
            return body.NestedDerivatives.Bind(invocation, derivative);
        if (GeneratedMember.Of(method) is { } member)
            return body.GeneratedMembers.Bind(invocation, member);
        if (InlineBinder.CanCall(method) && (method.MethodKind == MethodKind.LocalFunction || IsMemberOfStruct(invocation)))
            return BindInline(invocation);
        if (method.Has(KnownNames.DifferentiableAttribute))
            return body.DifferentiableCalls.Bind(invocation);

        var type = method.ContainingType;
        if (type.ToDisplayString() == KnownNames.Differentiate && method is { Name: "Stop", Parameters.Length: 1 })
            return body.Emit(invocation, new Primitive("Stop"), body.Expressions.Bind(invocation.Arguments[0].Value));
        if (TypeBinder.Bind(type) is VectorType vector)
            return body.Vectors.Bind(invocation, vector) ?? RefuseCall(invocation);
        if (ArrayCallBinder.Has(method))
            return body.ArrayCalls.Bind(invocation);
        if (type.IsNamed(KnownNames.MatrixNamespace, KnownNames.Matrix))
            return BindMatrixOperation(invocation);
        if (method is { Name: "CreateChecked" or "CreateSaturating" or "CreateTruncating", Parameters.Length: 1 } && TypeBinder.Bind(method.ReturnType).IsReal)
            return body.Operators.ConvertNumber(invocation, invocation.Arguments[0].Value);
        if (HostOf(type) is { } host && BindFunction(invocation, host) is { } value)
            return value;
        if (NullBinder.IsLookup(invocation))
            return body.Nulls.BindLookup(invocation);
        return ForeignBinder.CanCall(invocation) ? body.Foreign.Bind(invocation) : RefuseCall(invocation);
    }

    /// <summary>The class of functions that a type is; null for other types.</summary>
    public static Hosts? HostOf(INamedTypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Double or SpecialType.System_Single => Hosts.Number,
        _ when type is { TypeKind: TypeKind.Interface, ContainingNamespace: var containing } && containing.ToDisplayString() == "System.Numerics" => Hosts.Number,
        _ => type.ToDisplayString() switch
        {
            "System.Math" or "System.MathF" => Hosts.Math,
            KnownNames.Functions => Hosts.Functions,
            _ => null,
        },
    };

    /// <summary>The operands of a call by parameter, evaluated in the order in which C# evaluates them; places for those by reference.</summary>
    public (Value[] Values, Place?[] Places) BindArguments(IMethodSymbol method, IEnumerable<IArgumentOperation> arguments)
    {
        var values = new Value[method.Parameters.Length];
        var places = new Place?[method.Parameters.Length];
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { } parameter)
                body.RefuseConstruct(argument, $"The argument '{argument.Syntax}'", "pass single values");
            else if (parameter.IsChangedByReference())
                places[parameter.Ordinal] = body.Places.Bind(argument.Value);
            else
                values[parameter.Ordinal] = body.Expressions.Bind(argument.Value);
        }

        return (values, places);
    }

    /// <summary>A call of a method that is marked <c>[NoDerivative]</c>. A local function has no name outside: its body is bound, and its value stopped.</summary>
    private Value? BindConstant(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (method.MethodKind == MethodKind.LocalFunction)
            return BindInline(invocation) is { } value ? body.EmitTyped(invocation, new Primitive("Stop"), body.Builder.TypeOf(value), value) : null;
        if (method.Parameters.Any(parameter => parameter.IsChangedByReference()))
            return body.RefuseConstruct(invocation, $"A call of '{method.Name}', which is marked [NoDerivative] and writes to a parameter,", "let it return what it writes");
        if (WrittenParameters.FirstOf(method, body.Compilation) is { } written)
            return body.RefuseConstruct(invocation, $"A call of '{method.Name}', which is marked [NoDerivative] and writes to '{written.Name}',", "let it return what it writes");
        if (invocation.Instance?.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax)
            return body.RefuseConstruct(invocation, $"A call of '{method.Name}', which is marked [NoDerivative], by the word 'base'", "give that method a name of its own");
        return method.MayChangeReceiver()
            ? body.RefuseConstruct(invocation, $"A call of '{method.Name}', which is marked [NoDerivative] and may change the struct that it is called on,", "declare it readonly")
            : body.Foreign.Bind(invocation);
    }

    private Value? BindInline(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var receiver = invocation.Instance is { } instance && !method.IsStatic ? body.Places.BindReceiver(instance) : null;
        var (values, places) = BindArguments(method, invocation.Arguments);
        return body.Inlining.Call(invocation, method, receiver, values, places);
    }

    private static bool IsMemberOfStruct(IInvocationOperation invocation) =>
        invocation.TargetMethod.ContainingType is { IsValueType: true } type && TypeBinder.Bind(type) is AggregateType;

    private Value? BindFunction(IInvocationOperation invocation, Hosts host)
    {
        var method = invocation.TargetMethod;
        if (method.ReturnType.IsTupleType && BindTwoResults(invocation, host) is { } both)
            return both;

        return RowOf(method, host) is { } row
            ? body.Emit(invocation, new Primitive(row.Name), BindArguments(method, invocation.Arguments).Values)
            : null;
    }

    /// <summary>The row of a function of numbers; null for other functions.</summary>
    public static OperationRow? RowOf(IMethodSymbol method, Hosts host)
    {
        if (!TakesNumbers(method))
            return null;
        var ofSpans = method.Parameters.Any(parameter => TypeBinder.Bind(parameter.Type).IsIndexed);
        return OperationTable.OfMethod(host, method.Name, method.Parameters.Length)
            .FirstOrDefault(candidate => candidate.Name.EndsWith("OfSpan", System.StringComparison.Ordinal) == (ofSpans && method.Name == "LogSumExp"));
    }

    /// <summary>A function that gives a tuple of two results is two operations: each has a row of its own.</summary>
    private Value? BindTwoResults(IInvocationOperation invocation, Hosts host)
    {
        var rows = OperationTable.OfMethod(host, invocation.TargetMethod.Name, 1).ToList();
        if (rows.Count != 2)
            return null;
        var operands = BindArguments(invocation.TargetMethod, invocation.Arguments).Values;
        var element = body.Builder.TypeOf(operands[0]);
        var results = rows.Select(row => body.EmitTyped(invocation, new Primitive(row.Name), element, operands)).ToArray();
        return body.Emit(invocation, new Primitive("MakeTuple"), results);
    }

    private Value? BindMatrixOperation(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        Value[] operands = invocation.Instance is { } instance ? [body.Expressions.Bind(instance)] : [];
        operands = [.. operands, .. BindArguments(method, invocation.Arguments).Values];
        var types = operands.Select(operand => body.Builder.TypeOf(operand)).ToList();
        if (method.Name == "Multiply" && types.Count == 4)
        {
            return Flag(invocation, "transposeLeft") is { } left && Flag(invocation, "transposeRight") is { } right
                ? body.Emit(invocation, new MatrixProduct(left, right), operands[0], operands[1])
                : body.RefuseConstruct(invocation, "A product with a varying choice of transposes", "write the flags as constants, in two branches");
        }

        switch (method.Name, operands.Length)
        {
            case ("AsSpan", 1):
                return body.Emit(invocation, new Primitive("View"), operands);
            case ("Fill" or "Clear", _):
                var elements = body.EmitTyped(invocation, new Primitive("View"), new SpanType(types[0].Element, IsReadOnly: false), operands[0]);
                body.ArrayCalls.Fill(invocation, elements, operands.Length == 2 ? Coercion.To(body, invocation, operands[1], types[0].Element) : null);
                return null;
        }

        // Its rows are as many as its labels.
        if (method.Name == "OneHot")
            operands = [operands[0], body.Elements.Length(invocation, operands[0]), operands[1]];
        var ofLabels = operands.Length == 2 && types[1].IsIndexed;
        var name = (method.Name, ofLabels) switch
        {
            ("PointwiseMultiply", _) => "Multiply",
            ("PointwiseDivide", _) => "Divide",
            ("Pow", _) => "MatrixPow",
            ("SoftmaxCrossEntropy", true) => "SoftmaxCrossEntropyOfLabels",
            ("Accuracy", true) => "AccuracyOfLabels",
            _ => method.Name,
        };
        return OperationTable.Has(name) && OperationTable.Row(name).Arity == operands.Length && !method.ReturnsVoid
            ? body.Emit(invocation, new Primitive(name), operands)
            : RefuseCall(invocation);
    }

    private static bool? Flag(IInvocationOperation invocation, string parameter) => invocation.Arguments
        .FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value.ConstantValue is { HasValue: true, Value: bool value } ? value : null;

    private Value RefuseCall(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        return ConstructAdvice.OfCall(method) is var (what, instead)
            ? body.RefuseConstruct(invocation, what, instead)
            : body.Refuse(invocation, DiagnosticIds.NoRule, $"{method.ContainingType?.Name}.{method.Name}");
    }

    private static bool TakesNumbers(IMethodSymbol method) => method.Parameters.All(parameter =>
        TypeBinder.Bind(parameter.Type) is var type && type is ScalarType or ArrayType or SpanType or TypeParameterType && type.Element is ScalarType or TypeParameterType
        || parameter.Type.TypeKind == TypeKind.Enum);
}
