using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>
/// Turns the body of a method into a function. Every variable is at each point the name of one value;
/// where control flow joins, the values that differ become results of the construct that joins them.
/// What cannot be bound is a finding at its tokens, and binding goes on with a value of the right type, so that one run names all mistakes.
/// </summary>
internal sealed class BodyBinder
{
    private readonly List<Finding> _findings = [];
    private readonly SourceTokens _tokens;

    private BodyBinder(IMethodSymbol method, SyntaxNode declaration)
    {
        Method = method;
        _tokens = new SourceTokens(declaration);
        Expressions = new ExpressionBinder(this);
    }

    public IMethodSymbol Method { get; }

    public FunctionBuilder Builder { get; } = new();

    /// <summary>The value of each local and parameter at the point that is being bound.</summary>
    public Dictionary<ISymbol, Value> Variables { get; private set; } = new(SymbolEqualityComparer.Default);

    /// <summary>The receiver, in an instance method.</summary>
    public Value? This { get; private set; }

    /// <summary>Whether everything that the body reads can be read from another type as well.</summary>
    public bool ReadsOnlyAccessible { get; set; } = true;

    private ExpressionBinder Expressions { get; }

    /// <summary>The body's function, or the findings that say why there is none.</summary>
    public static (Function? Function, bool ReadsOnlyAccessible, EquatableArray<Finding> Findings) Bind(
        IMethodSymbol method, SyntaxNode declaration, IMethodBodyOperation body, IReadOnlyList<IrType> results)
    {
        var binder = new BodyBinder(method, declaration);
        var function = binder.BindFunction(body, results);
        return (binder._findings.Count == 0 ? function : null, binder.ReadsOnlyAccessible, binder._findings.ToEquatableArray());
    }

    /// <summary>Records a finding and gives a value to go on with.</summary>
    public Value Refuse(IOperation operation, string id, params string[] arguments)
    {
        _findings.Add(Finding.At(_tokens.OriginOf(operation.Syntax), id, arguments));
        return Builder.Emit(new Literal("default", null), operation.Type is { } type ? TypeBinder.Bind(type) : IrType.Int32);
    }

    /// <summary>Says that the instructions emitted next come from this expression.</summary>
    public void EnterOrigin(IOperation operation) => Builder.Origin = _tokens.OriginOf(operation.Syntax);

    /// <summary>Two arms of which one runs; the variables that they leave with different values are joined.</summary>
    public Value Branch(IOperation operation, Value condition, System.Func<Value> whenTrue, System.Func<Value> whenFalse, IrType type)
    {
        var before = Variables;
        var (thenValue, thenVariables, thenInstructions) = Arm(whenTrue, before);
        var (elseValue, elseVariables, elseInstructions) = Arm(whenFalse, before);
        var changed = before.Keys.Where(variable => thenVariables[variable] != elseVariables[variable]).ToList();
        var end = Builder.NewLabel();
        EnterOrigin(operation);
        EquatableArray<Definition> results =
            [Builder.Define(type), .. changed.Select(variable => Builder.Define(Builder.TypeOf(before[variable]), variable.Name))];
        Builder.Append(new If(
            results,
            condition,
            end,
            thenInstructions(new Exit(end, [thenValue, .. changed.Select(variable => thenVariables[variable])])),
            elseInstructions(new Exit(end, [elseValue, .. changed.Select(variable => elseVariables[variable])])),
            Builder.Origin));

        Variables = before.Keys.ToDictionary(variable => variable, variable => thenVariables[variable], (IEqualityComparer<ISymbol>)SymbolEqualityComparer.Default);
        for (var i = 0; i < changed.Count; i++)
            Variables[changed[i]] = results[i + 1].Value;
        return results[0].Value;
    }

    /// <summary>From here on the variable is the name of this value.</summary>
    public void Assign(ISymbol variable, Value value) => Variables[variable] = value;

    private (Value Value, Dictionary<ISymbol, Value> Variables, System.Func<Exit, Region> Close) Arm(System.Func<Value> bind, Dictionary<ISymbol, Value> before)
    {
        Variables = new Dictionary<ISymbol, Value>(before, SymbolEqualityComparer.Default);
        Builder.BeginRegion();
        var value = bind();
        var region = Builder.EndRegion(new Exit(default, []));
        return (value, Variables, exit => region with { Exit = exit });
    }

    private Function BindFunction(IMethodBodyOperation body, IReadOnlyList<IrType> results)
    {
        var label = Builder.NewLabel();
        var parameters = new List<Definition>();
        if (!Method.IsStatic)
        {
            parameters.Add(Builder.Define(TypeBinder.Bind(Method.ContainingType), "this"));
            This = parameters[0].Value;
        }

        foreach (var parameter in Method.Parameters)
        {
            var definition = Builder.Define(TypeBinder.Bind(parameter.Type), parameter.Name);
            parameters.Add(definition);
            Variables[parameter] = definition.Value;
        }

        Builder.BeginRegion();
        var returned = BindBody(body);
        EquatableArray<Value> values = returned is { } value ? Flatten(value, results.Count) : [];
        var region = Builder.EndRegion(parameters.ToEquatableArray(), new Exit(label, values));
        return new Function(Method.Name, results.ToEquatableArray(), label, region);
    }

    private EquatableArray<Value> Flatten(Value returned, int count)
    {
        if (Builder.TypeOf(returned) is not TupleType tuple || count != tuple.Elements.Count)
            return [returned];
        return tuple.Elements.Select((element, index) => Builder.Emit(new ReadElement(index), element.Type, returned)).ToEquatableArray();
    }

    private Value? BindBody(IMethodBodyOperation body)
    {
        var block = body.BlockBody ?? body.ExpressionBody;
        if (block is null)
            return null;
        foreach (var statement in block.Operations)
        {
            if (BindStatement(statement) is { } returned)
                return returned;
        }

        return null;
    }

    /// <summary>The returned value, where the statement ends the method.</summary>
    private Value? BindStatement(IOperation statement)
    {
        switch (statement)
        {
            case IReturnOperation { ReturnedValue: { } value }:
                return Expressions.Bind(value);
            case IExpressionStatementOperation expression:
                Expressions.Bind(expression.Operation);
                return null;
            case IVariableDeclarationGroupOperation group:
                foreach (var declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
                    BindDeclarator(declarator);
                return null;
            case IBlockOperation block:
                return block.Operations.Select(BindStatement).FirstOrDefault(returned => returned is not null);
            case IEmptyOperation:
                return null;
            default:
                var (what, instead) = ConstructAdvice.Of(statement);
                Refuse(statement, DiagnosticIds.UnsupportedConstruct, what, instead);
                return null;
        }
    }

    private void BindDeclarator(IVariableDeclaratorOperation declarator)
    {
        if (declarator.Symbol.RefKind != RefKind.None)
        {
            Refuse(declarator, DiagnosticIds.UnsupportedConstruct, $"The ref local '{declarator.Symbol.Name}'", "copy the value into an ordinary local");
            return;
        }

        // A declaration without a value: C# makes sure that it is assigned before it is read.
        var initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
        Assign(declarator.Symbol, initializer is null
            ? Builder.Emit(new Literal("default", null), TypeBinder.Bind(declarator.Symbol.Type))
            : Expressions.BindNamed(initializer.Value, declarator.Symbol.Name));
    }
}
