using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// Where the stack stands when an action is called. Registers of 64 bytes are kept on it around calls, the just-in-time compiler aligns them
/// to 16 bytes, and one that crosses the end of a cache line takes some thirty nanoseconds to be read back. Which of the four places is
/// the right one depends on the action's code alone: it is found by trying them on the first parts of a large batch, and remembered.
/// The place is a matter of time only, and of no bit.
/// </summary>
internal static unsafe class StackAlignment
{
    /// <summary>How many parts of a batch the trial takes: each place once to become warm and once for the time.</summary>
    public const int TrialParts = 2 * PlaceCount;

    private const int CacheLine = 64;
    private const int PlaceCount = CacheLine / 16;

    // One entry is enough: who runs one batch after the other runs the same method, or large ones.
    private static Choice? _last;

    /// <summary>The place for an action; null where it is to be tried.</summary>
    public static int? PlaceOf(LaneAction action) => Volatile.Read(ref _last) is { } choice && choice.Action == action ? choice.Place : null;

    /// <summary>Runs the parts from 0 to before <see cref="TrialParts"/> in all places, and remembers the best one.</summary>
    public static int Try(LaneAction action, LaneColumns columns, int partLength)
    {
        var (best, shortest) = (0, long.MaxValue);
        for (var place = 0; place < PlaceCount; place++)
        {
            var start = 2 * place * partLength;
            Call(action, columns, start, start + partLength, place);
            var before = Stopwatch.GetTimestamp();
            Call(action, columns, start + partLength, start + (2 * partLength), place);
            var ticks = Stopwatch.GetTimestamp() - before;
            if (ticks < shortest)
                (best, shortest) = (place, ticks);
        }

        Volatile.Write(ref _last, new Choice(action, best));
        return best;
    }

    /// <summary>Calls the action with the stack at one of the places.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Call(LaneAction action, LaneColumns columns, int start, int end, int place)
    {
        var here = stackalloc byte[16];
        var moved = stackalloc byte[(int)(((nint)here - (16 * place)) & (CacheLine - 1)) + 16];
        Volatile.Write(ref *moved, 0);
        action(columns, start, end);
    }

    private sealed record Choice(LaneAction Action, int Place);
}
