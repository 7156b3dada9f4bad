namespace Lessons.Graphs;

/// <summary>Characters on a page that grows to the right and downwards.</summary>
internal sealed class Canvas
{
    private readonly List<List<char>> _lines = [];

    public void Write(int line, int column, string text)
    {
        for (var i = 0; i < text.Length; i++)
            this[line, column + i] = text[i];
    }

    public char this[int line, int column]
    {
        set
        {
            while (_lines.Count <= line)
                _lines.Add([]);
            while (_lines[line].Count <= column)
                _lines[line].Add(' ');
            _lines[line][column] = value;
        }
    }

    /// <summary>The lines, without blanks at their ends.</summary>
    public IReadOnlyList<string> ToLines() => [.. _lines.Select(line => new string([.. line]).TrimEnd())];
}
