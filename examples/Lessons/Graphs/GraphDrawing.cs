namespace Lessons.Graphs;

/// <summary>
/// Draws a computation graph from left to right. Each input has a lane of its own; an operation stands on the lane of its first input, and the
/// arrows of the others come up to it from below. Above each arrow is the value that flows forward, below it the derivative that flows back.
/// </summary>
internal sealed class GraphDrawing
{
    private const int LinesPerLane = 4;
    private const int LineOfArrow = 1;

    private readonly Canvas _canvas = new();
    private readonly int _nameWidth;
    private int _laneCount;

    private GraphDrawing(GraphNode output) => _nameWidth = output.All.Where(node => node.Inputs.Count == 0).Max(node => node.Label.Length);

    /// <summary>The drawing of the graph that ends in a node.</summary>
    /// <param name="output">After its backward pass.</param>
    /// <param name="name">What the output is called.</param>
    public static IReadOnlyList<string> Draw(GraphNode output, string name)
    {
        var drawing = new GraphDrawing(output);
        var end = drawing.Place(output);
        drawing.Arrow(end, end.Column + ArrowLength(output), output);
        drawing._canvas.Write(LineOf(end.Lane), end.Column + ArrowLength(output) + 1, name);
        return drawing._canvas.ToLines();
    }

    /// <summary>Draws a node and all that flows into it; the place where its own arrow begins.</summary>
    private (int Lane, int Column) Place(GraphNode node)
    {
        if (node.Inputs.Count == 0)
        {
            var ownLane = _laneCount++;
            _canvas.Write(LineOf(ownLane), 0, node.Label.PadLeft(_nameWidth));
            return (ownLane, _nameWidth + 1);
        }

        var starts = node.Inputs.Select(Place).ToList();
        var lane = starts[0].Lane;
        var left = starts.Zip(node.Inputs, (start, input) => start.Column + ArrowLength(input)).Max() + 1;
        var box = $"({node.Label})";
        _canvas.Write(LineOf(lane), left, box);
        Arrow(starts[0], left - 1, node.Inputs[0]);
        var middle = left + box.Length / 2;
        // From the lowest upwards, so that each joins the line that is there.
        for (var i = starts.Count - 1; i > 0; i--)
            ArrowFromBelow(starts[i], lane, middle, node.Inputs[i], isLast: i == starts.Count - 1);
        return (lane, left + box.Length + 1);
    }

    private void Arrow((int Lane, int Column) start, int end, GraphNode from)
    {
        Line(start, end - 1, from);
        _canvas[LineOf(start.Lane), end - 1] = '▶';
    }

    private void ArrowFromBelow((int Lane, int Column) start, int laneOfNode, int column, GraphNode from, bool isLast)
    {
        Line(start, column, from);
        _canvas[LineOf(start.Lane), column] = isLast ? '┘' : '┤';
        for (var line = LineOf(start.Lane) - 1; line > LineOf(laneOfNode) + 1; line--)
            _canvas[line, column] = '│';
        _canvas[LineOf(laneOfNode) + 1, column] = '▲';
    }

    private void Line((int Lane, int Column) start, int end, GraphNode from)
    {
        var line = LineOf(start.Lane);
        for (var column = start.Column; column < end; column++)
            _canvas[line, column] = '─';
        Label(line - 1, start.Column, from, from.Value.ToString());
        Label(line + 1, start.Column, from, from.Derivative?.ToString() ?? "");
    }

    private void Label(int line, int column, GraphNode from, string text) =>
        _canvas.Write(line, column + (ArrowLength(from) - text.Length) / 2, text);

    /// <summary>Long enough for both labels.</summary>
    private static int ArrowLength(GraphNode from) => Math.Max(from.Value.ToString().Length, from.Derivative?.ToString().Length ?? 0) + 4;

    private static int LineOf(int lane) => lane * LinesPerLane + LineOfArrow;
}
