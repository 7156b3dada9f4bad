using Lessons.Graphs;

namespace Lessons.Pages;

/// <summary>All that is shown of a lesson.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Type">The type that holds the differentiable method; its file has the same name.</param>
/// <param name="Method">The differentiable method.</param>
/// <param name="Expression">The method as mathematics.</param>
/// <param name="OutputName">What the output of the graph is called.</param>
/// <param name="Graph">The output of the computation graph, after its backward pass.</param>
public sealed record LessonPage(int Number, string Title, string Type, string Method, string Expression, string OutputName, GraphNode Graph)
{
    /// <summary>The numbers of the lesson.</summary>
    public required IReadOnlyList<Result> Results { get; init; }

    /// <summary>What the teacher says about it, line by line.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
