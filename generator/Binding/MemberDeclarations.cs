using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicBackprop.Generator.Discovery;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>
/// Shows generated members to text that calls them by name. A generator does not see what it writes, so such text is read in a
/// compilation of its own, to which declarations of the members that the project mentions have been added, without bodies. That compilation is a function of the
/// one that the compiler gives; it is made where a body needs it, and kept with the other.
/// </summary>
internal static class MemberDeclarations
{
    private static readonly AttributedMethods Marked = new("Differentiable");
    private static readonly ConditionalWeakTable<Compilation, HashSet<string>> Names = new();
    private static readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> Mentioned = new();
    private static readonly ConditionalWeakTable<Compilation, Compilation> Extended = new();
    private static readonly ConditionalWeakTable<Compilation, object> WithDeclarations = new();

    /// <summary>Reads a piece of syntax where it sees the members that it, or a function that it uses, calls by name.</summary>
    /// <param name="syntax">The syntax.</param>
    /// <param name="model">What its file means without them.</param>
    /// <param name="declare">Writes the declarations of a method's members.</param>
    /// <param name="read">Reads the syntax; it may run twice, and must leave nothing behind.</param>
    public static T Reading<T>(SyntaxNode syntax, SemanticModel model, Func<MethodModel, string?> declare, Func<SemanticModel, T> read)
    {
        if (!AreMentioned(syntax, model.Compilation))
        {
            try
            {
                return read(model);
            }
            catch (UnseenMemberException)
            {
                // A function that stands in the place of its call mentions them.
            }
        }

        return read(Extended.GetValue(model.Compilation, compilation => Extend(compilation, declare)).GetSemanticModel(syntax.SyntaxTree));
    }

    /// <summary>Makes sure that a function whose text is read on the way sees what it calls.</summary>
    /// <exception cref="UnseenMemberException">It does not.</exception>
    public static void RequireSeen(SyntaxNode syntax, Compilation compilation)
    {
        if (!WithDeclarations.TryGetValue(compilation, out _) && AreMentioned(syntax, compilation))
            throw new UnseenMemberException();
    }

    /// <summary>The marked methods that a name may be a member of.</summary>
    public static IEnumerable<(IMethodSymbol Method, string Suffix)> OwnersOf(string name, Compilation compilation)
    {
        var splits = MemberNames.Splits(name).ToList();
        foreach (var declaration in splits.Count == 0 ? [] : Marked.Of(compilation))
        {
            foreach (var (_, suffix) in splits.Where(split => split.Name == declaration.Identifier.ValueText))
            {
                if (compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration) is { } method && method.Has(KnownNames.DifferentiableAttribute))
                    yield return (method, suffix);
            }
        }
    }

    /// <summary>Whether a marked method has members, as far as its declaration says.</summary>
    public static bool AreDeclared(IMethodSymbol method) => MemberNames.All.Any(suffix => method.ContainingType.GetMembers(method.Name + suffix).Any());

    /// <summary>Whether a text mentions a name that may be a member of a marked method of the compilation.</summary>
    private static bool AreMentioned(SyntaxNode syntax, Compilation compilation) =>
        MentionedIn(syntax).Any(name => MemberNames.Splits(name).Any(split => Names.GetValue(compilation, NamesIn).Contains(split.Name)));

    /// <summary>The names in a text that are those of members, as far as their ends say.</summary>
    private static IEnumerable<string> MentionedIn(SyntaxNode syntax) => syntax.DescendantTokens()
        .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && MemberNames.Splits(token.ValueText).Any())
        .Select(token => token.ValueText);

    private static HashSet<string> NamesIn(Compilation compilation) => [.. Marked.Of(compilation).Select(method => method.Identifier.ValueText)];

    private static Compilation Extend(Compilation compilation, Func<MethodModel, string?> declare)
    {
        HashSet<string> mentioned = [.. compilation.SyntaxTrees.SelectMany(tree => Mentioned.GetValue(tree, file => [.. MentionedIn(file.GetRoot())]))];
        var methods = Marked.Of(compilation)
            .Where(declaration => MemberNames.All.Any(suffix => mentioned.Contains(declaration.Identifier.ValueText + suffix)))
            .Select(declaration => compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration) is { } method
                && method.GetAttributes().FirstOrDefault(data => data.AttributeClass?.ToDisplayString() == KnownNames.DifferentiableAttribute) is { } attribute
                ? MethodReader.ReadDeclaration(method, declaration, attribute, compilation.Options.CheckOverflow)
                : null)
            .OfType<MethodModel>();
        var options = (CSharpParseOptions)compilation.SyntaxTrees.First().Options;
        var extended = compilation.AddSyntaxTrees(methods.Where(method => method.Findings.Count == 0).Select(declare).OfType<string>().Select(text => CSharpSyntaxTree.ParseText(text, options)));
        WithDeclarations.Add(extended, extended);
        return extended;
    }
}
