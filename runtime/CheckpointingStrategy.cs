namespace SymbolicBackprop;

/// <summary>
/// How a derivative method bounds the memory of a long loop: it keeps the state of the loop at some steps only, its snapshots, and runs
/// the steps between them again. The derivative has the same bits under each of them. The constants of <see cref="Checkpointing"/>
/// have these values.
/// </summary>
public enum CheckpointingStrategy
{
    /// <summary>Everything that the reverse sweep needs is kept: the fastest, with memory in proportion to the number of steps.</summary>
    None = 0,

    /// <summary>
    /// Each step is run once again. Of n steps there are about √n snapshots, and what about √n steps record is kept at a time.
    /// </summary>
    SquareRoot = 1,

    /// <summary>
    /// Each step is run up to twice again, at the snapshots of A. Griewank and A. Walther, <em>Algorithm 799: revolve</em>, ACM
    /// Transactions on Mathematical Software 26 (2000). Of n steps there are about √n snapshots, and what about √n/4 steps record is
    /// kept at a time: the better choice where a step records far more than it hands on.
    /// </summary>
    Binomial = 2,
}
