using System;
using System.Text;

namespace SymbolicBackprop.Generator.Infrastructure;

/// <summary>Indented text with <c>\n</c> line ends, whatever the machine.</summary>
internal sealed class SourceWriter
{
    private const int SpacesPerLevel = 4;
    private readonly StringBuilder _text = new();
    private int _level;

    public void Line(string line = "")
    {
        if (line.Length > 0)
            _text.Append(' ', _level * SpacesPerLevel).Append(line);
        _text.Append('\n');
    }

    /// <summary>Lines of a text that has its own line ends, each one indented.</summary>
    public void Lines(string text)
    {
        foreach (var line in text.Split('\n'))
            Line(line);
    }

    /// <summary>An opening brace; the closing one is written when the result is disposed.</summary>
    public Closing Block(string? header = null, string close = "}")
    {
        if (header is not null)
            Line(header);
        Line("{");
        _level++;
        return new Closing(this, close);
    }

    /// <summary>One more level of indentation until the result is disposed.</summary>
    public Closing Indent()
    {
        _level++;
        return new Closing(this, null);
    }

    public override string ToString() => _level == 0
        ? _text.ToString()
        : throw new InvalidOperationException("A block was left open.");

    /// <summary>The end of a block; the default one ends nothing.</summary>
    internal readonly struct Closing(SourceWriter? writer, string? close) : IDisposable
    {
        public void Dispose()
        {
            if (writer is null)
                return;
            writer._level--;
            if (close is not null)
                writer.Line(close);
        }
    }
}
