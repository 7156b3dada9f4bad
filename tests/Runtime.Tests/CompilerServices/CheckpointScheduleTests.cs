using SymbolicBackprop.CompilerServices;

namespace SymbolicBackprop.Tests.CompilerServices;

public class CheckpointScheduleTests
{
    private const int MostSteps = 60;

    /// <summary>
    /// The least numbers of advances, by the recursion that the problem poses: with the state before l steps in the first of s slots,
    /// go m steps ahead, reverse those behind with the other slots, and then the m before.
    /// </summary>
    private static readonly long[,] LeastAdvances = MakeLeastAdvances();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(15)]
    [InlineData(60)]
    [InlineData(61)]
    public void No_schedule_of_as_many_slots_advances_fewer_steps(int slots)
    {
        for (var n = 0; n <= MostSteps; n++)
        {
            var run = ScheduleRun.Of(new(n, 1, slots), n);
            // What follows the loop is one more step, which is never advanced.
            Assert.Equal(LeastAdvances[n + 1, slots], run.Advanced);
            Assert.Equal(Formula(n + 1, slots), run.Advanced);
            Assert.Equal(n, run.AdvancedForward);
            Assert.InRange(run.LiveSnapshots, 0, slots);
            Assert.Equal(n == 0 ? 0 : 1, run.LongestBlock);
        }
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(3, 5)]
    [InlineData(4, 100)]
    public void Blocks_are_reversed_as_one(int slots, int stepsPerBlock)
    {
        for (var n = 1; n <= MostSteps; n++)
        {
            var run = ScheduleRun.Of(new(n, stepsPerBlock, slots), n);
            var blocks = (n + stepsPerBlock - 1) / stepsPerBlock;
            Assert.Equal(Math.Min(n, stepsPerBlock), run.LongestBlock);
            Assert.InRange(run.LiveSnapshots, 1, slots);
            // Only the last block may be short, and it is advanced once.
            Assert.Equal(LeastAdvances[blocks + 1, slots] * stepsPerBlock - (blocks * stepsPerBlock - n), run.Advanced);
        }
    }

    [Fact]
    public void Square_root_checkpointing_advances_each_step_once_with_a_snapshot_and_a_block_of_the_square_root()
    {
        for (var n = 0; n <= MostSteps; n++)
        {
            var run = ScheduleRun.Of(new(n, CheckpointingStrategy.SquareRoot), n);
            var root = (int)Math.Ceiling(Math.Sqrt(n));
            Assert.Equal(n, run.Advanced);
            Assert.InRange(run.LiveSnapshots, 0, root);
            Assert.Equal(root, run.LongestBlock);
        }
    }

    [Fact]
    public void Binomial_checkpointing_advances_each_step_at_most_twice()
    {
        for (var n = 0; n <= 3000; n++)
        {
            var run = ScheduleRun.Of(new(n, CheckpointingStrategy.Binomial), n);
            Assert.InRange(run.Advanced, n, 2 * n);
            Assert.InRange(run.LongestBlock, 0, Math.Ceiling(Math.Sqrt(n) / 4));
            Assert.InRange(run.LiveSnapshots, 0, Math.Max(Math.Ceiling(Math.Sqrt(n)), Math.Ceiling(Math.Sqrt(8 * Math.Sqrt(n) + 2.25) - 1.5)));
        }
    }

    [Theory]
    [InlineData(CheckpointingStrategy.SquareRoot, 1_000_000, 1000, 1000)]
    [InlineData(CheckpointingStrategy.Binomial, 1_750_000, 250, 1000)]
    public void A_million_steps_need_about_a_thousand_of_each(CheckpointingStrategy strategy, long advances, int block, int snapshots)
    {
        const int Steps = 1_000_000;
        var run = ScheduleRun.Of(new(Steps, strategy), Steps);
        Assert.InRange(run.Advanced, Steps, advances);
        Assert.InRange(run.LongestBlock, 1, block);
        Assert.InRange(run.LiveSnapshots, 1, snapshots);
    }

    [Fact]
    public void A_million_steps_one_by_one_are_advanced_at_most_twice_from_some_thousand_snapshots()
    {
        const int Steps = 1_000_000;
        const int Slots = 1413;
        var count = 0L;
        var reversed = Steps;
        using var schedule = new CheckpointSchedule(Steps, 1, Slots);
        while (schedule.Next() is var action and not CheckpointAction.Done)
        {
            if (action == CheckpointAction.Advance) count += schedule.To - schedule.From;
            if (action == CheckpointAction.Reverse) Assert.Equal(--reversed, schedule.From);
        }

        Assert.Equal(0, reversed);
        Assert.Equal(Formula(Steps + 1, Slots), count);
        Assert.InRange(count, Steps, 2 * Steps);
    }

    [Fact]
    public void A_schedule_of_very_many_steps_begins_as_it_should()
    {
        foreach (var strategy in new[] { CheckpointingStrategy.SquareRoot, CheckpointingStrategy.Binomial })
        {
            using var schedule = new CheckpointSchedule(1L << 62, strategy);
            Assert.Equal(CheckpointAction.Snapshot, schedule.Next());
            Assert.Equal(0, schedule.From);
            Assert.Equal(CheckpointAction.Advance, schedule.Next());
            Assert.InRange(schedule.To, 1L << 20, 1L << 62);
        }
    }

    [Fact]
    public void A_loop_that_does_not_run_only_turns()
    {
        foreach (var stepCount in new[] { 0L, -1L, long.MinValue })
        {
            using var schedule = new CheckpointSchedule(stepCount, CheckpointingStrategy.Binomial);
            Assert.Equal(CheckpointAction.Turn, schedule.Next());
            Assert.Equal(CheckpointAction.Done, schedule.Next());
        }
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("strategy", () => new CheckpointSchedule(1, CheckpointingStrategy.None).Dispose());
        Assert.Throws<ArgumentOutOfRangeException>("stepsPerBlock", () => new CheckpointSchedule(1, 0, 1).Dispose());
        Assert.Throws<ArgumentOutOfRangeException>("slotCount", () => new CheckpointSchedule(1, 1, 0).Dispose());
    }

    [Fact]
    public void A_schedule_begins_again_with_another_loop()
    {
        using var schedule = new CheckpointSchedule();
        Assert.False(schedule.MoveNext());
        Assert.False(schedule.MoveNext());
        foreach (var n in new[] { 5, 0, 100, 7 })
        {
            schedule.Begin(n, CheckpointingStrategy.SquareRoot);
            var (position, reversed) = (0L, (long)n);
            while (schedule.MoveNext())
            {
                Assert.Equal(position, schedule.From);
                Assert.False(schedule.IsRestore || schedule.IsReverse);
                if (!schedule.IsSnapshot) position = schedule.To;
            }

            Assert.Equal(n, position);
            while (schedule.MoveNext())
            {
                if (!schedule.IsReverse) continue;
                Assert.Equal(reversed, schedule.To);
                reversed = schedule.From;
            }

            Assert.Equal(0, reversed);
        }
    }

    [Theory]
    [InlineData(CheckpointingStrategy.SquareRoot)]
    [InlineData(CheckpointingStrategy.Binomial)]
    public void A_derivative_has_the_same_bits_with_and_without_checkpoints(CheckpointingStrategy strategy)
    {
        foreach (var n in new[] { 0, 1, 2, 3, 10, 1000 })
            Assert.Equal(OrbitGradient.Unbounded(0.3, n), OrbitGradient.Checkpointed(0.3, n, strategy));
    }

    [Theory]
    [InlineData(CheckpointingStrategy.SquareRoot)]
    [InlineData(CheckpointingStrategy.Binomial)]
    public void The_steady_state_allocates_nothing(CheckpointingStrategy strategy) =>
        Assert.Equal(0, Allocation.OfSteadyState(() => OrbitGradient.Checkpointed(0.3, 1000, strategy)));

    /// <summary>r·l − β(s + 1, r − 1) with β(s, r − 1) &lt; l ≤ β(s, r).</summary>
    private static long Formula(long l, int s)
    {
        var r = 0;
        while (Binomial(s + r, r) < l)
            r++;
        return r == 0 ? 0 : r * l - Binomial(s + r, r - 1);
    }

    private static long Binomial(long n, long k)
    {
        var product = 1L;
        for (var i = 1; i <= k; i++)
            product = product * (n - k + i) / i;
        return product;
    }

    private static long[,] MakeLeastAdvances()
    {
        var least = new long[MostSteps + 2, MostSteps + 2];
        for (var l = 2; l <= MostSteps + 1; l++)
        {
            least[l, 1] = l * (l - 1) / 2;
            for (var s = 2; s <= MostSteps + 1; s++)
                least[l, s] = Enumerable.Range(1, l - 1).Min(m => m + least[l - m, s - 1] + least[m, s]);
        }

        return least;
    }
}
