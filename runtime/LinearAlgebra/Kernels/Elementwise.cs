namespace SymbolicBackprop.LinearAlgebra.Kernels;

/// <summary>
/// Runs an element-wise operator over whole matrices. A function of one element only ever sees whole blocks, the last one filled up
/// with zeros, so that each element goes through the same vector instructions wherever it stands
/// (a library function computes the elements that do not fill a register by other code, with other bits).
/// Sums, products and the like are rounded correctly by any instruction and need no such care.
/// </summary>
internal static unsafe class Elementwise
{
    /// <summary>The elements of a block: whole registers of any machine, for float and double.</summary>
    public const int Block = 64;

    // What one thread does at a time; multiples of Block.
    private const int CostlyPart = 2048;
    private const int CheapPart = 65536;

    public static void Map<T, TOperator>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged
        where TOperator : IUnaryOperator<T>
    {
        var length = TOperator.IsCostly ? CostlyPart : CheapPart;
        if (x.Length < 2 * length)
        {
            MapPart<T, TOperator>(x, y);
            return;
        }

        fixed (T* from = x, to = y)
        {
            var job = new Job<T> { From = from, To = to, Count = x.Length, PartLength = length };
            ForkJoin.Run(&RunPart<T, TOperator>, &job, (x.Length + length - 1) / length);
        }
    }

    public static void Map<T, TOperator>(ReadOnlySpan<T> x, T s, Span<T> y)
        where TOperator : IScalarOperator<T> => TOperator.Invoke(x, s, y);

    public static void Zip<T, TOperator>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
        where TOperator : IBinaryOperator<T> => TOperator.Invoke(a, b, y);

    public static void Zip<T, TOperator>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, T s, Span<T> y)
        where TOperator : IBinaryScalarOperator<T> => TOperator.Invoke(a, b, s, y);

    private static void RunPart<T, TOperator>(void* context, int part)
        where T : unmanaged
        where TOperator : IUnaryOperator<T>
    {
        var job = (Job<T>*)context;
        var start = part * job->PartLength;
        var count = Math.Min(job->PartLength, job->Count - start);
        MapPart<T, TOperator>(new(job->From + start, count), new(job->To + start, count));
    }

    private static void MapPart<T, TOperator>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged
        where TOperator : IUnaryOperator<T>
    {
        var whole = x.Length - x.Length % Block;
        if (whole > 0) TOperator.Invoke(x[..whole], y[..whole]);
        if (whole == x.Length) return;
        Span<T> padded = stackalloc T[Block];
        padded.Clear();
        x[whole..].CopyTo(padded);
        TOperator.Invoke(padded, padded);
        padded[..(x.Length - whole)].CopyTo(y[whole..]);
    }

    private struct Job<T>
        where T : unmanaged
    {
        public T* From;
        public T* To;
        public int Count;
        public int PartLength;
    }
}
