using SymbolicBackprop.Fuzz.Checking;
using SymbolicBackprop.Fuzz.Generation;
using SymbolicBackprop.Fuzz.Printing;
using SymbolicBackprop.Fuzz.Shrinking;
using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz;

/// <summary>
/// Checks programs in batches and reports what fails. Program i is made from the seed plus i, so that each can be run alone by its own number.
/// </summary>
/// <param name="checker">Finds out what fails.</param>
/// <param name="features">What the programs consist of.</param>
/// <param name="output">Where the report goes.</param>
internal sealed class FuzzRun(Checker checker, Features features, TextWriter output)
{
    private const int BatchSize = 25;
    private static readonly TimeSpan ShrinkingTime = TimeSpan.FromSeconds(120);
    private readonly Dictionary<string, int> _failuresByKind = [];

    /// <returns>How many programs passed and failed.</returns>
    public (int Passed, int Failed) Run(int count, long seed)
    {
        var failed = 0;

        // Batches are checked side by side and reported in their order: the report is the same for any number of processors.
        var starts = Enumerable.Range(0, (count + BatchSize - 1) / BatchSize).Select(batch => batch * BatchSize);
        foreach (var checkedBatch in starts.AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(start => CheckBatch(seed + start, Math.Min(BatchSize, count - start))))
        {
            foreach (var (program, failure) in checkedBatch)
            {
                if (failure is null)
                    continue;
                failed++;
                Report(program, failure);
            }
        }

        foreach (var (kind, number) in _failuresByKind.OrderByDescending(pair => pair.Value))
            output.WriteLine($"{number,6} {kind}");
        return (count - failed, failed);
    }

    private List<(TestProgram Program, Failure? Failure)> CheckBatch(long seed, int count)
    {
        var programs = Enumerable.Range(0, count).Select(index => ProgramGenerator.Generate(unchecked(seed + index), features)).ToList();
        return [.. programs.Zip(checker.Check(programs))];
    }

    /// <summary>The first failure of a kind as the smallest program that shows it, the others as their seeds.</summary>
    private void Report(TestProgram program, Failure failure)
    {
        _failuresByKind[failure.Kind] = _failuresByKind.GetValueOrDefault(failure.Kind) + 1;
        output.WriteLine($"seed {program.Seed}: {failure.Kind}");
        if (_failuresByKind[failure.Kind] > 1)
            return;
        output.WriteLine(failure.Detail);
        var (smallest, smallestFailure) = failure.Kind == Failure.Endless ? (program, failure) : new Shrinker(checker, ShrinkingTime).Shrink(program, failure);
        output.WriteLine(ProgramText.Print(smallest, "P", Dialect.Real));
        output.WriteLine(smallestFailure.Detail);
        output.WriteLine();
    }
}
