using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SymbolicBackprop.LinearAlgebra.Kernels;

/// <summary>Copies a row-major matrix to its transpose, a square of registers at a time.</summary>
internal static unsafe class Transposition
{
    /// <summary>destination[j, i] = source[i, j].</summary>
    /// <param name="source">The first element.</param>
    /// <param name="sourceStride">From a row of the source to the next.</param>
    /// <param name="destination">The first element; apart from the source.</param>
    /// <param name="destinationStride">From a row of the destination to the next.</param>
    /// <param name="rowCount">The rows of the source.</param>
    /// <param name="columnCount">The columns of the source.</param>
    public static void Copy<T>(T* source, nint sourceStride, T* destination, nint destinationStride, int rowCount, int columnCount)
        where T : unmanaged
    {
        var square = !Avx.IsSupported ? 1 : sizeof(T) == sizeof(float) ? 8 : 4;
        var wholeRows = rowCount - rowCount % square;
        var wholeColumns = columnCount - columnCount % square;
        if (square == 1) (wholeRows, wholeColumns) = (0, 0);
        for (var i = 0; i < wholeRows; i += square)
        {
            for (var j = 0; j < wholeColumns; j += square)
            {
                var from = source + i * sourceStride + j;
                var to = destination + j * destinationStride + i;
                if (sizeof(T) == sizeof(float)) Square8((float*)from, sourceStride, (float*)to, destinationStride);
                else Square4((double*)from, sourceStride, (double*)to, destinationStride);
            }
        }

        CopyEach(source, sourceStride, destination, destinationStride, 0, wholeRows, wholeColumns, columnCount);
        CopyEach(source, sourceStride, destination, destinationStride, wholeRows, rowCount, 0, columnCount);
    }

    private static void CopyEach<T>(
        T* source, nint sourceStride, T* destination, nint destinationStride, int row, int rowEnd, int column, int columnEnd)
        where T : unmanaged
    {
        for (var i = row; i < rowEnd; i++)
        {
            for (var j = column; j < columnEnd; j++) destination[j * destinationStride + i] = source[i * sourceStride + j];
        }
    }

    private static void Square8(float* source, nint sourceStride, float* destination, nint destinationStride)
    {
        // Halves of rows i and i + 4 in one register, so that what remains are shuffles within 128 bits.
        var (r0, r1, r2, r3) = Shuffle4(
            Halves(source, sourceStride), Halves(source + sourceStride, sourceStride),
            Halves(source + 2 * sourceStride, sourceStride), Halves(source + 3 * sourceStride, sourceStride));
        var (r4, r5, r6, r7) = Shuffle4(
            Halves(source + 4, sourceStride), Halves(source + sourceStride + 4, sourceStride),
            Halves(source + 2 * sourceStride + 4, sourceStride), Halves(source + 3 * sourceStride + 4, sourceStride));
        r0.Store(destination);
        r1.Store(destination + destinationStride);
        r2.Store(destination + 2 * destinationStride);
        r3.Store(destination + 3 * destinationStride);
        r4.Store(destination + 4 * destinationStride);
        r5.Store(destination + 5 * destinationStride);
        r6.Store(destination + 6 * destinationStride);
        r7.Store(destination + 7 * destinationStride);
    }

    private static Vector256<float> Halves(float* source, nint stride) =>
        Vector256.Create(Vector128.Load(source), Vector128.Load(source + 4 * stride));

    private static (Vector256<float>, Vector256<float>, Vector256<float>, Vector256<float>) Shuffle4(
        Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d)
    {
        var ab = Avx.UnpackLow(a, b);
        var cd = Avx.UnpackLow(c, d);
        var abHigh = Avx.UnpackHigh(a, b);
        var cdHigh = Avx.UnpackHigh(c, d);
        return (
            Avx.Shuffle(ab, cd, 0b01_00_01_00), Avx.Shuffle(ab, cd, 0b11_10_11_10),
            Avx.Shuffle(abHigh, cdHigh, 0b01_00_01_00), Avx.Shuffle(abHigh, cdHigh, 0b11_10_11_10));
    }

    private static void Square4(double* source, nint sourceStride, double* destination, nint destinationStride)
    {
        var a = Vector256.Load(source);
        var b = Vector256.Load(source + sourceStride);
        var c = Vector256.Load(source + 2 * sourceStride);
        var d = Vector256.Load(source + 3 * sourceStride);
        var ab = Avx.UnpackLow(a, b);
        var abHigh = Avx.UnpackHigh(a, b);
        var cd = Avx.UnpackLow(c, d);
        var cdHigh = Avx.UnpackHigh(c, d);
        Avx.Permute2x128(ab, cd, 0x20).Store(destination);
        Avx.Permute2x128(abHigh, cdHigh, 0x20).Store(destination + destinationStride);
        Avx.Permute2x128(ab, cd, 0x31).Store(destination + 2 * destinationStride);
        Avx.Permute2x128(abHigh, cdHigh, 0x31).Store(destination + 3 * destinationStride);
    }
}
