using SymbolicBackprop.CompilerServices;

namespace SymbolicBackprop.Tests.CompilerServices;

/// <summary>Carries a schedule out on a loop whose state is the number of steps done, and checks each action against that state.</summary>
internal sealed class ScheduleRun
{
    private const long Unknown = -1;

    private readonly long?[] _slots;
    private long _state;
    private long _nextToReverse;

    private ScheduleRun(long stepCount, int slotCount)
    {
        _nextToReverse = stepCount;
        _slots = new long?[slotCount];
    }

    /// <summary>The number of steps advanced.</summary>
    public long Advanced { get; private set; }

    /// <summary>The number of steps advanced before the turn.</summary>
    public long AdvancedForward { get; private set; }

    /// <summary>The largest number of snapshots that a later action restores, at any time.</summary>
    public int LiveSnapshots { get; private set; }

    /// <summary>The largest number of steps reversed by one action.</summary>
    public long LongestBlock { get; private set; }

    public static ScheduleRun Of(CheckpointSchedule schedule, long stepCount)
    {
        using (schedule)
        {
            var run = new ScheduleRun(stepCount, schedule.SlotCount);
            while (schedule.Next() is var action and not CheckpointAction.Turn)
            {
                Assert.True(action is CheckpointAction.Snapshot or CheckpointAction.Advance, $"{action} in the forward sweep");
                run.Do(action, schedule);
            }

            Assert.Equal(stepCount, run._state);
            run._state = Unknown;
            run.AdvancedForward = run.Advanced;
            while (schedule.Next() is var action and not CheckpointAction.Done)
                run.Do(action, schedule);
            Assert.Equal(0, run._nextToReverse);
            Assert.Equal(CheckpointAction.Done, schedule.Next());
            return run;
        }
    }

    private void Do(CheckpointAction action, CheckpointSchedule schedule)
    {
        switch (action)
        {
            case CheckpointAction.Snapshot:
                Assert.Equal(_state, schedule.From);
                // A slot is free once the state that it holds is past what is left to reverse.
                Assert.True(_slots[schedule.Slot] is not { } held || held >= _nextToReverse, "a snapshot that is still needed is overwritten");
                _slots[schedule.Slot] = _state;
                LiveSnapshots = Math.Max(LiveSnapshots, _slots.Count(held => held < _nextToReverse));
                break;
            case CheckpointAction.Advance:
                Assert.Equal(_state, schedule.From);
                Assert.InRange(schedule.To, schedule.From + 1, _nextToReverse);
                Advanced += schedule.To - schedule.From;
                _state = schedule.To;
                break;
            case CheckpointAction.Restore:
                Assert.Equal(_slots[schedule.Slot], schedule.From);
                Assert.InRange(schedule.From, 0, _nextToReverse - 1);
                _state = schedule.From;
                break;
            case CheckpointAction.Reverse:
                Assert.Equal(_state, schedule.From);
                Assert.Equal(_nextToReverse, schedule.To);
                Assert.InRange(schedule.From, 0, schedule.To - 1);
                LongestBlock = Math.Max(LongestBlock, schedule.To - schedule.From);
                _nextToReverse = schedule.From;
                _state = Unknown;
                break;
            default:
                Assert.Fail($"{action} is not expected here.");
                break;
        }
    }
}
