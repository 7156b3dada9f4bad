using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Discovery;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>What a function uses of what is around it: the local functions that it calls are part of it.</summary>
internal sealed class FunctionSurvey
{
    private readonly HashSet<ISymbol> _inside = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _hidden = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ITypeParameterSymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly SitePlace _site;
    private readonly SyntaxNode _declaration;

    /// <summary>The call in the function's own text that led to a local function outside of it.</summary>
    private SyntaxNode _call;

    private FunctionSurvey(DifferentiatedFunction function, SitePlace site)
    {
        _site = site;
        _declaration = function.Declaration;
        _call = site.Argument;
    }

    /// <summary>The variables and parameters around it that it uses, and <c>this</c>, with the place where it does.</summary>
    public List<(SyntaxNode Place, ISymbol Symbol, string Name)> Captured { get; } = [];

    /// <summary>The members and types that it uses and that code in other types cannot, each at its first place.</summary>
    public List<(SyntaxNode Place, ISymbol Symbol)> Hidden { get; } = [];

    /// <summary>The types of the call itself are hidden: what takes its place cannot name them.</summary>
    public bool IsHiddenFromCaller => HiddenInSignature > 0;

    /// <summary>How many of the hidden types are those of the call itself.</summary>
    public int HiddenInSignature { get; private set; }

    /// <summary>The type parameters of the code around it that it depends on, in the order of their appearance.</summary>
    public List<ITypeParameterSymbol> TypeParameters { get; } = [];

    /// <param name="function">The function.</param>
    /// <param name="called">The method of <c>Differentiate</c> that is called with it.</param>
    /// <param name="site">The call.</param>
    public static FunctionSurvey Of(DifferentiatedFunction function, IMethodSymbol called, SitePlace site)
    {
        var survey = new FunctionSurvey(function, site);
        foreach (var argument in called.TypeArguments)
            survey.Mention(site.Argument, argument);
        survey.Mention(site.Argument, function.Method.ReturnType);
        foreach (var parameter in function.Method.Parameters)
            survey.Mention(site.Argument, parameter.Type);
        survey.HiddenInSignature = survey.Hidden.Count;
        if (function.Operation is not null)
            survey.Use(site.Argument, function.Method);
        if (function.Body is { } body)
            survey.Enter(function.Method, body);
        return survey;
    }

    private void Enter(IMethodSymbol function, IOperation body)
    {
        if (!_inside.Add(function))
            return;
        foreach (var operation in body.DescendantsAndSelf().Where(operation => !operation.ConstantValue.HasValue))
            Visit(operation);
    }

    private void Visit(IOperation operation)
    {
        if (operation.Type is { } type)
            Mention(PlaceOf(operation), type);
        switch (operation)
        {
            case ILocalReferenceOperation { Local: { IsConst: false } local } when !IsInside(local):
                Captured.Add((PlaceOf(operation), local, local.Name));
                break;
            case IParameterReferenceOperation { Parameter: var parameter } when !IsInside(parameter):
                Captured.Add((PlaceOf(operation), parameter, parameter.Name));
                break;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                Captured.Add((PlaceOf(operation), operation.Type!, "this"));
                break;
            case IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } local }:
                var call = _call;
                _call = PlaceOf(operation);
                if (_site.OperationOf(local) is { } body)
                    Enter(local, body);
                _call = call;
                break;
            case IInvocationOperation { TargetMethod: var method }:
                Use(PlaceOf(operation), method);
                break;
            case IMemberReferenceOperation { Member: var member }:
                Use(PlaceOf(operation), member);
                break;
            case IObjectCreationOperation { Constructor: { } constructor }:
                Use(PlaceOf(operation), constructor);
                break;
        }
    }

    private SyntaxNode PlaceOf(IOperation operation) =>
        operation.Syntax.SyntaxTree == _declaration.SyntaxTree && _declaration.Span.Contains(operation.Syntax.Span) ? operation.Syntax : _call;

    private bool IsInside(ISymbol symbol)
    {
        for (ISymbol? around = symbol.ContainingSymbol; around is not null; around = around.ContainingSymbol)
        {
            if (_inside.Contains(around))
                return true;
        }

        return false;
    }

    private void Use(SyntaxNode place, ISymbol member)
    {
        if (!member.IsDeclaredAccessible())
            Hide(place, member);
        if (member is IMethodSymbol method)
        {
            foreach (var argument in method.TypeArguments)
                Mention(place, argument);
        }

        if (member.ContainingType is { } type)
            Mention(place, type);
    }

    private void Hide(SyntaxNode place, ISymbol symbol)
    {
        if (_hidden.Add(symbol))
            Hidden.Add((place, symbol));
    }

    /// <summary>Looks into a type that the function mentions.</summary>
    private void Mention(SyntaxNode place, ITypeSymbol type)
    {
        switch (type)
        {
            case ITypeParameterSymbol parameter when _seen.Add(parameter):
                if (!IsInside(parameter))
                    TypeParameters.Add(parameter);
                foreach (var constraint in parameter.ConstraintTypes)
                    Mention(place, constraint);
                break;
            case IArrayTypeSymbol array:
                Mention(place, array.ElementType);
                break;
            case INamedTypeSymbol named:
                if (named.IsFileLocal || !named.IsDeclaredAccessible())
                    Hide(place, named.OriginalDefinition);
                foreach (var argument in named.TypeArguments)
                    Mention(place, argument);
                if (named.ContainingType is { } outer)
                    Mention(place, outer);
                break;
        }
    }
}
