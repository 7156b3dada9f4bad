using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;
using SymbolicBackprop.Generator.Simplification;
using SymbolicBackprop.Gradients.Tests.Checks;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>The functions of the corpus in the interpreter, against the compiled code and against themselves with a line of algebra switched off.</summary>
public class InterpreterTests
{
    public static TheoryData<string> Functions => [.. CorpusFunction.All.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_bound_function_has_the_bits_of_the_compiled_one(string name) => ForEachSample(name, (function, target, arguments) =>
        Assert.Equal(
            Leaves.Bits(function.Value(target, arguments)),
            Leaves.Bits(CorpusProgram.Evaluate(CorpusProgram.Instance.Analyzed(function).Function, target, arguments))));

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_differentiated_function_has_the_bits_of_the_compiled_one(string name) => ForEachSample(name, (function, target, arguments) =>
    {
        var given = Given(function, target, arguments);
        var expected = function.Call(function.HasGradient ? "ValueAndGradient" : "Backward", target, given);
        var reverse = Simplifier.Simplify(Recognition.Forget(CorpusProgram.Instance.Reverse(function).Function));
        Assert.Empty(IrVerifier.Verify(reverse));
        Assert.Equal(Leaves.Bits(expected), Leaves.Bits(CorpusProgram.Evaluate(reverse, target, Spread(function, given))));
    });

    [Theory]
    [MemberData(nameof(Functions))]
    public void Switching_a_line_of_algebra_off_changes_no_bit(string name)
    {
        var function = CorpusFunction.Named(name);
        var raw = Recognition.Forget(CorpusProgram.Instance.Reverse(function).Function);
        Assert.Empty(IrVerifier.Verify(raw));
        var all = Simplifier.Simplify(raw);
        List<Function> variants = [raw, Simplifier.Simplify(raw, [])];
        foreach (var line in SafeAlgebra.Lines)
        {
            var without = Simplifier.Simplify(raw, SafeAlgebra.Lines.Remove(line));
            if (without != all)
                variants.Add(without);
        }

        ForEachSample(name, (_, target, arguments) =>
        {
            var given = Spread(function, Given(function, target, arguments));
            var expected = Leaves.Bits(CorpusProgram.Evaluate(all, target, given)).ToList();
            foreach (var variant in variants)
                Assert.Equal(expected, Leaves.Bits(CorpusProgram.Evaluate(variant, target, given)));
        });
    }

    private static object?[] Given(CorpusFunction function, object? target, object?[] arguments)
    {
        if (function.HasGradient)
            return arguments;
        var random = new Random(11);
        return [.. arguments, function.Upstream(function.Value(target, arguments), random.NextDouble)];
    }

    /// <summary>In the IR each element of a tuple upstream is a parameter of its own.</summary>
    private static object?[] Spread(CorpusFunction function, object?[] given)
    {
        if (function.HasGradient || given[^1] is not System.Runtime.CompilerServices.ITuple tuple)
            return given;
        return [.. given[..^1], .. Enumerable.Range(0, tuple.Length).Select(index => tuple[index])];
    }

    private static void ForEachSample(string name, Action<CorpusFunction, object?, object?[]> check)
    {
        var function = CorpusFunction.Named(name);
        for (var seed = 1; seed <= 2; seed++)
        {
            var sampler = new Sampler(seed);
            check(function, sampler.Target(function.Method), sampler.Arguments(function.Method));
        }
    }
}
