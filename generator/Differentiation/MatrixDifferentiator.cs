using System;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Simplification;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// Chooses how a matrix of derivatives is computed, by the types: a few numbers that depend on a few numbers in one sweep of forward mode, a
/// few numbers that depend on arrays by the gradient of each, any others by forward mode in all directions.
/// </summary>
internal static class MatrixDifferentiator
{
    /// <summary>So few that the code for each of them is worth its length.</summary>
    private const int MostNumbers = 8;

    public static DerivativeFunction Differentiate(AnalyzedFunction analyzed, MatrixRequest request)
    {
        var numbers = analyzed.Leaves.All(leaf => FlatNumbers.IsGroup(leaf.Type) || leaf.Type.IsReal) ? analyzed.Leaves.Sum(leaf => FlatNumbers.CountOf(leaf.Type)) : int.MaxValue;
        var inOneSweep = numbers <= MostNumbers && !Calls(analyzed.Function);
        if (inOneSweep && request.IsHessian && analyzed.Leaves.All(leaf => leaf.Type.IsReal) && analyzed.InOuts.Count == 0 && analyzed.Function.Results.Count == analyzed.OwnResultCount)
            return ColumnsDifferentiator.Hessian(analyzed);
        if (request.IsHessian)
            return new MatrixFunction(analyzed.Function, analyzed.InOuts, []) { Directions = DirectionsDifferentiator.Hessian(analyzed) };
        if (GivesNumbers(analyzed) && !inOneSweep && analyzed.ActiveResults.Count(isActive => isActive) < numbers)
            return new MatrixFunction(analyzed.Function, analyzed.InOuts, Rows(analyzed));
        var forward = analyzed.Forward ?? throw new InvalidOperationException("The analysis has not prepared forward mode.");
        return GivesNumbers(analyzed) && inOneSweep
            ? ColumnsDifferentiator.Jacobian(forward)
            : new MatrixFunction(analyzed.Function, analyzed.InOuts, []) { Directions = DirectionsDifferentiator.Jacobian(forward, analyzed.InOuts) };
    }

    /// <summary>
    /// Whether a function leaves derivatives to other methods: what gives its values then gives one tangent besides, so that two columns would
    /// be two sweeps.
    /// </summary>
    private static bool Calls(Function function) =>
        function.Body.Descendants().OfType<Let>().Any(let => let.Operation is Call or CallBackward || let.DerivativeAs is { Operation: CustomDerivative });

    /// <summary>A few numbers, and nothing that is left in parameters.</summary>
    private static bool GivesNumbers(AnalyzedFunction analyzed) => analyzed.InOuts.Count == 0
        && analyzed.Function.Results.Count == analyzed.OwnResultCount
        && analyzed.ActiveResults.Count(isActive => isActive) <= MostNumbers
        && Enumerable.Range(0, analyzed.OwnResultCount).All(index => !analyzed.ActiveResults[index] || analyzed.Function.Results[index].IsReal);

    /// <summary>The upstream values of the other results are known to be zero.</summary>
    private static EquatableArray<ReverseFunction> Rows(AnalyzedFunction analyzed) => Enumerable.Range(0, analyzed.ActiveResults.Count)
        .Where(row => analyzed.ActiveResults[row])
        .Select(row =>
        {
            var only = analyzed with { ActiveResults = Enumerable.Range(0, analyzed.ActiveResults.Count).Select(index => index == row).ToEquatableArray() };
            var reverse = ReverseDifferentiator.Differentiate(only, new ReverseRequest(IncludesValue: false, SeedsWithOne: true, GradientTarget.Returned) { Directions = DirectionKind.OfOneNumber });
            return reverse with { Function = Simplifier.Simplify(Recognition.Forget(reverse.Function)) };
        })
        .ToEquatableArray();
}
