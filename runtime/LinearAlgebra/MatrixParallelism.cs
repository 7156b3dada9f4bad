namespace SymbolicBackprop.LinearAlgebra;

/// <summary>How many threads the operations on matrices may use. The results are the same bits for any number.</summary>
public static class MatrixParallelism
{
    private static int _maxThreads = Environment.ProcessorCount;

    /// <summary>
    /// The largest number of threads that work on one operation, the caller's included; at first the number of processors.
    /// Small operations stay on the caller's thread in any case.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public static int MaxThreads
    {
        get => _maxThreads;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _maxThreads = value;
        }
    }
}
