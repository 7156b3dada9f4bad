namespace SymbolicBackprop.Tests.Training;

internal static class Allocation
{
    /// <summary>The bytes that a call allocates once everything is compiled and warm.</summary>
    public static long OfSteadyState(Action action)
    {
        for (var i = 0; i < 50; i++)
            action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++)
            action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
