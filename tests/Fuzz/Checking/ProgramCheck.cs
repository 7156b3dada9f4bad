using System.Collections.Immutable;
using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Checking;

/// <summary>Calls the members of a program with one set of arguments and compares what they give.</summary>
internal sealed class ProgramCheck(CompiledProgram program, ArgumentSet arguments, GradientCorruption? corruption)
{
    private const double Tolerance = 1e-10;
    private const double SymmetryTolerance = 1e-7;
    private const double BufferContents = 0.75;

    private readonly Method _entry = program.Subject.Program.Entry;

    /// <summary>Where what is asked for is the derivative of the result alone.</summary>
    private readonly double[] _unit = [.. arguments.Upstream.Select((_, index) => index == 0 ? 1.0 : 0.0)];

    /// <summary>The first check that fails; null if none does.</summary>
    /// <param name="oracles">The names of the oracles and their answers to these arguments.</param>
    public Failure? Run(IEnumerable<(string Name, Func<ForwardResult> Evaluate)> oracles)
    {
        try
        {
            return Compare(oracles);
        }
        catch (MemberException exception)
        {
            var inner = exception.InnerException!;
            return Fail($"{exception.Message} throws {inner.GetType().Name}", inner.ToString());
        }
    }

    private Failure? Compare(IEnumerable<(string Name, Func<ForwardResult> Evaluate)> oracles)
    {
        var original = Call(program.Debug, _entry.Name, _unit, 0);
        var runs = Runs(program.Debug);
        if (CompareWithOriginal(original, runs) is { } outputs)
            return outputs;
        if (CompareMembers(runs) is { } members)
            return members;
        var answers = oracles.Select(oracle => (oracle.Name, Result: oracle.Evaluate())).ToList();
        foreach (var (name, expected) in answers)
        {
            if (CompareWithOracle(name, original, expected, [.. answers.Select(answer => answer.Result)], runs) is { } gradients)
                return gradients;
        }

        if (ComparePatterns(answers) is { } patterns)
            return patterns;
        if (CompareTangents(original, answers) is { } tangents)
            return tangents;
        if (CompareHessian(original) is { } hessian)
            return hessian;
        return program.Optimized is { } optimized ? CompareWithOptimized(optimized, original, runs) : null;
    }

    /// <summary>Every member, with the derivative of the result alone where it is told what is asked for, and again with a random upstream.</summary>
    private List<MemberRun> Runs(ImmutableDictionary<string, MemberCall> calls)
    {
        var runs = new List<MemberRun>();
        foreach (var name in calls.Keys.Where(name => name != _entry.Name && !TakesDirection(name)).Order(StringComparer.Ordinal))
        {
            var takesUpstream = name.Contains("Backward", StringComparison.Ordinal);
            if (_entry.Result == ValueKind.Real)
                runs.Add(new MemberRun(name, _unit, Call(calls, name, _unit, takesUpstream ? 0 : BufferContents)));
            if (takesUpstream)
            {
                var upstream = WeightedUpstream();
                runs.Add(new MemberRun(name, upstream, Call(calls, name, upstream, BufferContents)));
            }
        }

        return runs;
    }

    private static bool TakesDirection(string member) => member.EndsWith("Tangent", StringComparison.Ordinal) || member.Contains("HessianVectorProduct", StringComparison.Ordinal);

    /// <summary>The compiled tangent in a direction, against the sum of what the oracles give for each input.</summary>
    private Failure? CompareTangents(Recorder original, List<(string Name, ForwardResult Result)> answers)
    {
        var direction = Direction(0);
        var given = Call(program.Debug, _entry.Name + "Tangent", direction, 0);
        if (CompareWithOriginal(original, [new MemberRun(_entry.Name + "Tangent", direction, given)]) is { } outputs)
            return outputs;
        foreach (var (name, expected) in answers)
        {
            for (var output = 0; output < given.Tangents!.Length; output++)
            {
                var tangent = direction.Select((step, input) => step * expected.Tangents[input][output]).Sum();
                var contributions = answers.Max(answer => direction.Select((step, input) => Math.Abs(step) * answer.Result.Contributions[input][output]).Sum());
                if (!double.IsFinite(tangent) || !double.IsFinite(contributions))
                    continue;
                if (!(Math.Abs(given.Tangents[output] - tangent) <= Tolerance * Math.Max(Math.Max(1, Math.Abs(tangent)), contributions)))
                    return Fail("tangent", $"direction {Numbers.Text(direction)}\noutput {output}: expected {Numbers.Text(tangent)} by {name}, got {Numbers.Text(given.Tangents[output])}");
            }
        }

        return null;
    }

