using System.Diagnostics;

namespace SymbolicBackprop.LinearAlgebra.Kernels;

/// <summary>
/// Runs the independent parts of one operation on several threads, with a delay of about a microsecond and without allocation:
/// the workers spin for a moment after each operation, because the next one usually follows at once, and only then sleep.
/// A part is a fixed piece of the result, so it does not matter to the bits which thread computes it.
/// </summary>
internal static unsafe class ForkJoin
{
    // A ticket is the number of the job in the upper half and the next part in the lower; Closed means that there is no part left,
    // whatever their number. A part is taken by a compare-and-swap of the whole, so a worker that was late never takes one of another job
    // than the one whose fields it has read.
    private const int Closed = int.MaxValue;
    private const int MaxWorkers = 255;
    private static readonly long _spinTicks = Stopwatch.Frequency / 10_000;

    private static readonly Worker?[] _workers = new Worker[MaxWorkers];
    private static int _isBusy;
    private static long _ticket = Closed;
    private static int _unfinished;

    // The job: written while the ticket is closed.
    private static delegate*<void*, int, void> _part;
    private static void* _context;
    private static int _partCount;
    private static int _workerCount;

    /// <summary>
    /// Calls <paramref name="part"/> with each number from 0 to <paramref name="partCount"/> − 1, on up to
    /// <see cref="MatrixParallelism.MaxThreads"/> threads, and returns when all calls have. Where another operation has the workers
    /// (also the one that this call is a part of), the caller's thread does it alone.
    /// </summary>
    /// <param name="part">Must not throw.</param>
    /// <param name="context">Passed on.</param>
    /// <param name="partCount">The number of calls.</param>
    public static void Run(delegate*<void*, int, void> part, void* context, int partCount)
    {
        var workers = Math.Min(Math.Min(MatrixParallelism.MaxThreads, partCount) - 1, MaxWorkers);
        if (workers <= 0 || Interlocked.CompareExchange(ref _isBusy, 1, 0) != 0)
        {
            for (var i = 0; i < partCount; i++) part(context, i);
            return;
        }

        Publish(part, context, partCount, workers);
        while (TryTake(worker: -1, out var taken, out var takenContext, out var index)) Finish(taken, takenContext, index);
        var spinner = new SpinWait();
        while (Volatile.Read(ref _unfinished) != 0) spinner.SpinOnce(sleep1Threshold: -1);
        Volatile.Write(ref _isBusy, 0);
    }

    private static void Publish(delegate*<void*, int, void> part, void* context, int partCount, int workers)
    {
        var job = (_ticket >>> 32) + 1;
        Interlocked.Exchange(ref _ticket, job << 32 | Closed);
        _part = part;
        _context = context;
        _partCount = partCount;
        _workerCount = workers;
        _unfinished = partCount;
        Interlocked.Exchange(ref _ticket, (job + 1) << 32);
        for (var i = 0; i < workers; i++) (_workers[i] ??= new(i)).Wake();
    }

    private static bool TryTake(int worker, out delegate*<void*, int, void> part, out void* context, out int index)
    {
        while (true)
        {
            var ticket = Volatile.Read(ref _ticket);
            index = (int)ticket;
            part = _part;
            context = _context;
            if (index >= _partCount || worker >= _workerCount) return false;
            if (Interlocked.CompareExchange(ref _ticket, ticket + 1, ticket) == ticket) return true;
        }
    }

    private static void Finish(delegate*<void*, int, void> part, void* context, int index)
    {
        part(context, index);
        Interlocked.Decrement(ref _unfinished);
    }

    private sealed class Worker
    {
        private readonly int _index;
        private readonly object _gate = new();
        private int _isAsleep;

        public Worker(int index)
        {
            _index = index;
            new Thread(Loop) { IsBackground = true, Name = $"Matrix worker {index + 1}" }.Start();
        }

        public void Wake()
        {
            if (Interlocked.CompareExchange(ref _isAsleep, 0, 1) != 1) return;
            lock (_gate) Monitor.Pulse(_gate);
        }

        private void Loop()
        {
            while (true)
            {
                WorkAndSpin();
                Sleep();
            }
        }

        // Works until there has been nothing to do for a while.
        private void WorkAndSpin()
        {
            var idleSince = Stopwatch.GetTimestamp();
            do
            {
                if (TryWork()) idleSince = Stopwatch.GetTimestamp();
                Thread.SpinWait(4);
            }
            while (Stopwatch.GetTimestamp() - idleSince < _spinTicks);
        }

        private bool TryWork()
        {
            var worked = false;
            while (TryTake(_index, out var part, out var context, out var index))
            {
                Finish(part, context, index);
                worked = true;
            }

            return worked;
        }

        // Announces the sleep first and looks once more then: a job published in between is seen here, or its publisher sees the announcement.
        private void Sleep()
        {
            Interlocked.Exchange(ref _isAsleep, 1);
            if (TryWork())
            {
                Interlocked.Exchange(ref _isAsleep, 0);
                return;
            }

            lock (_gate)
            {
                while (Volatile.Read(ref _isAsleep) == 1) Monitor.Wait(_gate);
            }
        }
    }
}
