using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>
/// Where a call of <c>Differentiate</c> stands. Its name is made of the member around it and of its number there, so that it stays the
/// same when the text around it moves.
/// </summary>
internal sealed class SitePlace
{
    private readonly InvocationExpressionSyntax _invocation;
    private readonly SemanticModel _model;

    public SitePlace(InvocationExpressionSyntax invocation, SemanticModel model)
    {
        _invocation = invocation;
        _model = model;
        var member = model.GetEnclosingSymbol(invocation.SpanStart);
        while (member is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
            member = member.ContainingSymbol;
        var around = invocation.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } declaration and not GlobalStatementSyntax ? declaration : invocation.SyntaxTree.GetRoot();
        var number = 1 + around.DescendantNodes().TakeWhile(node => node != invocation).Count(CallSiteReader.IsCandidate);
        Key = $"{System.IO.Path.GetFileName(invocation.SyntaxTree.FilePath)}/{member?.ToDisplayString()}/{number}";
        ClassName = $"{Letters((member as INamedTypeSymbol ?? member?.ContainingType)?.Name)}_{Letters(member?.Name)}_{number}_{Digest.Of(Key)}";
    }

    /// <summary>What tells the call from every other one.</summary>
    public string Key { get; }

    /// <summary>The name of the class that the derivative is generated in.</summary>
    public string ClassName { get; }

    public InvocationExpressionSyntax Invocation => _invocation;

    public ExpressionSyntax Argument => _invocation.ArgumentList.Arguments[0].Expression;

    public SemanticModel Model => _model;

    /// <summary>The call in the compiler's encoding; null where it cannot be replaced.</summary>
    public InterceptedLocation? Location =>
        _model.GetInterceptableLocation(_invocation) is { } location ? new InterceptedLocation(location.Version, location.Data) : null;

    /// <summary>The declaration of a function with its body; null where there is no source.</summary>
    /// <exception cref="UnseenMemberException">It calls generated members by name, and does not see them.</exception>
    public IOperation? OperationOf(IMethodSymbol function)
    {
        if (function.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } declaration)
            return null;
        MemberDeclarations.RequireSeen(declaration, _model.Compilation);
        return ModelOf(declaration).GetOperation(declaration);
    }

    /// <summary>What the text of a declaration means.</summary>
    public SemanticModel ModelOf(SyntaxNode declaration) =>
        declaration.SyntaxTree == _model.SyntaxTree ? _model : _model.Compilation.GetSemanticModel(declaration.SyntaxTree);

    private static string Letters(string? name)
    {
        var letters = new string([.. (name ?? "").Where(char.IsLetterOrDigit)]);
        return letters.Length == 0 || char.IsDigit(letters[0]) ? "Member" + letters : letters;
    }
}
