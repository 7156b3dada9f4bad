namespace SymbolicBackprop.Training;

/// <summary>Why a run ended.</summary>
public enum StopReason
{
    /// <summary>All epochs were trained.</summary>
    Completed,

    /// <summary>The loss did not fall any more: see <see cref="EarlyStopping"/>.</summary>
    EarlyStopping,

    /// <summary>The caller asked for it; the step under way was finished.</summary>
    Cancelled,

    /// <summary>
    /// The loss of a step, or where it is bounded the norm of its gradient, was infinite or NaN. The weights are those before that step.
    /// </summary>
    Diverged,
}
