using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>
/// Names of members that there are not, or that only the finished derivative of their method declares: without a word about them a body
/// would have no derivative for a reason that nobody sees.
/// </summary>
internal static class UnseenMembers
{
    /// <param name="syntax">Where the names are looked for.</param>
    /// <param name="declaration">What the places of findings are counted in.</param>
    /// <param name="model">What the text means.</param>
    public static IEnumerable<Finding> In(SyntaxNode syntax, SyntaxNode declaration, SemanticModel model)
    {
        SourceTokens? tokens = null;
        foreach (var name in syntax.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (!MemberNames.Splits(name.Identifier.ValueText).Any() || model.GetSymbolInfo(name).Symbol is not null)
                continue;
            var owner = MemberDeclarations.OwnersOf(name.Identifier.ValueText, model.Compilation).FirstOrDefault();
            if (owner.Method is not null && Of(owner.Method, owner.Suffix, (tokens ??= new SourceTokens(declaration)).OriginOf(name)) is { } finding)
                yield return finding;
        }
    }

    /// <summary>What keeps a member from being seen; null where the program does not compile for another reason.</summary>
    private static Finding? Of(IMethodSymbol method, string suffix, Origin place)
    {
        var member = method.Name + suffix;
        if (!MemberDeclarations.AreDeclared(method))
            return Finding.At(place, DiagnosticIds.CalleeRefused, method.Name);
        var family = MemberNames.FamilyOf(suffix);
        if ((DerivativeFamiliesReader.Of(method) & family) != family)
            return Finding.At(place, DiagnosticIds.MemberWithoutDerivative, member, $"the declaration of '{method.Name}' does not ask for it", $"mark '{method.Name}' [Differentiable(Derivatives.{family})]");
        return suffix == MemberNames.Backward || MemberNames.TakesBuffers(suffix)
            ? Finding.At(place, DiagnosticIds.UnsupportedConstruct, $"'{member}', which writes to its parameters, inside of what is differentiated,", NamedDerivativeReader.InsteadOfWriting(method.Name))
            : null;
    }
}
