using SymbolicBackprop.Gradients.Tests.Checks;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>What holds for the generated tangent of every function of the corpus, at several points: compiled code on both sides.</summary>
public class TangentCorpusTests
{
    private const int Samples = 3;

    public static TheoryData<string> Functions => [.. CorpusFunction.All.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_value_and_what_is_left_have_the_bits_of_the_function(string name) => ForEachSample(name, (function, target, arguments, tangents) =>
    {
        var expected = function.Value(target, arguments);
        var given = function.CallTangent(target, arguments, tangents).Value;
        Assert.Equal(Leaves.Bits(expected.Result), Leaves.Bits(given.Result));
        Assert.Equal(Leaves.Contents(expected.Arguments), Leaves.Contents(given.Arguments));
    });

    /// <summary>⟨w, J·v⟩ = ⟨Jᵀ·w, v⟩.</summary>
    [Theory]
    [MemberData(nameof(Functions))]
    public void Forward_and_reverse_mode_give_one_inner_product(string name) => ForEachSample(name, (function, target, arguments, tangents) =>
    {
        var random = new Random(29);
        var upstream = function.Upstream(function.Value(target, arguments).Result, () => random.NextDouble() * 2 - 1);
        var adjoints = function.Adjoints(arguments, () => random.NextDouble() * 2 - 1);
        var given = function.CallTangent(target, arguments, tangents);
        var active = function.Active.ToList();
        double[] weights = Numbers([.. upstream, .. adjoints]);
        double[] outputs = Numbers([.. function.HasUpstream ? new[] { given.Tangent } : [], .. function.InOuts.Select(index => given.Tangents[active.IndexOf(index)])]);
        double[] gradient = Numbers(function.Parts(function.CallBackward(target, arguments, upstream, adjoints)));
        double[] direction = Numbers([.. function.Differentiated.Select(index => tangents[active.IndexOf(index)])]);
        Assert.Equal(weights.Length, outputs.Length);
        Assert.Equal(gradient.Length, direction.Length);
        double[] left = [.. weights.Zip(outputs, (weight, output) => weight * output)];
        double[] right = [.. gradient.Zip(direction, (slope, step) => slope * step)];
        var scale = Math.Max(1, left.Concat(right).Sum(Math.Abs));
        var isSingle = Leaves.Of(arguments).Concat(Leaves.Of(given.Value.Result)).Any(number => number is float);
        Assert.True(Math.Abs(left.Sum() - right.Sum()) <= (isSingle ? 1e-4 : 1e-9) * scale, $"{left.Sum():R} and {right.Sum():R}");
    });

    /// <summary>The reverse sweep is compared with differences elsewhere; this does not rest on it.</summary>
    [Theory]
    [MemberData(nameof(Functions))]
    public void The_tangent_agrees_with_central_differences(string name) => ForEachSample(name, (function, target, arguments, tangents) =>
    {
        var given = function.CallTangent(target, arguments, tangents);
        var active = function.Active.ToList();
        var differentiated = function.Differentiated.ToHashSet();
        double[] expected = Outputs(function, given.Tangent, index => given.Tangents[active.IndexOf(index)]);
        var isSingle = Leaves.Of(arguments).Concat(Leaves.Of(given.Value.Result)).Any(number => number is float);
        var step = isSingle ? 1.0 / 64 : 1.0 / 4096;
        double[] fine = Slope(step / 2), coarse = Slope(step);
        for (var i = 0; i < expected.Length; i++)
        {
            var slope = ((4 * fine[i]) - coarse[i]) / 3;

            // Where the two differences are far apart there is a kink or an end of the domain, and no derivative to compare with.
            if (!double.IsFinite(slope) || Math.Abs(fine[i] - coarse[i]) > 1e-3 * Math.Max(1, Math.Abs(slope)))
                continue;
            Assert.True(Math.Abs(slope - expected[i]) <= (isSingle ? 1e-2 : 1e-5) * Math.Max(1, Math.Abs(slope)), $"{slope:R} is expected, not {expected[i]:R}");
        }

        double[] Slope(double h) => [.. At(h).Zip(At(-h), (ahead, behind) => (ahead - behind) / (2 * h))];

        double[] At(double h)
        {
            var moved = arguments.Select((argument, index) => !differentiated.Contains(index) ? argument : Leaves.Rebuild(
                argument,
                new Queue<double>(Leaves.Of(argument).Zip(Leaves.Of(tangents[active.IndexOf(index)]), (number, slope) => Leaves.Double(number) + (h * Leaves.Double(slope)))))).ToArray();
            var outcome = function.Value(target, moved);
            return Outputs(function, function.HasUpstream ? function.ActiveResult(outcome.Result) : null, index => outcome.Arguments[index]);
        }
    });

    private static double[] Outputs(CorpusFunction function, object? result, Func<int, object?> left) =>
        Numbers([.. function.HasUpstream ? new[] { result } : [], .. function.InOuts.Select(left)]);

    private static void ForEachSample(string name, Action<CorpusFunction, object?, object?[], object?[]> check)
    {
        var function = CorpusFunction.Named(name);
        for (var seed = 1; seed <= Samples; seed++)
        {
            var sampler = new Sampler(seed);
            var random = new Random(seed);
            var (target, arguments) = (sampler.Target(function.Method), sampler.Arguments(function.Method));
            check(function, target, arguments, function.Tangents(arguments, () => random.NextDouble() * 2 - 1));
        }
    }

    private static double[] Numbers(object?[] values) => [.. Leaves.Of(values).Select(Leaves.Double)];
}
