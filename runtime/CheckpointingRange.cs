namespace SymbolicBackprop;

/// <summary>The integers that <see cref="Checkpointing.Range(int, int)"/> gives to a <c>foreach</c>.</summary>
public readonly record struct CheckpointingRange
{
    internal CheckpointingRange(int start, int end, CheckpointingStrategy strategy) => (Start, End, Strategy) = (start, end, strategy);

    /// <summary>The first integer.</summary>
    public int Start { get; }

    /// <summary>One more than the last integer.</summary>
    public int End { get; }

    /// <summary>How the derivative of the loop bounds its memory.</summary>
    public CheckpointingStrategy Strategy { get; }

    /// <summary>What a <c>foreach</c> calls.</summary>
    public Enumerator GetEnumerator() => new(Start, End);

    /// <summary>Goes through the integers of a range.</summary>
    public struct Enumerator
    {
        private readonly int _end;
        private int _next;

        internal Enumerator(int start, int end) => (_next, _end) = (start, end);

        /// <summary>The present integer.</summary>
        public int Current { get; private set; }

        /// <summary>Goes on to the next integer; false when there is none.</summary>
        public bool MoveNext()
        {
            if (_next >= _end) return false;
            Current = _next++;
            return true;
        }
    }
}
