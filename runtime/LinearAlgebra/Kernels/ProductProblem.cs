namespace SymbolicBackprop.LinearAlgebra.Kernels;

/// <summary>One product: where the matrices are and how it is divided.</summary>
internal unsafe struct ProductProblem<T>
    where T : unmanaged
{
    public T* A;
    public nint AStride;
    public bool IsATransposed;
    public T* B;
    public nint BStride;
    public bool IsBTransposed;
    public T* C;
    public int M;
    public int K;
    public int N;
    public bool Accumulate;

    /// <summary>The rows of C in one part.</summary>
    public int PartRows;

    /// <summary>How many parts there are below each other.</summary>
    public int PartsInColumn;
}

/// <summary>The piece of a product between two packings: rows and columns of C, and a range of the inner index.</summary>
internal struct ProductBlock
{
    public int Row;
    public int RowEnd;
    public int Column;
    public int Columns;
    public int Start;
    public int Depth;
}
