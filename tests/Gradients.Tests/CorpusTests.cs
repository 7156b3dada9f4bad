using SymbolicBackprop.Gradients.Tests.Checks;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>What holds for every generated member of every function of the corpus, at several points.</summary>
public class CorpusTests
{
    private const int Samples = 3;

    public static TheoryData<string> Functions => [.. CorpusFunction.All.Select(function => function.Name)];

    public static TheoryData<string> WithGradient => [.. CorpusFunction.All.Where(function => function.HasGradient).Select(function => function.Name)];

    public static TheoryData<string> WithBuffers => [.. CorpusFunction.All.Where(function => function.HasBuffers).Select(function => function.Name)];

    [Fact]
    public void The_corpus_is_large() => Assert.True(CorpusFunction.All.Count >= 110, $"{CorpusFunction.All.Count} functions");

    [Theory]
    [MemberData(nameof(WithGradient))]
    public void The_value_has_the_bits_of_the_function(string name) => ForEachSample(name, (function, target, arguments) =>
    {
        var both = Pair(function.Call("ValueAndGradient", target, arguments));
        Assert.Equal(Leaves.Bits(function.Value(target, arguments)), Leaves.Bits(both.Value));
        Assert.Equal(Leaves.Bits(function.Call("Gradient", target, arguments)), Leaves.Bits(both.Gradient));
    });

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_backward_pass_agrees_with_central_differences(string name) => ForEachSample(name, (function, target, arguments) =>
    {
        var random = new Random(17);
        var upstream = function.Upstream(function.Value(target, arguments), () => random.NextDouble() * 2 - 1);
        var weights = Leaves.Of(upstream).Select(Leaves.Double).ToArray();
        var active = arguments.Where((_, index) => function.IsActive(index)).ToArray();
        var at = Leaves.Of(active).Select(Leaves.Double).ToArray();
        var gradient = Leaves.Of(function.Call("Backward", target, [.. arguments, upstream])).Select(Leaves.Double).ToArray();
        var isSingle = Leaves.Of(active).Concat(Leaves.Of(function.Value(target, arguments))).Any(number => number is float);
        var result = isSingle
            ? GradientCheck.Run(x => (float)Weighted([.. x.Select(number => (double)number)]), [.. at.Select(number => (float)number)], [.. gradient.Select(number => (float)number)])
            : GradientCheck.Run(Weighted, at, gradient);
        Assert.True(result.Passed, result.ToString());

        double Weighted(double[] x)
        {
            var numbers = new Queue<double>(x);
            var moved = arguments.Select((argument, index) => function.IsActive(index) ? Leaves.Rebuild(argument, numbers) : argument).ToArray();
            return Leaves.Of(function.ActiveResult(function.Value(target, moved))).Zip(weights, (value, weight) => Leaves.Double(value) * weight).Sum();
        }
    });

    /// <summary>Products with a power of two are exact, so the bits are those of the gradient.</summary>
    [Theory]
    [MemberData(nameof(WithGradient))]
    public void The_backward_pass_is_the_gradient_times_upstream(string name) => ForEachSample(name, (function, target, arguments) =>
    {
        var value = function.Value(target, arguments);
        var gradient = function.Call("Gradient", target, arguments);
        foreach (var scale in new[] { 1.0, -4.0 })
        {
            var backward = function.Call("Backward", target, [.. arguments, function.Upstream(value, () => scale)]);
            Assert.Equal(Leaves.Of(gradient).Select(number => Leaves.Double(number) * scale), Leaves.Of(backward).Select(Leaves.Double));
        }
    });

    [Theory]
    [MemberData(nameof(WithBuffers))]
    public void Into_overwrites_whatever_the_buffers_hold(string name) => ForEachSample(name, (function, target, arguments) =>
    {
        if (!function.HasGradient)
            return;
        object?[] all = [.. arguments, .. function.Buffers(arguments, double.NaN), .. function.Workspace("GradientInto")];
        var value = function.Call("GradientInto", target, all);
        Assert.Equal(Leaves.Bits(function.Value(target, arguments)), Leaves.Bits(value));
        Assert.Equal(Leaves.Bits(function.Call("Gradient", target, arguments)), Leaves.Bits(all[arguments.Length..]));
    });

    [Theory]
    [MemberData(nameof(WithBuffers))]
    public void AddTo_adds_to_what_the_buffers_hold(string name) => ForEachSample(name, (function, target, arguments) =>
    {
        var random = new Random(5);
        var upstream = function.Upstream(function.Value(target, arguments), random.NextDouble);
        var expected = Leaves.Of(function.Call("Backward", target, [.. arguments, upstream])).Select(Leaves.Double).ToArray();
        foreach (var start in new[] { 0.0, 1024.0 })
        {
            object?[] all = [.. arguments, upstream, .. function.Buffers(arguments, start), .. function.Workspace("BackwardAddTo")];
            function.Call("BackwardAddTo", target, all);
            var sums = Leaves.Of(all[(arguments.Length + 1)..]).ToArray();
            Assert.Equal(expected.Length, sums.Length);
            for (var i = 0; i < expected.Length; i++)
                Assert.Equal(expected[i] + start, Leaves.Double(sums[i]), (sums[i] is float ? 1e-6 : 1e-14) * Math.Max(Math.Abs(expected[i]), 4 * start));
        }
    });

    private static void ForEachSample(string name, Action<CorpusFunction, object?, object?[]> check)
    {
        var function = CorpusFunction.Named(name);
        for (var seed = 1; seed <= Samples; seed++)
        {
            var sampler = new Sampler(seed);
            check(function, sampler.Target(function.Method), sampler.Arguments(function.Method));
        }
    }

    private static (object? Value, object? Gradient) Pair(object? tuple) =>
        (((System.Runtime.CompilerServices.ITuple)tuple!)[0], ((System.Runtime.CompilerServices.ITuple)tuple!)[1]);
}
