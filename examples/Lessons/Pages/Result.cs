using Lessons.Graphs;

namespace Lessons.Pages;

/// <summary>One number or matrix of a lesson.</summary>
/// <param name="Name">As in the lecture: <c>∂z/∂x</c>.</param>
/// <param name="Value">Unrounded.</param>
/// <param name="Remark">What it means; may be empty.</param>
public sealed record Result(string Name, Quantity Value, string Remark = "");
