using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>
/// Places in a declaration as numbers of tokens, and expressions as text whose spaces and comments are normalised:
/// what the model keeps of the source does not change when only its layout does.
/// </summary>
internal sealed class SourceTokens
{
    private readonly SyntaxNode _declaration;
    private readonly Dictionary<int, int> _indexByPosition = [];

    public SourceTokens(SyntaxNode declaration)
    {
        _declaration = declaration;
        foreach (var token in declaration.DescendantTokens())
        {
            if (!_indexByPosition.ContainsKey(token.SpanStart))
                _indexByPosition.Add(token.SpanStart, _indexByPosition.Count);
        }
    }

    public Origin OriginOf(SyntaxNode node) => new(Text(node), Index(node.GetFirstToken()), Index(node.GetLastToken()));

    /// <summary>The place of a name, with other words for it.</summary>
    public Origin OriginOf(SyntaxToken token, string text) => new(text, Index(token), Index(token));

    /// <summary>Whether a node is part of the declaration.</summary>
    public bool Contains(SyntaxNode node) => node.SyntaxTree == _declaration.SyntaxTree && _declaration.Span.Contains(node.Span);

    /// <summary>The real place of a range of tokens.</summary>
    public static Location Locate(SyntaxNode declaration, int first, int last)
    {
        var tokens = declaration.DescendantTokens().GroupBy(token => token.SpanStart).Select(group => group.First()).ToList();
        return first < tokens.Count && last < tokens.Count && first <= last
            ? Location.Create(declaration.SyntaxTree, Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(tokens[first].SpanStart, tokens[last].Span.End))
            : declaration.GetLocation();
    }

    private static string Text(SyntaxNode node)
    {
        var text = new StringBuilder();
        var spaceBefore = false;
        foreach (var token in node.DescendantTokens())
        {
            if (spaceBefore || (text.Length > 0 && token.HasLeadingTrivia))
                text.Append(' ');
            text.Append(token.Text);
            spaceBefore = token.HasTrailingTrivia;
        }

        return text.ToString();
    }

    private int Index(SyntaxToken token) => _indexByPosition.TryGetValue(token.SpanStart, out var index) ? index : 0;
}
