using SymbolicBackprop.Gradients.Tests.Checks;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>What holds for every generated member of every function of the corpus, at several points.</summary>
public class CorpusTests
{
    private const int Samples = 3;

    public static TheoryData<string> Functions => [.. CorpusFunction.All.Select(function => function.Name)];

    public static TheoryData<string> WithGradient => [.. CorpusFunction.All.Where(function => function.HasGradient).Select(function => function.Name)];

    public static TheoryData<string> WithBuffers => [.. CorpusFunction.All.Where(function => function.HasBuffers).Select(function => function.Name)];

    public static TheoryData<string> WithOut => [.. CorpusFunction.All.Where(function => function.Parameters.Any(parameter => parameter.IsOut)).Select(function => function.Name)];

    [Fact]
    public void The_corpus_is_large() => Assert.True(CorpusFunction.All.Count >= 350, $"{CorpusFunction.All.Count} functions");

    [Theory]
    [MemberData(nameof(WithGradient))]
    public void The_value_has_the_bits_of_the_function(string name) => ForEachSample(name, (function, target, arguments) =>
    {
        var both = Pair(function.Call("ValueAndGradient", target, arguments).Result);
        Assert.Equal(Leaves.Bits(function.Value(target, arguments).Result), Leaves.Bits(both.Value));
        Assert.Equal(Leaves.Bits(function.Call("Gradient", target, arguments).Result), Leaves.Bits(both.Gradient));
    });

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_backward_pass_agrees_with_central_differences(string name) => ForEachSample(name, (function, target, arguments) =>
    {
        var result = NumericalCheck.Run(function, target, arguments);
        Assert.True(result.Passed, result.ToString());
    });

    /// <summary>Products with a power of two are exact, so the bits are those of the gradient.</summary>
    [Theory]
    [MemberData(nameof(WithGradient))]
    public void The_backward_pass_is_the_gradient_times_upstream(string name) => ForEachSample(name, (function, target, arguments) =>
    {
        var value = function.Value(target, arguments).Result;
        var gradient = function.Call("Gradient", target, arguments).Result;
        foreach (var scale in new[] { 1.0, -4.0 })
        {
            var backward = function.CallBackward(target, arguments, function.Upstream(value, () => scale), function.Adjoints(arguments, () => 0));
            Assert.Equal(Leaves.Of(gradient).Select(number => Leaves.Double(number) * scale), Leaves.Of(function.Parts(backward)).Select(Leaves.Double));
        }
    });

    [Theory]
    [MemberData(nameof(WithBuffers))]
    public void Into_overwrites_whatever_the_buffers_hold(string name) => ForEachSample(name, (function, target, arguments) =>
    {
        if (!function.HasGradient)
            return;
        object?[] buffers = function.IntoBuffers(arguments, double.NaN);
        var into = function.Call("GradientInto", target, [.. arguments, .. buffers, .. function.Workspace("GradientInto")]);
        Assert.Equal(Leaves.Bits(function.Value(target, arguments).Result), Leaves.Bits(into.Result));
        Assert.Equal(Leaves.Bits(function.Call("Gradient", target, arguments).Result), Leaves.Bits(into.Arguments[arguments.Length..(arguments.Length + buffers.Length)]));
    });

    [Theory]
    [MemberData(nameof(WithBuffers))]
    public void AddTo_adds_to_what_the_buffers_hold(string name) => ForEachSample(name, (function, target, arguments) =>
    {
        var random = new Random(5);
        var upstream = function.Upstream(function.Value(target, arguments).Result, random.NextDouble);
        var adjoints = function.Adjoints(arguments, random.NextDouble);
        var backward = function.CallBackward(target, arguments, upstream, adjoints);
        var inOuts = function.InOuts.ToHashSet();
        var expected = Leaves.Of(function.Parts(backward).Zip(function.Differentiated).Where(part => !inOuts.Contains(part.Second)).Select(part => part.First).ToArray())
            .Select(Leaves.Double).ToArray();
        foreach (var start in new[] { 0.0, 1024.0 })
        {
            var addTo = function.CallBackward(target, arguments, upstream, adjoints, function.AddToBuffers(arguments, start));
            Assert.Equal(Leaves.Bits(function.Adjoints(backward)), Leaves.Bits(function.Adjoints(addTo)));
            var sums = Leaves.Of(function.Buffers(addTo)).ToArray();
            Assert.Equal(expected.Length, sums.Length);
            for (var i = 0; i < expected.Length; i++)
                Assert.Equal(expected[i] + start, Leaves.Double(sums[i]), (sums[i] is float ? 1e-6 : 1e-14) * Math.Max(Math.Abs(expected[i]), 4 * start));
        }
    });

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_member_leaves_in_the_arguments_what_the_function_leaves(string name) => ForEachSample(name, (function, target, arguments) =>
    {
        var value = function.Value(target, arguments);
        var upstream = function.Upstream(value.Result, () => 1);
        List<Outcome> outcomes = [function.CallBackward(target, arguments, upstream, function.Adjoints(arguments, () => 1))];
        if (function.HasBuffers)
            outcomes.Add(function.CallBackward(target, arguments, upstream, function.Adjoints(arguments, () => 1), function.AddToBuffers(arguments, 0)));
        if (function.HasGradient)
            outcomes.AddRange([function.Call("Gradient", target, arguments), function.Call("ValueAndGradient", target, arguments)]);
        if (function.HasGradient && function.HasBuffers)
            outcomes.Add(function.Call("GradientInto", target, [.. arguments, .. function.IntoBuffers(arguments, 0), .. function.Workspace("GradientInto")]));
        foreach (var outcome in outcomes)
            Assert.Equal(Leaves.Contents(value.Arguments), Leaves.Contents(outcome.Arguments[..arguments.Length]));
    });

    /// <summary>What an <c>out</c> parameter held does not matter.</summary>
    [Theory]
    [MemberData(nameof(WithOut))]
    public void The_adjoint_of_an_out_parameter_is_zero_on_exit(string name) => ForEachSample(name, (function, target, arguments) =>
    {
        var upstream = function.Upstream(function.Value(target, arguments).Result, () => 1);
        var backward = function.CallBackward(target, arguments, upstream, function.Adjoints(arguments, () => 3));
        var ofOut = function.InOuts.Zip(function.Adjoints(backward)).Where(adjoint => function.Parameters[adjoint.First].IsOut).Select(adjoint => adjoint.Second).ToArray();
        Assert.NotEmpty(ofOut);
        Assert.All(Leaves.Of(ofOut), number => Assert.Equal(0, Leaves.Double(number)));
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
