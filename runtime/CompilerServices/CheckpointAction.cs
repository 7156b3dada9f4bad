using System.ComponentModel;

namespace SymbolicBackprop.CompilerServices;

/// <summary>What a <see cref="CheckpointSchedule"/> asks of the loop that it reverses.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum CheckpointAction
{
    /// <summary>Keep the present state, that before step <see cref="CheckpointSchedule.From"/>, in <see cref="CheckpointSchedule.Slot"/>.</summary>
    Snapshot,

    /// <summary>Run the steps from <see cref="CheckpointSchedule.From"/> up to, but not including, <see cref="CheckpointSchedule.To"/>; record nothing.</summary>
    Advance,

    /// <summary>The loop is at its end: the forward sweep goes on after it, and the reverse sweep comes back to ask for the next action.</summary>
    Turn,

    /// <summary>Take the state before step <see cref="CheckpointSchedule.From"/> from <see cref="CheckpointSchedule.Slot"/>.</summary>
    Restore,

    /// <summary>
    /// Run the steps from <see cref="CheckpointSchedule.From"/> up to, but not including, <see cref="CheckpointSchedule.To"/>, recording
    /// what their reverse needs, then reverse them from the last to the first. The state is lost by that.
    /// </summary>
    Reverse,

    /// <summary>All steps are reversed.</summary>
    Done,
}
