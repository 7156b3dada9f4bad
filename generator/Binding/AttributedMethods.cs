using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>
/// Finds the methods of a compilation that may have certain attributes, as far as their text says. What a file may contribute is kept
/// with the file, so that an edit reads again only the file that it changes.
/// </summary>
internal sealed class AttributedMethods
{
    private readonly ConditionalWeakTable<SyntaxTree, MethodDeclarationSyntax[]> _candidates = new();
    private readonly ConditionalWeakTable<SyntaxTree, string[]> _globalAliases = new();
    private readonly string[] _names;

    /// <param name="attributes">The names of the attributes, without <c>Attribute</c> at their end.</param>
    public AttributedMethods(params string[] attributes) => _names = [.. attributes, .. attributes.Select(attribute => attribute + "Attribute")];

    public IEnumerable<MethodDeclarationSyntax> Of(Compilation compilation)
    {
        List<string> aliases = [.. compilation.SyntaxTrees.SelectMany(tree => _globalAliases.GetValue(tree, file => AliasesIn(file, isGlobal: true)))];
        return compilation.SyntaxTrees.SelectMany(tree => aliases.Count == 0 ? _candidates.GetValue(tree, file => In(file, [])) : In(tree, aliases));
    }

    private MethodDeclarationSyntax[] In(SyntaxTree tree, IEnumerable<string> aliases)
    {
        HashSet<string> names = [.. _names, .. aliases, .. AliasesIn(tree, isGlobal: false)];
        return [.. tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<MethodDeclarationSyntax>()
            .Where(method => method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => names.Contains(SimpleName(attribute.Name))))];
    }

    /// <summary>Other names that a file gives to the attributes.</summary>
    private string[] AliasesIn(SyntaxTree tree, bool isGlobal) =>
        [.. tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>()
            .Where(directive => directive is { Alias: not null, Name: { } name } && directive.GlobalKeyword.RawKind != 0 == isGlobal && _names.Contains(SimpleName(name)))
            .Select(directive => directive.Alias!.Name.Identifier.ValueText)];

    private static string SimpleName(NameSyntax name) => name.DescendantTokens().Last().ValueText;
}