    /// <summary>A derivative that is not zero has an entry in the pattern.</summary>
    private Failure? ComparePatterns(List<(string Name, ForwardResult Result)> answers)
    {
        foreach (var (output, columns) in answers.SelectMany(answer => answer.Result.Pattern))
        {
            foreach (var (name, result) in answers)
            {
                for (var input = 0; input < result.Tangents.Length; input++)
                {
                    if (result.Tangents[input][output] != 0 && double.IsFinite(result.Tangents[input][output]) && !columns.Contains(input))
                        return Fail("pattern", $"output {output} depends on input {input} by {name}: {Numbers.Text(result.Tangents[input][output])}");
                }
            }
        }

        return null;
    }

    /// <summary>
    /// The Hessian is symmetric: ⟨u, H·v⟩ = ⟨v, H·u⟩. How much of its terms cancels is not known, so this is not as sharp as the comparison
    /// of gradients; a term that is missing or wrong shows.
    /// </summary>
    private Failure? CompareHessian(Recorder original)
    {
        if (_entry.Result != ValueKind.Real)
            return null;
        var name = _entry.Name + "HessianVectorProduct";
        var (left, right) = (Direction(0), Direction(1));
        var (ofLeft, ofRight) = (Call(program.Debug, name, left, 0), Call(program.Debug, name, right, 0));
        if (CompareWithOriginal(original, [new MemberRun(name, left, ofLeft)]) is { } outputs)
            return outputs;
        if (program.Debug.ContainsKey(name + "Into"))
        {
            var into = Call(program.Debug, name + "Into", left, BufferContents);
            if (CompareWithOriginal(original, [new MemberRun(name + "Into", left, into)]) is { } leftBehind)
                return leftBehind;
            if (!Numbers.AreSame(into.Gradient!, ofLeft.Gradient!))
                return Fail("product in buffers", $"expected {Numbers.Text(ofLeft.Gradient!)}, got {Numbers.Text(into.Gradient!)}");
        }

        double[] one = [.. left.Zip(ofRight.Gradient!, (step, product) => step * product)];
        double[] other = [.. right.Zip(ofLeft.Gradient!, (step, product) => step * product)];
        var scale = Math.Max(1, one.Concat(other).Sum(Math.Abs));
        return double.IsFinite(scale) && Math.Abs(one.Sum() - other.Sum()) > SymmetryTolerance * scale
            ? Fail("symmetry of the Hessian", $"{Numbers.Text(left)} and {Numbers.Text(right)}: {Numbers.Text(one.Sum())} and {Numbers.Text(other.Sum())}")
            : null;
    }

    /// <summary>A direction for all inputs, another one for each number.</summary>
    private double[] Direction(int number)
    {
        var random = new Random(17 + number);
        return [.. arguments.Reals.Select(_ => random.NextDouble() * 2 - 1)];
    }

    /// <summary>The random upstream, where there is an adjoint that takes it: a parameter that is not written has none.</summary>
    private double[] WeightedUpstream()
    {
        var written = new WrittenParameters(program.Subject.Program);
        var takes = new List<bool>();
        if (_entry.Result == ValueKind.Real)
            takes.Add(true);
        foreach (var parameter in _entry.Parameters.Where(parameter => parameter.IsMemory))
            takes.AddRange(Enumerable.Repeat(written.IsInOut(_entry, parameter), parameter.RealCount));
        return [.. arguments.Upstream.Zip(takes, (upstream, isTaken) => isTaken ? upstream : 0)];
    }

    private Recorder Call(ImmutableDictionary<string, MemberCall> calls, string name, double[] upstream, double fill)
    {
        var recorder = new Recorder();
        try
        {
            calls[name](recorder, [.. arguments.Reals], [.. arguments.Integers], [.. upstream], fill);
        }
        catch (Exception exception)
        {
            throw new MemberException(name, exception);
        }

        if (corruption is not null && recorder.Gradient is { } gradient)
            recorder.Gradient = corruption(program.Subject.Program, name, gradient);
        return recorder;
    }

