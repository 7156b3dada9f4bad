namespace SymbolicBackprop.Tests;

internal static class Allocation
{
    private const int Rounds = 5;
    private const int CallsInRound = 10;

    /// <summary>
    /// The bytes that ten calls allocate on this thread once everything is compiled and warm. What a call allocates each time it allocates in
    /// every round, so the least of the rounds is taken: what happens once, as when a thread has to wait for another for the first time and the
    /// platform sets up what it waits with, is not the steady state.
    /// </summary>
    public static long OfSteadyState(Action action)
    {
        for (var i = 0; i < 50; i++)
            action();
        return Enumerable.Range(0, Rounds).Min(_ => OfRound(action));
    }

    private static long OfRound(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < CallsInRound; i++)
            action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
