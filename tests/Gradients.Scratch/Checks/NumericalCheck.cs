namespace SymbolicBackprop.Gradients.Tests.Checks;

/// <summary>
/// A function's backward member against central differences of the function itself: of its result and of what it leaves in its in-outs,
/// weighted by the upstream values.
/// </summary>
internal static class NumericalCheck
{
    public static GradientCheckResult Run(CorpusFunction function, object? target, object?[] arguments)
    {
        var random = new Random(17);
        var value = function.Value(target, arguments);
        var upstream = function.Upstream(value.Result, () => random.NextDouble() * 2 - 1);
        var adjoints = function.Adjoints(arguments, () => random.NextDouble() * 2 - 1);
        var weights = Numbers([.. upstream, .. adjoints]);
        var differentiated = function.Differentiated.ToHashSet();
        var active = arguments.Where((_, index) => differentiated.Contains(index)).ToArray();
        var at = Numbers(active);
        var gradient = Numbers(function.Parts(function.CallBackward(target, arguments, upstream, adjoints)));
        return Leaves.Of(active).Concat(Leaves.Of(value.Result)).Any(number => number is float)
            ? GradientCheck.Run(x => (float)Weighted([.. x.Select(number => (double)number)]), [.. at.Select(number => (float)number)], [.. gradient.Select(number => (float)number)])
            : GradientCheck.Run(Weighted, at, gradient);

        double Weighted(double[] x)
        {
            var numbers = new Queue<double>(x);
            var moved = arguments.Select((argument, index) => differentiated.Contains(index) ? Leaves.Rebuild(argument, numbers) : argument).ToArray();
            var outcome = function.Value(target, moved);
            object?[] results = upstream.Length == 0 ? [] : [function.ActiveResult(outcome.Result)];
            return Numbers([.. results, .. function.InOuts.Select(index => outcome.Arguments[index])]).Zip(weights, (number, weight) => number * weight).Sum();
        }
    }

    private static double[] Numbers(object?[] values) => [.. Leaves.Of(values).Select(Leaves.Double)];
}