    private Failure? CompareWithOriginal(Recorder original, List<MemberRun> runs)
    {
        foreach (var run in runs)
        {
            if (run.Given.Value is { } value && !Numbers.AreSame(value, original.Value!.Value))
                return Fail($"value of {run.Name}", $"expected {Numbers.Text(original.Value.Value)}, got {Numbers.Text(value)}");
            if (!Numbers.AreSame(run.Given.Left, original.Left))
                return Fail($"what {run.Name} leaves in memory", $"expected {Numbers.Text(original.Left)}, got {Numbers.Text(run.Given.Left)}");
        }

        return null;
    }

    /// <summary>All members that give the gradient of the result give the same bits.</summary>
    private Failure? CompareMembers(List<MemberRun> runs)
    {
        var gradients = runs.Where(run => run.Upstream == _unit).ToList();
        foreach (var run in gradients.Where(run => !Numbers.AreSameDerivatives(run.Given.Gradient!, gradients[0].Given.Gradient!)))
            return Fail($"{run.Name} beside {gradients[0].Name}", $"{run.Name} {Numbers.Text(run.Given.Gradient!)}, {gradients[0].Name} {Numbers.Text(gradients[0].Given.Gradient!)}");
        return null;
    }

    private Failure? CompareWithOracle(string oracle, Recorder original, ForwardResult expected, List<ForwardResult> answers, List<MemberRun> runs)
    {
        double[] outputs = original.Value is { } value ? [value, .. original.Left] : original.Left;
        if (!Numbers.AreSame(expected.Values, outputs))
            return Fail($"values of {oracle}", $"{oracle} {Numbers.Text(expected.Values)}, the program {Numbers.Text(outputs)}");
        foreach (var run in runs)
        {
            for (var input = 0; input < run.Given.Gradient!.Length; input++)
            {
                var (derivative, _) = expected.Derivative(input, run.Upstream);

                // The interpreter knows the sum of the contributions only, the other oracle each of them.
                var contributions = answers.Max(answer => answer.Derivative(input, run.Upstream).Contributions);

                // Where the numbers of the program overflow there is nothing to compare.
                if (!double.IsFinite(derivative) || !double.IsFinite(contributions))
                    continue;
                var (sum, got) = (derivative + run.Given.Before[input], run.Given.Gradient[input]);
                if (!(Math.Abs(got - sum) <= Tolerance * Math.Max(Math.Max(1, Math.Abs(sum)), contributions)))
                    return Fail($"gradient of {run.Name}", $"upstream {Numbers.Text(run.Upstream)}\ncomponent {input}: expected {Numbers.Text(sum)} by {oracle}, got {Numbers.Text(got)}");
            }
        }

        return null;
    }

    private Failure? CompareWithOptimized(ImmutableDictionary<string, MemberCall> calls, Recorder original, List<MemberRun> runs)
    {
        var optimized = Call(calls, _entry.Name, _unit, 0);
        if (!Numbers.AreSame(original.Value ?? 0, optimized.Value ?? 0) || !Numbers.AreSame(original.Left, optimized.Left))
            return Fail("the program optimised", $"debug {Numbers.Text(original.Value ?? 0)}, optimised {Numbers.Text(optimized.Value ?? 0)}");
        foreach (var (run, other) in runs.Zip(Runs(calls)))
        {
            if (!Numbers.AreSameDerivatives(run.Given.Gradient!, other.Given.Gradient!))
                return Fail($"{run.Name} optimised", $"debug {Numbers.Text(run.Given.Gradient!)}, optimised {Numbers.Text(other.Given.Gradient!)}");
            if (!Numbers.AreSame(run.Given.Value ?? 0, other.Given.Value ?? 0) || !Numbers.AreSame(run.Given.Left, other.Given.Left))
                return Fail($"outputs of {run.Name} optimised", "");
        }

        return null;
    }

    private Failure Fail(string kind, string detail) => new(kind, $"{arguments}\n{detail}");

    /// <summary>What a member gave for an upstream.</summary>
    private sealed record MemberRun(string Name, double[] Upstream, Recorder Given);

    private sealed class MemberException(string member, Exception inner) : Exception(member, inner);
}
