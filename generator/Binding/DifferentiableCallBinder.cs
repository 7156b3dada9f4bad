using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Calls of methods that are themselves marked <c>[Differentiable]</c>; the linker decides what becomes of them.</summary>
internal sealed class DifferentiableCallBinder(BodyBinder body)
{
    /// <summary>The value of a call; null where it gives none.</summary>
    public Value? Bind(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var target = TargetOf(method, invocation.IsVirtual, body.Method.ContainingAssembly);
        if (target == CallTarget.Foreign && ForeignBackward.Refusal(method) is var (what, instead))
            return body.Refuse(invocation, Diagnostics.DiagnosticIds.OtherAssembly, method.Name, method.ContainingAssembly.Name, what, instead);

        Value[] operands = invocation.Instance is { } instance && !method.IsStatic ? [body.Expressions.Bind(instance)] : [];
        var (values, places) = body.Calls.BindArguments(method, invocation.Arguments);
        for (var i = 0; i < places.Length; i++)
        {
            // What an 'out' parameter held before does not come into the method.
            if (places[i] is { } place)
                values[i] = method.Parameters[i].RefKind == RefKind.Out ? Zero.Of(body, invocation, place.Type) : place.Load(invocation);
        }

        var call = new Call(CalleeOf(method, target, invocation.ConstrainedToType, invocation.Instance?.Syntax is BaseExpressionSyntax));
        operands = [.. operands, .. values];
        return places.All(place => place is null) && !method.ReturnsVoid
            ? body.Emit(invocation, call, operands)
            : BindWithReferences(invocation, call, operands, [.. places.OfType<Place>()]);
    }

    /// <summary>A call gives a tuple of its own results and of what it leaves in its parameters by reference; a single value comes as itself.</summary>
    private Value? BindWithReferences(IInvocationOperation invocation, Call call, Value[] operands, Place[] places)
    {
        var method = invocation.TargetMethod;
        var own = method.ReturnsVoid ? [] : TypeBinder.Bind(method.ReturnType) is TupleType tuple ? tuple.Elements.Select(element => element.Type).ToList() : [TypeBinder.Bind(method.ReturnType)];
        List<IrType> types = [.. own, .. places.Select(place => place.Type)];
        var results = types.Count == 1
            ? [body.EmitTyped(invocation, call, types[0], operands)]
            : TakenApart(invocation, body.EmitTyped(invocation, call, new TupleType(types.Select(type => new TupleElement(null, type)).ToEquatableArray()), operands), types);
        for (var i = 0; i < places.Length; i++)
            places[i].Store(invocation, places[i].Name is { } name ? body.Builder.Rename(results[own.Count + i], name) : results[own.Count + i]);
        return (own.Count, TypeBinder.Bind(method.ReturnType)) switch
        {
            (0, _) => null,
            (_, TupleType) => body.Emit(invocation, new Primitive("MakeTuple"), [.. results.Take(own.Count)]),
            _ => results[0],
        };
    }

    private List<Value> TakenApart(IOperation source, Value tuple, List<IrType> types) =>
        [.. types.Select((type, index) => body.EmitTyped(source, new ReadElement(index), type, tuple))];

    /// <summary>What is known of the body that a method runs where it is called in an assembly.</summary>
    public static CallTarget TargetOf(IMethodSymbol method, bool isVirtual, IAssemblySymbol assembly)
    {
        if (!SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, assembly))
            return CallTarget.Foreign;
        if (isVirtual || (method.IsStatic && (method.IsAbstract || method.IsVirtual)))
            return CallTarget.Open;
        return SymbolEqualityComparer.Default.Equals(method, method.OriginalDefinition) ? CallTarget.Known : CallTarget.Constructed;
    }

    /// <summary>A method as its caller sees it.</summary>
    public static Callee CalleeOf(IMethodSymbol method, CallTarget target, ITypeSymbol? constrainedTo = null, bool isThroughBase = false)
    {
        // What is differentiated is decided where the method is declared, whatever a type parameter stands for here.
        var definition = method.OriginalDefinition;
        var host = (constrainedTo ?? method.ContainingType).EmittedName();
        return new Callee(
            KeyOf(definition),
            method.Name,
            method.IsStatic ? $"{host}.{method.EscapedName()}" : method.EscapedName(),
            method.IsStatic,
            definition.Parameters.Select(IsActive).ToEquatableArray(),
            ResultReader.ActiveElements(definition)
                .Concat(definition.Parameters.Where(parameter => parameter.IsChangedByReference()).Select(IsActive))
                .ToEquatableArray(),
            target,
            method.IsGenericMethod ? $"<{string.Join(", ", method.TypeArguments.Select(argument => argument.EmittedName()))}>" : "",
            isThroughBase,
            method.IsAccessibleFromOtherTypes(),
            TangentOf(definition, target, DerivativeFamilies.Tangent, MemberNames.Tangent),
            TangentOf(definition, target, DerivativeFamilies.BackwardTangent, MemberNames.BackwardTangent))
        {
            HasColumn = IsWrittenOnDemand(definition, target),
        };
    }

    /// <summary>A method that nobody can override gets its tangent where one is called; any other must ask for it, so that all that stand in for it do.</summary>
    private static TangentSource TangentOf(IMethodSymbol definition, CallTarget target, DerivativeFamilies family, string suffix)
    {
        if ((DerivativeFamiliesReader.Of(definition) & family) != 0)
            return target != CallTarget.Foreign || definition.ContainingType.GetMembers(definition.Name + suffix).OfType<IMethodSymbol>().Any() ? TangentSource.Declared : TangentSource.Missing;
        return IsWrittenOnDemand(definition, target) ? TangentSource.OnDemand : TangentSource.Missing;
    }

    private static bool IsWrittenOnDemand(IMethodSymbol definition, CallTarget target) => target != CallTarget.Foreign && !Dispatch.IsDispatched(definition);

    /// <summary>What identifies a method among all of a compilation.</summary>
    public static string KeyOf(IMethodSymbol definition) => definition.GetDocumentationCommentId() ?? definition.ToDisplayString();

    /// <summary>Whether a method gives a derivative with respect to a parameter.</summary>
    public static bool IsActive(IParameterSymbol parameter) => TypeBinder.Bind(parameter.Type).IsDifferentiable && !parameter.IsMarkedConstant();
}
