using SymbolicBackprop.LinearAlgebra.Kernels;

namespace SymbolicBackprop.Tests.LinearAlgebra;

[Collection(KernelSettings.Name)]
public unsafe class ForkJoinTests
{
    private const int Parts = 37;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Each_part_runs_exactly_once(int threads) => KernelSettings.With(null, threads, () =>
    {
        for (var repeat = 0; repeat < 2000; repeat++) RunAndCheck(&Count);
    });

    [Fact]
    public void Sleeping_workers_are_woken() => KernelSettings.With(null, 3, () =>
    {
        for (var repeat = 0; repeat < 50; repeat++)
        {
            RunAndCheck(&Count);
            Thread.Sleep(1);
        }
    });

    [Fact]
    public void A_part_may_itself_be_divided() => KernelSettings.With(null, 2, () =>
    {
        for (var repeat = 0; repeat < 200; repeat++) RunAndCheck(&CountWithinNested);
    });

    [Fact]
    public void Callers_at_the_same_time_each_get_all_their_parts() => KernelSettings.With(null, 2, () =>
        Parallel.For(0, 500, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ => RunAndCheck(&Count)));

    private static void RunAndCheck(delegate*<void*, int, void> part)
    {
        var counts = stackalloc int[Parts];
        new Span<int>(counts, Parts).Clear();
        ForkJoin.Run(part, counts, Parts);
        for (var i = 0; i < Parts; i++) Assert.Equal(1, counts[i]);
    }

    private static void Count(void* context, int part) => Interlocked.Increment(ref ((int*)context)[part]);

    private static void CountWithinNested(void* context, int part)
    {
        RunAndCheck(&Count);
        Count(context, part);
    }
}
