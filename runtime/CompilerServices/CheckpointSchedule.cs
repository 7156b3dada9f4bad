using System.ComponentModel;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// In which order a loop of a known number of steps is run, kept, run again and reversed, so that few snapshots of its state are alive at
/// a time and little is recorded. The actions of the forward sweep end with <see cref="CheckpointAction.Turn"/>, those of the reverse
/// sweep with <see cref="CheckpointAction.Done"/>; generated methods go through both with <see cref="MoveNext"/>.
/// </summary>
/// <remarks>
/// <para>
/// Consecutive steps form blocks, which are recorded and reversed as one. With l blocks to go and s slots, the first of which holds the
/// state before them, the schedule advances m blocks, reverses the l − m behind with s − 1 slots, and then the m before with s slots:
/// t(l, s) = min over m of m + t(l − m, s − 1) + t(m, s) advances. A. Griewank and A. Walther, <em>Algorithm 799: revolve</em>, ACM
/// Transactions on Mathematical Software 26 (2000), solve this: with β(s, r) = (s + r)! / (s! r!) and the r for which
/// β(s, r − 1) &lt; l ≤ β(s, r), t(l, s) = r·l − β(s + 1, r − 1), and no block is advanced more than r times.
/// </para>
/// <para>
/// The forward sweep runs the whole loop, so what follows the loop takes part as one more block, which comes last and is never advanced:
/// a loop of b blocks has t(b + 1, s) advances, those of the forward sweep included.
/// </para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct CheckpointSchedule
{
    private const long Lost = -1;

    /// <summary>Of the binomial strategy: into how many blocks a square root of the number of steps is divided.</summary>
    private const long BlocksPerRoot = 4;

    private long _stepCount;
    private long _stepsPerBlock;

    /// <summary>The block before which each slot in use holds the state: ascending.</summary>
    private Tape<long> _blocks;

    private int _slotsInUse;

    private CheckpointAction _action;

    /// <summary>The number of blocks that are not reversed yet, the one after the loop included.</summary>
    private long _remaining;

    /// <summary>The block before which the loop stands.</summary>
    private long _position;

    /// <summary>A schedule of no steps, until <see cref="Begin"/> says how many there are.</summary>
    public CheckpointSchedule()
        : this(0, 1, 1)
    {
    }

    /// <summary>A schedule whose slots and blocks follow from the number of steps.</summary>
    /// <param name="stepCount">The number of steps; a negative one, of a loop that does not run, counts as none.</param>
    /// <param name="strategy">
    /// <see cref="CheckpointingStrategy.SquareRoot"/>: blocks of ⌈√n⌉ steps and a slot for each block, so that n steps are advanced.
    /// <see cref="CheckpointingStrategy.Binomial"/>: blocks of ⌈√n/4⌉ steps and ⌈√n⌉ slots, so that a step is advanced 1¾ times on average;
    /// of a short loop so many slots that no step is advanced more than twice.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The strategy is neither of the two.</exception>
    public CheckpointSchedule(long stepCount, CheckpointingStrategy strategy)
        : this(stepCount, StepsPerBlockOf(stepCount, strategy), SlotsOf(stepCount, strategy))
    {
    }

    /// <summary>A schedule with chosen slots and blocks.</summary>
    /// <param name="stepCount">The number of steps; a negative one, of a loop that does not run, counts as none.</param>
    /// <param name="stepsPerBlock">The number of steps that are recorded at a time; the last block may be shorter.</param>
    /// <param name="slotCount">The number of snapshots that may be alive at a time.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="stepsPerBlock"/> or <paramref name="slotCount"/> is not positive.</exception>
    public CheckpointSchedule(long stepCount, long stepsPerBlock, int slotCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepsPerBlock);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(slotCount);
        _blocks = new();
        Restart(stepCount, stepsPerBlock, slotCount);
    }

    /// <summary>The number of snapshots that may be alive at a time.</summary>
    public int SlotCount { get; private set; }

    /// <summary>The slot of the last <see cref="CheckpointAction.Snapshot"/> or <see cref="CheckpointAction.Restore"/>.</summary>
    public int Slot { get; private set; }

    /// <summary>The first step of the last action.</summary>
    public long From { get; private set; }

    /// <summary>One more than the last step of the last <see cref="CheckpointAction.Advance"/> or <see cref="CheckpointAction.Reverse"/>.</summary>
    public long To { get; private set; }

    /// <summary>The present action is <see cref="CheckpointAction.Snapshot"/>.</summary>
    public readonly bool IsSnapshot => _action == CheckpointAction.Snapshot;

    /// <summary>The present action is <see cref="CheckpointAction.Restore"/>.</summary>
    public readonly bool IsRestore => _action == CheckpointAction.Restore;

    /// <summary>The present action is <see cref="CheckpointAction.Reverse"/>.</summary>
    public readonly bool IsReverse => _action == CheckpointAction.Reverse;

    /// <summary>Schedules a loop, in the place of the one before.</summary>
    /// <param name="stepCount">The number of steps; a negative one, of a loop that does not run, counts as none.</param>
    /// <param name="strategy">What the slots and blocks follow from, as in the constructor.</param>
    /// <exception cref="ArgumentOutOfRangeException">The strategy has no schedule.</exception>
    public void Begin(long stepCount, CheckpointingStrategy strategy) =>
        Restart(stepCount, StepsPerBlockOf(stepCount, strategy), SlotsOf(stepCount, strategy));

    /// <summary>Goes on to the next action of this sweep; false at its end, which is <see cref="CheckpointAction.Turn"/> or <see cref="CheckpointAction.Done"/>.</summary>
    public bool MoveNext()
    {
        _action = Next();
        return _action is not (CheckpointAction.Turn or CheckpointAction.Done);
    }

    /// <summary>What to do next.</summary>
    public CheckpointAction Next()
    {
        if (_remaining == 0) return CheckpointAction.Done;
        if (_position == Lost) return Restore();
        var ahead = _remaining - _position;
        if (ahead == 1) return Reverse();
        if (_slotsInUse == 0 || _blocks[_slotsInUse - 1] != _position) return Snapshot();
        // The slot of the present position is in use, and is one of those that it can count on.
        return Advance(AdvanceOf(ahead, SlotCount - _slotsInUse + 1));
    }

    /// <summary>Returns the storage of the schedule to the pool.</summary>
    public void Dispose() => _blocks.Dispose();

    private void Restart(long stepCount, long stepsPerBlock, int slotCount)
    {
        _stepCount = Math.Max(stepCount, 0);
        _stepsPerBlock = stepsPerBlock;
        _slotsInUse = 0;
        _remaining = BlockCount(_stepCount, stepsPerBlock) + 1;
        _position = 0;
        SlotCount = slotCount;
    }

    private CheckpointAction Snapshot()
    {
        Slot = _slotsInUse;
        From = StepOf(_position);
        _blocks.Record(_slotsInUse++, _position);
        return CheckpointAction.Snapshot;
    }

    private CheckpointAction Advance(long blocks)
    {
        From = StepOf(_position);
        _position += blocks;
        To = StepOf(_position);
        return CheckpointAction.Advance;
    }

    private CheckpointAction Restore()
    {
        Slot = _slotsInUse - 1;
        _position = _blocks[Slot];
        From = StepOf(_position);
        // The last block before which it stands is reversed next: nobody comes back to this state.
        if (_position == _remaining - 1) _slotsInUse--;
        return CheckpointAction.Restore;
    }

    private CheckpointAction Reverse()
    {
        var isTurn = StepOf(_position) == _stepCount;
        From = StepOf(_position);
        To = StepOf(_position + 1);
        _remaining = _position;
        _position = Lost;
        return isTurn ? CheckpointAction.Turn : CheckpointAction.Reverse;
    }

    private readonly long StepOf(long block) => block <= _stepCount / _stepsPerBlock ? block * _stepsPerBlock : _stepCount;

    /// <summary>
    /// The number of blocks to advance where <paramref name="blocks"/> are ahead, at least two: the largest that is optimal. Behind it
    /// β(s − 1, r − 1) blocks stay at least, and before it β(s, r − 1) at most, or one of the two parts would need more than its share
    /// of repetitions.
    /// </summary>
    private static long AdvanceOf(long blocks, int slots)
    {
        // β(s, r) = β(s, r − 1) · (s + r) / r, from β(s, 0) = 1; where it would not fit into a long it is beyond any number of blocks.
        long beforeLast = 0, last = 1;
        for (var r = 1L; ; r++)
        {
            var next = last <= long.MaxValue / (slots + r) ? last * (slots + r) / r : long.MaxValue;
            // β(s − 1, r − 1) = β(s, r − 1) − β(s, r − 2).
            if (blocks <= next) return Math.Min(last, blocks - (last - beforeLast));
            (beforeLast, last) = (last, next);
        }
    }

    private static long BlockCount(long stepCount, long stepsPerBlock) =>
        stepCount / stepsPerBlock + (stepCount % stepsPerBlock == 0 ? 0 : 1);

    private static long StepsPerBlockOf(long stepCount, CheckpointingStrategy strategy)
    {
        double steps = Math.Max(stepCount, 1);
        return strategy switch
        {
            CheckpointingStrategy.SquareRoot => (long)Math.Ceiling(Math.Sqrt(steps)),
            CheckpointingStrategy.Binomial => (long)Math.Ceiling(Math.Sqrt(steps) / BlocksPerRoot),
            _ => throw new ArgumentOutOfRangeException(nameof(strategy), strategy, "Only the strategies SquareRoot and Binomial have a schedule."),
        };
    }

    private static int SlotsOf(long stepCount, CheckpointingStrategy strategy)
    {
        var blocks = BlockCount(Math.Max(stepCount, 1), StepsPerBlockOf(stepCount, strategy));
        // Binomial: at least the s with β(s, 2) = (s + 1)(s + 2) / 2 ≥ blocks + 1.
        var slots = strategy == CheckpointingStrategy.SquareRoot
            ? blocks
            : Math.Max(blocks / BlocksPerRoot, (long)Math.Ceiling(Math.Sqrt(2.0 * blocks + 2.25) - 1.5));
        return (int)Math.Min(slots, Array.MaxLength);
    }
}
