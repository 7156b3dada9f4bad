using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Calls: of functions that have a row, of matrix operations, and of other differentiable methods.</summary>
internal sealed class CallBinder(BodyBinder body, ExpressionBinder expressions)
{
    public Value Bind(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (method.Has(KnownNames.DifferentiableAttribute))
            return BindDifferentiable(invocation);

        var type = method.ContainingType;
        if (type.ToDisplayString() == KnownNames.Differentiate && method is { Name: "Stop", Parameters.Length: 1 })
            return expressions.Emit(invocation, new Primitive("Stop"), expressions.Bind(invocation.Arguments[0].Value));
        if (type.IsNamed(KnownNames.MatrixNamespace, KnownNames.Matrix))
            return BindMatrixOperation(invocation);
        return HostOf(type) is { } host ? BindFunction(invocation, host) : RefuseCall(invocation);
    }

    /// <summary>The operands of a call by parameter, evaluated in the order in which C# evaluates them.</summary>
    private Value[] BindArguments(IInvocationOperation invocation)
    {
        var operands = new Value[invocation.TargetMethod.Parameters.Length];
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.None or RefKind.In } parameter && argument.ArgumentKind != ArgumentKind.ParamArray)
                operands[parameter.Ordinal] = expressions.Bind(argument.Value);
            else
                body.Refuse(argument, DiagnosticIds.UnsupportedConstruct, $"The argument '{argument.Syntax}'", "pass single values to parameters without 'ref', 'out' or 'params'");
        }

        return operands;
    }

    private Value BindFunction(IInvocationOperation invocation, Hosts host)
    {
        var method = invocation.TargetMethod;
        if (method.ReturnType.IsTupleType && BindTwoResults(invocation, host) is { } both)
            return both;

        var ofSpans = method.Parameters.Any(parameter => TypeBinder.Bind(parameter.Type).IsIndexed);
        var row = OperationTable.OfMethod(host, method.Name, method.Parameters.Length)
            .FirstOrDefault(candidate => candidate.Name.EndsWith("OfSpan", System.StringComparison.Ordinal) == (ofSpans && method.Name == "LogSumExp"));
        return row is not null && TakesNumbers(method)
            ? expressions.Emit(invocation, new Primitive(row.Name), BindArguments(invocation))
            : RefuseCall(invocation);
    }

    /// <summary>A function that gives a tuple of two results is two operations: each has a row of its own.</summary>
    private Value? BindTwoResults(IInvocationOperation invocation, Hosts host)
    {
        var rows = OperationTable.OfMethod(host, invocation.TargetMethod.Name, 1).ToList();
        if (rows.Count != 2)
            return null;
        var operands = BindArguments(invocation);
        var element = body.Builder.TypeOf(operands[0]);
        var results = rows.Select(row => expressions.EmitTyped(invocation, new Primitive(row.Name), element, operands)).ToArray();
        return expressions.Emit(invocation, new Primitive("MakeTuple"), results);
    }

    private Value BindMatrixOperation(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        Value[] operands = invocation.Instance is { } instance
            ? [expressions.Bind(instance), .. BindArguments(invocation)]
            : BindArguments(invocation);
        var types = operands.Select(operand => body.Builder.TypeOf(operand)).ToList();
        if (method.Name == "Multiply" && types.Count == 4)
        {
            return Flag(invocation, "transposeLeft") is { } left && Flag(invocation, "transposeRight") is { } right
                ? expressions.Emit(invocation, new MatrixProduct(left, right), operands[0], operands[1])
                : body.Refuse(invocation, DiagnosticIds.UnsupportedConstruct, "A product with a varying choice of transposes", "write the flags as constants, in two branches of 'condition ? a : b'");
        }

        // Its rows are as many as its labels.
        if (method.Name == "OneHot")
            operands = [operands[0], expressions.EmitTyped(invocation, new Primitive("Length"), IrType.Int32, operands[0]), operands[1]];
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
            ? expressions.Emit(invocation, new Primitive(name), operands)
            : RefuseCall(invocation);
    }

    private static bool? Flag(IInvocationOperation invocation, string parameter) => invocation.Arguments
        .FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value.ConstantValue is { HasValue: true, Value: bool value } ? value : null;

    private Value BindDifferentiable(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (method.IsVirtual || method.IsOverride || method.IsAbstract)
            return body.Refuse(invocation, DiagnosticIds.UnsupportedConstruct, $"A virtual call of '{method.Name}'", "call a method that is not virtual");
        if (method.IsGenericMethod)
            return body.Refuse(invocation, DiagnosticIds.UnsupportedConstruct, $"A call of the generic method '{method.Name}'", "call a method of numbers");
        if (!SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, body.Method.ContainingAssembly))
            return body.Refuse(invocation, DiagnosticIds.OtherAssembly, method.Name);

        Value[] operands = invocation.Instance is { } instance
            ? [expressions.Bind(instance), .. BindArguments(invocation)]
            : BindArguments(invocation);
        return expressions.Emit(invocation, new Call(CalleeOf(method)), operands);
    }

    private static Callee CalleeOf(IMethodSymbol method) => new(
        method.GetDocumentationCommentId() ?? method.ToDisplayString(),
        method.Name,
        method.IsStatic ? $"{method.ContainingType.EmittedName()}.{method.EscapedName()}" : method.EscapedName(),
        method.IsStatic,
        method.Parameters.Select(parameter => TypeBinder.Bind(parameter.Type).IsDifferentiable && !parameter.Has(KnownNames.NoDerivativeAttribute)).ToEquatableArray(),
        ResultReader.Read(method, method.GetAttributes().First(data => data.AttributeClass?.ToDisplayString() == KnownNames.DifferentiableAttribute), [])
            .Elements.Select(element => element.IsActive).ToEquatableArray());

    private Value RefuseCall(IInvocationOperation invocation)
    {
        var type = invocation.TargetMethod.ContainingType;
        return invocation.TargetMethod.MethodKind == MethodKind.DelegateInvoke
            ? body.Refuse(invocation, DiagnosticIds.UnsupportedConstruct, "A call of a delegate", "call the method by its name: what a delegate does is not known when the code is built")
            : body.Refuse(invocation, DiagnosticIds.NoRule, $"{type?.Name}.{invocation.TargetMethod.Name}");
    }

    private static bool TakesNumbers(IMethodSymbol method) => method.Parameters.All(parameter =>
        TypeBinder.Bind(parameter.Type) is ScalarType or ArrayType { ElementType: ScalarType } or SpanType { ElementType: ScalarType }
        || parameter.Type.TypeKind == TypeKind.Enum);

    private static Hosts? HostOf(INamedTypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Double or SpecialType.System_Single => Hosts.Number,
        _ => type.ToDisplayString() switch
        {
            "System.Math" or "System.MathF" => Hosts.Math,
            KnownNames.Functions => Hosts.Functions,
            _ => null,
        },
    };
}
