namespace SymbolicBackprop;

/// <summary>
/// Bounds the memory of the derivatives of long loops: on a method, <c>[Differentiable(Checkpointing = Checkpointing.Binomial)]</c>;
/// for one loop, <c>foreach (var i in Checkpointing.Range(0, n))</c>. The values and the derivatives stay the same, bit for bit.
/// </summary>
public static class Checkpointing
{
    /// <inheritdoc cref="CheckpointingStrategy.None"/>
    public const CheckpointingStrategy None = CheckpointingStrategy.None;

    /// <inheritdoc cref="CheckpointingStrategy.SquareRoot"/>
    public const CheckpointingStrategy SquareRoot = CheckpointingStrategy.SquareRoot;

    /// <inheritdoc cref="CheckpointingStrategy.Binomial"/>
    public const CheckpointingStrategy Binomial = CheckpointingStrategy.Binomial;

    /// <summary>
    /// The integers from <paramref name="start"/> up to, but not including, <paramref name="end"/>, in order; none where
    /// <paramref name="end"/> is not above <paramref name="start"/>. A <c>foreach</c> over them runs like the <c>for</c> loop, without
    /// allocating; its derivative uses <see cref="Binomial"/> checkpointing.
    /// </summary>
    public static CheckpointingRange Range(int start, int end) => new(start, end, Binomial);

    /// <summary>The same integers, for a loop whose derivative uses the given strategy.</summary>
    /// <inheritdoc cref="Range(int, int)"/>
    public static CheckpointingRange Range(int start, int end, CheckpointingStrategy strategy) => new(start, end, strategy);
}
