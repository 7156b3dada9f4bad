using System.Runtime.ExceptionServices;

namespace SymbolicBackprop.Fuzz.Checking;

/// <summary>Waits for work only so long. What does not end in time is left behind on its thread, which ends with the process.</summary>
internal static class Deadline
{
    /// <returns>What the work gives; null where it does not end in time, or gives nothing.</returns>
    /// <param name="work">Runs on a thread of its own; what it throws is thrown here.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="isOver">Whether the time was over first.</param>
    public static T? Run<T>(Func<T?> work, TimeSpan limit, out bool isOver)
        where T : class
    {
        T? result = null;
        ExceptionDispatchInfo? thrown = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = work();
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                thrown = ExceptionDispatchInfo.Capture(exception);
            }
        })
        {
            IsBackground = true,
        };
        thread.Start();
        isOver = !thread.Join(limit);
        if (isOver)
            return null;
        thrown?.Throw();
        return result;
    }
}
