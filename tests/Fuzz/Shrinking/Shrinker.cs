using SymbolicBackprop.Fuzz.Checking;
using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Shrinking;

/// <summary>
/// Makes a failing program simpler for as long as it fails in the same way: greedily, until no step of <see cref="ProgramReductions"/> is
/// left or the time is over.
/// </summary>
internal sealed class Shrinker(Checker checker, TimeSpan timeLimit)
{
    private const int CandidatesAtOnce = 12;

    public (TestProgram Program, Failure Failure) Shrink(TestProgram program, Failure failure)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();

        // Steps that failed before are tried again only after all others: most of them would fail again.
        var position = 0;
        var sinceLast = 0;
        while (clock.Elapsed < timeLimit)
        {
            var all = ProgramReductions.Of(program).ToList();
            if (sinceLast >= all.Count)
                break;
            position = position >= all.Count ? 0 : position;
            var candidates = all.Skip(position).Take(CandidatesAtOnce).ToList();
            var verdicts = checker.Check(candidates);
            var smaller = verdicts.ToList().FindIndex(verdict => verdict?.Kind == failure.Kind);
            if (smaller < 0)
            {
                position += candidates.Count;
                sinceLast += candidates.Count;
                continue;
            }

            (program, failure) = (candidates[smaller], verdicts[smaller]!);
            position += smaller;
            sinceLast = 0;
        }

        return (program, failure);
    }
}
