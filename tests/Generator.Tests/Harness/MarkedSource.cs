using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace SymbolicBackprop.Generator.Tests.Harness;

/// <summary>A source whose marks <c>[|…|]</c> say where diagnostics are expected.</summary>
internal sealed record MarkedSource(string Text, IReadOnlyList<TextSpan> Marks)
{
    public static MarkedSource Read(string marked)
    {
        var text = new StringBuilder();
        var marks = new List<TextSpan>();
        var start = 0;
        for (var i = 0; i < marked.Length; i++)
        {
            var pair = i + 1 < marked.Length ? marked.AsSpan(i, 2) : default;
            if (pair.SequenceEqual("[|"))
            {
                start = text.Length;
                i++;
            }
            else if (pair.SequenceEqual("|]"))
            {
                marks.Add(TextSpan.FromBounds(start, text.Length));
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        return new MarkedSource(text.ToString(), marks);
    }
}
