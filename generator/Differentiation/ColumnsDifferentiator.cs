using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Simplification;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// Matrices of derivatives with respect to a few numbers: a tangent in the direction of each, one after the other in one function, so that
/// the values are computed once. In each direction the tangents of the other numbers are known to be zero, and contribute zero even times ∞.
/// </summary>
internal static class ColumnsDifferentiator
{
    /// <summary>The values and the Jacobian of a function whose results are numbers.</summary>
    public static BlockFunction Block(Function function, EquatableArray<Leaf> leaves)
    {
        var outputs = Enumerable.Range(0, function.Results.Count).ToList();
        var (tangents, columns) = AddColumns(function, [.. leaves.SelectMany(leaf => UnitDirection.Along(leaf, leaf.Parameter, []))], _ => outputs, isSymmetric: false);
        return new BlockFunction(tangents, [.. outputs.Select(row => (EquatableArray<int?>)[.. columns.Select(column => (int?)(outputs.Count + column[row]))])]);
    }

    /// <summary>The Jacobian of results that are numbers.</summary>
    public static ColumnsFunction Jacobian(ForwardFunction forward)
    {
        var builder = FunctionBuilder.Continuing(forward.Function);
        var parts = forward.Leaves.Select(leaf => TangentPart.OfLeaf(builder, leaf.Value)).ToList();
        var parameters = forward.Function.Parameters.ToList();
        var directions = forward.Leaves.SelectMany((leaf, index) => UnitDirection.Along(leaf, parameters.FindIndex(parameter => parameter.Value == parts[index].Value), parts[index].Path)).ToList();
        var outputs = Enumerable.Range(0, forward.Results.Count).Where(index => forward.Results[index] == TangentResult.Tangent).ToList();
        return Differentiate(forward.Function, directions, _ => outputs, isSymmetric: false);
    }

    /// <summary>The Hessian: the Jacobian of the gradient, below the diagonal.</summary>
    public static ColumnsFunction Hessian(AnalyzedFunction analyzed)
    {
        analyzed = analyzed with { Function = CheckpointedLoops.Without(analyzed.Function) };
        var reverse = ReverseDifferentiator.Differentiate(analyzed, new ReverseRequest(IncludesValue: false, SeedsWithOne: true, GradientTarget.Returned));
        var first = analyzed.HasReceiver ? 1 : 0;
        var directions = reverse.Gradients
            .SelectMany(gradient => UnitDirection.Along(gradient.Leaf, gradient.Leaf.Parameter + first, gradient.Leaf.Path.Select(step => step.Operation).ToEquatableArray()))
            .ToList();
        var gradients = reverse.Gradients.Select(gradient => gradient.Result!.Value).ToList();
        return Differentiate(Simplifier.Simplify(reverse.Function), directions, column => [.. gradients.Skip(column)], isSymmetric: true);
    }

    /// <param name="function">The function.</param>
    /// <param name="directions">The directions of the columns.</param>
    /// <param name="outputs">The results that a column is of.</param>
    /// <param name="isSymmetric">Whether what is above the diagonal is left out.</param>
    private static ColumnsFunction Differentiate(
        Function function, List<UnitDirection> directions, System.Func<int, IReadOnlyList<int>> outputs, bool isSymmetric)
    {
        var originals = function.Results.Count;
        var (all, entries) = AddColumns(function, directions, outputs, isSymmetric);
        return new ColumnsFunction(ResultSelection.Keep(all, [.. Enumerable.Range(originals, all.Results.Count - originals)]), entries.ToEquatableArray(), isSymmetric);
    }

    /// <summary>The function with its columns behind its results, and where the entries of each are among what comes behind.</summary>
    private static (Function Function, List<EquatableArray<int>> Entries) AddColumns(
        Function function, List<UnitDirection> directions, System.Func<int, IReadOnlyList<int>> outputs, bool isSymmetric)
    {
        var originals = function.Results.Count;
        var entries = new List<EquatableArray<int>>();
        for (var column = 0; column < directions.Count; column++)
        {
            var asked = outputs(column);
            var isAsked = Enumerable.Range(0, function.Results.Count).Select(asked.Contains).ToList();
            entries.Add(Enumerable.Range(function.Results.Count - originals, asked.Count).ToEquatableArray());
            var tangent = TangentDifferentiator.Differentiate(function, [directions[column].In(function)], ownsTangents: false, isAsked, isSymmetric ? DirectionKind.OfOneNumberAgain : DirectionKind.OfOneNumber);
            function = Simplifier.Simplify(directions[column].Of(tangent.Function));
        }

        return (function, entries);
    }
}
