using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Binding;
using SymbolicBackprop.Generator.Diagnostics;

namespace SymbolicBackprop.Generator.Pipeline;

/// <summary>What knows the place of a declaration.</summary>
internal interface IAnchor
{
    Diagnostic Diagnose(Finding finding);
}

/// <summary>
/// A model with the syntax that it was read from: what turns a finding into a diagnostic at its real place. It goes no further than
/// the pipeline of diagnostics, because syntax is never equal after an edit.
/// </summary>
internal sealed record Anchored<T>(T Model, SyntaxNode Declaration, SyntaxNode Attribute) : IAnchor
{
    public static Anchored<T> At(GeneratorAttributeSyntaxContext context, T model) =>
        new(model, context.TargetNode, context.Attributes[0].ApplicationSyntaxReference?.GetSyntax(CancellationToken.None) ?? context.TargetNode);

    public Diagnostic Diagnose(Finding finding) => Diagnostic.Create(
        Descriptors.Of(finding.Id),
        finding.FirstToken == Finding.AtAttribute ? Attribute.GetLocation() : SourceTokens.Locate(Declaration, finding.FirstToken, finding.LastToken),
        [.. finding.Arguments.Cast<object>()]);
}
