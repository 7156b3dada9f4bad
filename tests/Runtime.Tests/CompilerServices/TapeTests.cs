using System.Runtime.CompilerServices;
using SymbolicBackprop.CompilerServices;

namespace SymbolicBackprop.Tests.CompilerServices;

public class TapeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(100_000)]
    public void Values_recorded_in_order_are_recalled_in_reverse(int count)
    {
        using var tape = new Tape<double>();
        for (var i = 0; i < count; i++)
            tape.Record(i, 0.5 * i);
        for (var i = count - 1; i >= 0; i--)
            Assert.Equal(0.5 * i, tape[i]);
    }

    [Fact]
    public void An_index_far_beyond_the_capacity_keeps_what_was_recorded()
    {
        using var tape = new Tape<int>();
        for (var i = 0; i < 16; i++)
            tape.Record(i, 100 + i);
        tape.Record(70_000, 7);
        Assert.Equal(7, tape[70_000]);
        Assert.Equal(Enumerable.Range(100, 16), Recorded(tape, 16));
    }

    [Fact]
    public void The_last_value_recorded_at_an_index_counts()
    {
        using var tape = new Tape<float>();
        tape.Record(3, 1);
        tape.Record(3, 2);
        Assert.Equal(2, tape[3]);
    }

    [Fact]
    public void Reserving_keeps_what_was_recorded_and_makes_room_once()
    {
        using var tape = new Tape<int>();
        for (var i = 0; i < 16; i++)
            tape.Record(i, 100 + i);
        tape.Reserve(5000);
        tape.Reserve(-1);
        tape.Reserve(10L);
        Assert.Equal(Enumerable.Range(100, 16), Recorded(tape, 16));
        // Within what is reserved, so it does not throw, though nothing was recorded there.
        _ = tape[4999];
    }

    [Fact]
    public void A_tape_that_was_disposed_of_is_empty_and_can_be_recorded_on_again()
    {
        var tape = new Tape<int>();
        tape.Record(0, 1);
        tape.Dispose();
        Assert.Equal(typeof(IndexOutOfRangeException), Thrown(ref tape, static (ref Tape<int> t) => _ = t[0]));
        tape.Record(1, 2);
        Assert.Equal(2, tape[1]);
        tape.Dispose();
        tape.Dispose();
    }

    [Fact]
    public void Two_tapes_do_not_share_storage()
    {
        using var first = new Tape<int>();
        using var second = new Tape<int>();
        for (var i = 0; i < 100; i++)
        {
            first.Record(i, i);
            second.Record(i, -i);
        }

        Assert.Equal(Enumerable.Range(0, 100), Recorded(first, 100));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => -i), Recorded(second, 100));
    }

    [Fact]
    public void A_negative_index_is_refused()
    {
        using var empty = new Tape<int>();
        var tape = empty;
        Assert.Equal(typeof(ArgumentOutOfRangeException), Thrown(ref tape, static (ref Tape<int> t) => t.Record(-1, 0)));
        Assert.Equal(typeof(ArgumentOutOfRangeException), Thrown(ref tape, static (ref Tape<int> t) => t.Record(int.MinValue, 0)));
        Assert.Equal(typeof(IndexOutOfRangeException), Thrown(ref tape, static (ref Tape<int> t) => _ = t[-1]));
    }

    [Fact]
    public void More_than_an_array_holds_is_refused_with_the_way_out()
    {
        foreach (var capacity in new[] { Array.MaxLength + 1L, long.MaxValue })
        {
            var exception = Assert.Throws<InsufficientMemoryException>(() =>
            {
                using var tape = new Tape<byte>();
                tape.Reserve(capacity);
            });
            Assert.Contains("Checkpointing.Binomial", exception.Message, StringComparison.Ordinal);
            Assert.Contains($"{capacity} recorded values of type System.Byte", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void More_than_there_is_memory_is_refused_in_the_same_words()
    {
        var exception = Assert.Throws<InsufficientMemoryException>(() =>
        {
            using var tape = new Tape<Wide>();
            tape.Reserve(Array.MaxLength);
        });
        Assert.Contains("Checkpointing.Binomial", exception.Message, StringComparison.Ordinal);
        Assert.IsType<OutOfMemoryException>(exception.InnerException);
    }

    [Fact]
    public void The_steady_state_allocates_nothing()
    {
        Assert.Equal(0, Allocation.OfSteadyState(static () => RecordAndRecall(10_000, reserve: false)));
        Assert.Equal(0, Allocation.OfSteadyState(static () => RecordAndRecall(10_000, reserve: true)));
    }

    [Fact]
    public void The_storage_goes_back_when_the_method_is_left_by_an_exception()
    {
        static void Throwing()
        {
            using var tape = new Tape<double>();
            tape.Reserve(10_000);
            throw new InvalidTimeZoneException();
        }

        static void Caught()
        {
            try
            {
                Throwing();
            }
            catch (InvalidTimeZoneException)
            {
            }
        }

        // An exception costs some hundred bytes; the storage of a call would be 80,000.
        Assert.InRange(Allocation.OfSteadyState(Caught), 1, 20_000);
    }

    [Fact]
    public void References_are_not_kept_alive_by_the_pool()
    {
        var reference = RecordAnObject();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(reference.IsAlive);
    }

    [Fact]
    public void What_is_set_beyond_the_reserved_room_throws_and_does_not_grow_the_tape()
    {
        var tape = new Tape<int>();
        tape.Reserve(3000);
        tape[2999] = 7;
        Assert.Equal(7, tape[2999]);
        Assert.Equal(typeof(IndexOutOfRangeException), Thrown(ref tape, static (ref Tape<int> t) => t[5000] = 1));
        tape.Dispose();
    }

    [Fact]
    public void Room_that_is_reserved_step_by_step_is_doubled()
    {
        var tape = new Tape<int>();
        tape.Reserve(8192);
        tape.Reserve(8193);
        tape[16383] = 7;
        Assert.Equal(7, tape[16383]);
        tape.Dispose();
    }

    private static void RecordAndRecall(int count, bool reserve)
    {
        using var tape = new Tape<double>();
        if (reserve) tape.Reserve(count);
        for (var i = 0; i < count; i++)
            tape.Record(i, i);
        for (var i = count - 1; i >= 0; i--)
        {
            if (tape[i] != i) throw new InvalidOperationException();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RecordAnObject()
    {
        using var tape = new Tape<object>();
        var item = new object();
        tape.Record(0, item);
        // Growing gives the first array back: it must be cleared as well.
        tape.Record(1000, item);
        return new(item);
    }

    private static int[] Recorded(Tape<int> tape, int count)
    {
        var values = new int[count];
        for (var i = 0; i < count; i++)
            values[i] = tape[i];
        return values;
    }

    private delegate void Use(ref Tape<int> tape);

    private static Type? Thrown(ref Tape<int> tape, Use use)
    {
        try
        {
            use(ref tape);
            return null;
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or ArgumentException)
        {
            return exception.GetType();
        }
    }

    [InlineArray(1 << 12)]
    private struct Wide
    {
        private long _element;
    }
}
