namespace SymbolicBackprop.LinearAlgebra.Kernels;

/// <summary>Copies a row-major matrix to its transpose.</summary>
internal static class Transposition
{
    // Blocks of this many rows and columns: both the lines read and the lines written stay in the first-level cache.
    private const int Block = 16;

    public static void Transpose<T>(ReadOnlySpan<T> source, Span<T> destination, int rowCount, int columnCount)
        where T : unmanaged
    {
        for (var rowStart = 0; rowStart < rowCount; rowStart += Block)
        {
            var rowEnd = Math.Min(rowStart + Block, rowCount);
            for (var columnStart = 0; columnStart < columnCount; columnStart += Block)
            {
                var columnEnd = Math.Min(columnStart + Block, columnCount);
                for (var i = rowStart; i < rowEnd; i++)
                {
                    for (var j = columnStart; j < columnEnd; j++) destination[j * rowCount + i] = source[i * columnCount + j];
                }
            }
        }
    }
}
