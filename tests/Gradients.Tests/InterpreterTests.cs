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
    {
        var compiled = function.Value(target, arguments);
        var (results, left) = Evaluated(CorpusProgram.Instance.Analyzed(function).Function, target, arguments);
        Assert.Equal(Leaves.Bits(new[] { compiled.Result, LeftByReference(function, compiled) }), Leaves.Bits(results));
        Assert.Equal(Leaves.Contents(Storages(compiled.Arguments)), Leaves.Contents(Storages(left)));
    });

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_differentiated_function_has_the_bits_of_the_compiled_one(string name) => ForEachSample(name, (function, target, arguments) =>
    {
        var given = Given(function, target, arguments);
        var compiled = function.Call(function.HasGradient ? "ValueAndGradient" : "Backward", target, given);
        var reverse = Simplifier.Simplify(Recognition.Forget(CorpusProgram.Instance.Reverse(function).Function));
        Assert.Empty(IrVerifier.Verify(reverse));
        var (results, left) = Evaluated(reverse, target, Spread(function, given));
        Assert.Equal(Leaves.Bits(ResultsOfReverse(function, compiled)), Leaves.Bits(results));
        Assert.Equal(Leaves.Contents(Storages(Spread(function, compiled.Arguments))), Leaves.Contents(Storages(left)));
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
            var expected = Evaluated(all, target, given);
            foreach (var variant in variants)
            {
                var (results, left) = Evaluated(variant, target, given);
                Assert.Equal(Leaves.Bits(expected.Results), Leaves.Bits(results));
                Assert.Equal(Leaves.Contents(expected.Left), Leaves.Contents(left));
            }
        });
    }

    private static object?[] Given(CorpusFunction function, object? target, object?[] arguments)
    {
        if (function.HasGradient)
            return arguments;
        var random = new Random(11);
        return [.. arguments, .. function.Upstream(function.Value(target, arguments).Result, random.NextDouble), .. function.Adjoints(arguments, random.NextDouble)];
    }

    /// <summary>In the IR each number of a struct and each element of a tuple upstream is a parameter of its own.</summary>
    private static object?[] Spread(CorpusFunction function, object?[] given)
    {
        var own = function.Parameters.Length;
        return given.Length == own || !function.HasUpstream ? given : [.. given[..own], .. Spread(given[own]), .. given[(own + 1)..]];
    }

    private static IEnumerable<object?> Spread(object? upstream) => upstream switch
    {
        System.Runtime.CompilerServices.ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(index => Spread(tuple[index])),
        ValueType when Leaves.IsWeights(upstream) => Leaves.Of(upstream),
        _ => [upstream],
    };

    /// <summary>The results of a function of the IR, and what it leaves in copies of the arguments.</summary>
    private static (object?[] Results, object?[] Left) Evaluated(Function function, object? target, object?[] arguments)
    {
        object?[] copies = [.. arguments.Select(Leaves.Copy)];
        return (CorpusProgram.Evaluate(function, target, copies), copies);
    }

    /// <summary>What is left in parameters that are passed by reference: in the IR these are results behind a function's own.</summary>
    private static object?[] LeftByReference(CorpusFunction function, Outcome compiled) =>
        [.. function.Parameters.Zip(compiled.Arguments).Where(pair => pair.First.ParameterType.IsByRef && !pair.First.IsIn).Select(pair => pair.Second)];

    /// <summary>In the IR the results of a derivative function are the value, what is left in references, and the gradients that have no storage of their own.</summary>
    private static object?[] ResultsOfReverse(CorpusFunction function, Outcome compiled)
    {
        var left = LeftByReference(function, compiled);
        if (function.HasGradient)
        {
            var pair = (System.Runtime.CompilerServices.ITuple)compiled.Result!;
            return [pair[0], left, pair[1]];
        }

        var inStorage = function.InOuts.Where(index => !function.Parameters[index].ParameterType.IsByRef).ToHashSet();
        var gradients = function.Parts(compiled).Zip(function.Differentiated).Where(part => !inStorage.Contains(part.Second)).Select(part => part.First);
        return [left, .. gradients];
    }

    /// <summary>The arrays among arguments: the interpreter writes in place what has elements.</summary>
    private static IEnumerable<object?> Storages(IEnumerable<object?> arguments) => arguments.OfType<Array>();

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
