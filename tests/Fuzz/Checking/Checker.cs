using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Checking;

/// <summary>Finds out whether the derivatives of programs are right.</summary>
/// <param name="oracles">What they are compared with.</param>
/// <param name="corruption">For tests of the checker: changes a gradient on its way from a member.</param>
internal sealed class Checker(IReadOnlyList<IOracle> oracles, GradientCorruption? corruption = null)
{
    private const int ArgumentSets = 3;
    private static readonly TimeSpan CompilationTimeLimit = TimeSpan.FromMinutes(5);

    /// <summary>Most of it may go into machine code: optimising the derivatives of deeply nested loops has taken .NET a minute.</summary>
    private static readonly TimeSpan RunTimeLimit = TimeSpan.FromMinutes(10);

    public Checker(Oracles oracles)
        : this([.. oracles.HasFlag(Oracles.Dual) ? [new DualOracle()] : Array.Empty<IOracle>(), .. oracles.HasFlag(Oracles.Interpreter) ? [new InterpreterOracle()] : Array.Empty<IOracle>()])
    {
    }

    /// <summary>For each program what is wrong with it; null where nothing is.</summary>
    public IReadOnlyList<Failure?> Check(IReadOnlyList<TestProgram> programs)
    {
        try
        {
            return CheckTogether(programs);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Whatever fails as a whole is looked for one by one.
            return programs.Count > 1
                ? [.. programs.Select(program => Check([program])[0])]
                : [new Failure(exception is TimeoutException ? Failure.Endless : $"{exception.InnerException?.GetType().Name ?? exception.GetType().Name} while compiling", exception.ToString())];
        }
    }

    private Failure?[] CheckTogether(IReadOnlyList<TestProgram> programs)
    {
        using var batch = Deadline.Run(() => new CompiledBatch(programs), CompilationTimeLimit, out var isOver);
        if (isOver)
            throw new TimeoutException("The compiler does not end.");
        var failures = batch!.Failures;
        var compiled = Enumerable.Range(0, programs.Count).Where(index => batch.Programs[index] is not null).ToList();
        var subjects = compiled.Select(index => batch.Programs[index]!.Subject).ToList();
        var prepared = new List<(string Name, IOracleBatch Batch)>();
        try
        {
            foreach (var oracle in oracles)
                prepared.Add((oracle.Name, oracle.Prepare(subjects)));
            for (var i = 0; i < compiled.Count; i++)
                failures[compiled[i]] = CheckInTime(batch.Programs[compiled[i]]!, i, prepared);
        }
        finally
        {
            foreach (var (_, oracleBatch) in prepared)
                oracleBatch.Dispose();
        }

        return failures;
    }

    /// <summary>Programs end by their construction; their derivatives should too.</summary>
    private Failure? CheckInTime(CompiledProgram program, int position, List<(string Name, IOracleBatch Batch)> prepared)
    {
        try
        {
            var failure = Deadline.Run(() => CheckArguments(program, position, prepared), RunTimeLimit, out var isOver);
            return isOver ? new Failure(Failure.Endless, "A generated member does not end.") : failure;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return new Failure($"{exception.GetType().Name} while checking", exception.ToString());
        }
    }

    private Failure? CheckArguments(CompiledProgram program, int position, List<(string Name, IOracleBatch Batch)> prepared)
    {
        for (var number = 0; number < ArgumentSets; number++)
        {
            var arguments = new ArgumentSet(program.Subject.Program, number);
            var answers = prepared.Select(oracle => (oracle.Name, (Func<ForwardResult>)(() => oracle.Batch.Evaluate(position, arguments))));
            if (new ProgramCheck(program, arguments, corruption).Run(answers) is { } failure)
                return failure;
        }

        return null;
    }
}

/// <summary>Changes a gradient.</summary>
/// <param name="program">The program that it belongs to.</param>
/// <param name="member">The member that returned it.</param>
/// <param name="gradient">The gradient.</param>
/// <returns>What is taken for the gradient instead.</returns>
internal delegate double[] GradientCorruption(TestProgram program, string member, double[] gradient);
