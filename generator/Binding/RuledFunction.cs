using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>
/// The function of a method that is marked <c>[Differentiable]</c> and has rules. Where they say all derivatives, it calls the method
/// itself, whose body nobody reads. Where they say some, the body gives the others: what has a rule is constant in it.
/// </summary>
internal static class RuledFunction
{
    /// <summary>What keeps the derivatives of a method from calling its rules.</summary>
    public static IEnumerable<Finding> Check(IMethodSymbol method, MethodRules rules, Compilation compilation)
    {
        if (rules.All.FirstOrDefault(rule => !compilation.IsSymbolAccessibleWithin(rule.Method, method.ContainingType)) is { } hidden)
            yield return Finding.OfDeclaration(DiagnosticIds.RuleNotAccessible, hidden.Method.Name, method.Name, method.ContainingType.Name);
        if (rules.Forward is { } forward && RuleDeclaration.DifferentiatedParametersOf(method).FirstOrDefault(parameter => !rules.Covers(parameter)) is { } uncovered)
        {
            yield return Finding.OfDeclaration(
                DiagnosticIds.MissingRule,
                $"The derivative of '{method.Name}', whose value '{forward.Method.Name}' gives, with respect to '{uncovered.Name}'",
                $"write one, or do without '{forward.Method.Name}'");
        }
    }

    /// <summary>A call of the method, with its rules.</summary>
    public static Function Of(IMethodSymbol method, MethodRules rules, Origin origin)
    {
        var builder = new FunctionBuilder { Origin = origin };
        var parameters = Parameters(builder, method);
        var end = builder.NewLabel();
        builder.BeginRegion();
        Value[] arguments = [.. parameters.Select(parameter => parameter.Value)];
        var given = builder.Emit(new Call(RuleModels.ValueCallee(method, rules)), RuleModels.TypeOfGiven(method, rules), arguments);
        var (value, state) = RuleModels.Read(builder, given, TypeBinder.Bind(method.ReturnType), rules);
        return End(builder, method.Name, parameters, end, RuleModels.Attach(builder, method, rules, arguments, value, state, bringsOthers: false));
    }

    /// <summary>The body of the method, with rules for some of its parameters.</summary>
    public static Function Around(Function body, IMethodSymbol method, MethodRules rules, Origin origin)
    {
        var builder = FunctionBuilder.Continuing(body);
        builder.Origin = origin;
        var first = method.IsStatic ? 0 : 1;
        var parameters = body.Parameters.Select((parameter, index) => index >= first && rules.Covers(method.Parameters[index - first]) ? builder.Define(parameter.Type, parameter.Name) : parameter).ToList();
        builder.BeginRegion();
        foreach (var (own, stopped) in parameters.Zip(body.Parameters, (own, stopped) => (own, stopped)).Where(pair => pair.own != pair.stopped))
            builder.Append(new Let([stopped with { Name = null }], new Primitive("Stop"), [own.Value], origin));
        EquatableArray<Definition> results = [.. body.Results.Select(type => builder.Define(type))];
        builder.Append(new Block(results, body.Return, body.Body with { Parameters = [] }, origin));
        var type = TypeBinder.Bind(method.ReturnType);
        var value = type is TupleType ? builder.Emit(new Primitive("MakeTuple"), type, [.. results.Select(result => result.Value)]) : results[0].Value;
        return End(builder, method.Name, parameters, builder.NewLabel(), RuleModels.Attach(builder, method, rules, [.. parameters.Select(parameter => parameter.Value)], value, null, bringsOthers: true));
    }

    private static List<Definition> Parameters(FunctionBuilder builder, IMethodSymbol method)
    {
        List<Definition> parameters = method.IsStatic ? [] : [builder.Define(TypeBinder.Bind(method.ContainingType), "this")];
        parameters.AddRange(method.Parameters.Select(parameter => builder.Define(TypeBinder.Bind(parameter.Type), parameter.Name)));
        return parameters;
    }

    private static Function End(FunctionBuilder builder, string name, List<Definition> parameters, Label end, Value value)
    {
        Value[] results = builder.TypeOf(value) is TupleType tuple
            ? [.. tuple.Elements.Select((element, index) => builder.Emit(new ReadElement(index), element.Type, value))]
            : [value];
        return new Function(name, [.. results.Select(builder.TypeOf)], end, builder.EndRegion(parameters.ToEquatableArray(), new Exit(end, results.ToEquatableArray())));
    }
}
