using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Finds lambdas marked <c>[Differentiable]</c>: they have no declared symbol, so the search for attributes does not bring them.</summary>
internal static class LambdaReader
{
    public static bool IsCandidate(SyntaxNode node) => node is LambdaExpressionSyntax { AttributeLists.Count: > 0 };

    /// <summary>The attribute of a marked lambda and what to say of it; null for other lambdas.</summary>
    public static (AttributeSyntax Attribute, Finding Finding)? Read(GeneratorSyntaxContext context, CancellationToken cancellation)
    {
        var lambda = (LambdaExpressionSyntax)context.Node;
        var attribute = lambda.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(candidate =>
            context.SemanticModel.GetSymbolInfo(candidate, cancellation).Symbol?.ContainingType.ToDisplayString() == KnownNames.DifferentiableAttribute);
        return attribute is not null && context.SemanticModel.GetSymbolInfo(lambda, cancellation).Symbol is IMethodSymbol method
            ? (attribute, Finding.OfDeclaration(DiagnosticIds.Lambda, Declaration(method, lambda)))
            : null;
    }

    private static string Declaration(IMethodSymbol method, LambdaExpressionSyntax lambda)
    {
        var parameters = string.Join(", ", method.Parameters.Select(parameter => $"{parameter.Type.ToDisplayString()} {parameter.Name}"));
        var body = lambda.ExpressionBody is { } expression ? $"=> {expression.NormalizeWhitespace()};" : "{ … }";
        return $"{method.ReturnType.ToDisplayString()} F({parameters}) {body}";
    }
}
