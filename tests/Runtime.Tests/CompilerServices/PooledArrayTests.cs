using System.Runtime.CompilerServices;
using SymbolicBackprop.CompilerServices;

namespace SymbolicBackprop.Tests.CompilerServices;

public class PooledArrayTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(5000)]
    public void A_buffer_has_its_length_and_is_zero_though_the_storage_was_used_before(int length)
    {
        for (var round = 0; round < 3; round++)
        {
            using var buffer = new PooledArray<double>(length);
            Assert.Equal(length, buffer.Span.Length);
            Assert.Equal(-1, buffer.Span.IndexOfAnyExcept(0.0));
            buffer.Span.Fill(1);
        }
    }

    [Fact]
    public void Two_buffers_do_not_share_storage()
    {
        using var first = new PooledArray<float>(100);
        using var second = new PooledArray<float>(100);
        Assert.False(first.Span.Overlaps(second.Span));
    }

    [Fact]
    public void A_buffer_that_was_disposed_of_gives_nothing_and_can_be_disposed_of_again()
    {
        var buffer = new PooledArray<int>(100);
        buffer.Dispose();
        Assert.True(buffer.Span.IsEmpty);
        // Given back twice, the same array would be rented twice.
        buffer.Dispose();
        using var first = new PooledArray<int>(100);
        using var second = new PooledArray<int>(100);
        Assert.False(first.Span.Overlaps(second.Span));
    }

    [Fact]
    public void A_buffer_that_was_never_made_is_empty()
    {
        using PooledArray<int> buffer = default;
        Assert.True(buffer.Span.IsEmpty);
    }

    [Fact]
    public void A_negative_length_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>("length", () =>
        {
            using var buffer = new PooledArray<int>(-1);
        });

    [Fact]
    public void The_steady_state_allocates_nothing() => Assert.Equal(0, Allocation.OfSteadyState(static () =>
    {
        using var storage = new PooledArray<double>(10_000);
        storage.Span[9_999] = 1;
    }));

    [Fact]
    public void References_are_not_kept_alive_by_the_pool()
    {
        var reference = HoldAnObject();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(reference.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference HoldAnObject()
    {
        using var storage = new PooledArray<object>(4);
        var item = new object();
        storage.Span[0] = item;
        return new(item);
    }
}
