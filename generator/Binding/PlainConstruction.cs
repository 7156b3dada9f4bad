using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>
/// Whether what a type of weights is given is what it holds: a gradient is made as its weights are, and a constructor that sorts or clips
/// would change the gradient without a word.
/// </summary>
internal static class PlainConstruction
{
    /// <summary>Whether a constructor does no more than to hand each of its parameters to the member that it is for.</summary>
    /// <param name="constructor">The constructor.</param>
    /// <param name="members">The members that its parameters are for, in their order.</param>
    public static bool IsPlain(IMethodSymbol constructor, IReadOnlyList<ISymbol> members)
    {
        // What a constructor without parameters does is overwritten by what is set afterwards.
        if (members.Count == 0)
            return true;

        // The constructor of a type in another assembly was checked where it was compiled.
        var syntax = constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (syntax is null or TypeDeclarationSyntax)
            return members.Select((member, index) => (member, constructor.Parameters[index])).All(pair => syntax is null || TakesParameter(pair.member, pair.Item2));
        if (syntax is not ConstructorDeclarationSyntax { Initializer: null } declaration)
            return false;
        var assigned = Assignments(declaration);
        return assigned is not null && members.Select((member, index) => (member.Name, constructor.Parameters[index].Name)).All(assigned.Contains);
    }

    /// <summary>Whether reading and setting a member is no code of the user's.</summary>
    public static bool IsPlain(ISymbol member) => member is not IPropertySymbol property || property.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax())
        .OfType<PropertyDeclarationSyntax>()
        .All(declaration => declaration.ExpressionBody is null
            && (declaration.AccessorList?.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null }) ?? true));

    /// <summary>A parameter of a record, or a member that is initialised with the parameter of a primary constructor.</summary>
    private static bool TakesParameter(ISymbol member, IParameterSymbol parameter) => member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        ParameterSyntax => true,
        PropertyDeclarationSyntax { Initializer.Value: var value } => IsName(value, parameter.Name),
        VariableDeclaratorSyntax { Initializer.Value: var value } => IsName(value, parameter.Name),
        _ => false,
    };

    /// <summary>The names of members and of what is assigned to them; null where the constructor does anything else but check for null.</summary>
    private static HashSet<(string Member, string Value)>? Assignments(ConstructorDeclarationSyntax constructor)
    {
        var assigned = new HashSet<(string, string)>();
        var expressions = constructor.ExpressionBody is { Expression: var single } ? [single] : constructor.Body?.Statements.Select(statement => (statement as ExpressionStatementSyntax)?.Expression) ?? [];
        foreach (var expression in expressions)
        {
            switch (expression)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "ThrowIfNull" } }:
                    break;
                case AssignmentExpressionSyntax { Left: TupleExpressionSyntax left, Right: TupleExpressionSyntax right } when left.Arguments.Count == right.Arguments.Count:
                    foreach (var (target, value) in left.Arguments.Zip(right.Arguments, (target, value) => (NameOf(target.Expression), NameOf(value.Expression))))
                    {
                        if (target is null || value is null || !assigned.Add((target, value)))
                            return null;
                    }

                    break;
                case AssignmentExpressionSyntax { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.SimpleAssignmentExpression } assignment
                    when NameOf(assignment.Left) is { } target && assignment.Right is IdentifierNameSyntax { Identifier.ValueText: var value }:
                    assigned.Add((target, value));
                    break;
                default:
                    return null;
            }
        }

        return assigned;
    }

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax name } => name.Identifier.ValueText,
        _ => null,
    };

    private static bool IsName(ExpressionSyntax expression, string name) => expression is IdentifierNameSyntax { Identifier.ValueText: var found } && found == name;
}
