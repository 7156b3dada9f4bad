using System.Runtime.CompilerServices;

namespace SymbolicBackprop.LinearAlgebra.Kernels;

/// <summary>
/// The innermost loops of the product: a tile of C, up to ten rows of one or two registers, held in registers
/// while the inner index runs. The extents are types (see <see cref="Extent1"/>), so that the compiler makes straight code for each
/// and drops the rows and columns that are not there.
/// </summary>
internal static unsafe class ProductTile<T, TVector, TSimd>
    where T : unmanaged
    where TVector : unmanaged
    where TSimd : ISimd<T, TVector>
{
    private static int Width => sizeof(TVector) / sizeof(T);

    /// <summary>C[i, j] ← start + Σₚ A[i, p]·B[p, j] by one chain of multiply-adds in the order of p.</summary>
    /// <typeparam name="TRows">The rows of the tile.</typeparam>
    /// <typeparam name="TColumns">The registers in a row of the tile: <see cref="Pair"/>, <see cref="MaskedPair"/> or <see cref="MaskedSingle"/>.</typeparam>
    /// <typeparam name="TLeft">Where the elements of A stand: <see cref="RowMajor"/> or <see cref="Transposed"/>.</typeparam>
    /// <param name="a">A[0, 0].</param>
    /// <param name="aStride">From a row of A's storage to the next.</param>
    /// <param name="b">B[0, 0].</param>
    /// <param name="bStride">From a row of B to the next.</param>
    /// <param name="c">C[0, 0].</param>
    /// <param name="cStride">From a row of C to the next.</param>
    /// <param name="k">How many p there are.</param>
    /// <param name="mask">The lanes of the last register of a row that exist in B and C.</param>
    /// <param name="resume">Whether the chain starts at what C holds, else at zero.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TRows, TColumns, TLeft>(
        T* a, nint aStride, T* b, nint bStride, T* c, nint cStride, nint k, TVector mask, bool resume)
        where TRows : unmanaged
        where TColumns : unmanaged
        where TLeft : unmanaged
    {
        TVector c00 = default, c01 = default;
        TVector c10 = default, c11 = default;
        TVector c20 = default, c21 = default;
        TVector c30 = default, c31 = default;
        TVector c40 = default, c41 = default;
        TVector c50 = default, c51 = default;
        TVector c60 = default, c61 = default;
        TVector c70 = default, c71 = default;
        TVector c80 = default, c81 = default;
        TVector c90 = default, c91 = default;
        if (resume)
        {
            if (sizeof(TRows) > 0) LoadRow<TColumns>(c, mask, out c00, out c01);
            if (sizeof(TRows) > 1) LoadRow<TColumns>(c + cStride, mask, out c10, out c11);
            if (sizeof(TRows) > 2) LoadRow<TColumns>(c + 2 * cStride, mask, out c20, out c21);
            if (sizeof(TRows) > 3) LoadRow<TColumns>(c + 3 * cStride, mask, out c30, out c31);
            if (sizeof(TRows) > 4) LoadRow<TColumns>(c + 4 * cStride, mask, out c40, out c41);
            if (sizeof(TRows) > 5) LoadRow<TColumns>(c + 5 * cStride, mask, out c50, out c51);
            if (sizeof(TRows) > 6) LoadRow<TColumns>(c + 6 * cStride, mask, out c60, out c61);
            if (sizeof(TRows) > 7) LoadRow<TColumns>(c + 7 * cStride, mask, out c70, out c71);
            if (sizeof(TRows) > 8) LoadRow<TColumns>(c + 8 * cStride, mask, out c80, out c81);
            if (sizeof(TRows) > 9) LoadRow<TColumns>(c + 9 * cStride, mask, out c90, out c91);
        }

        // Row-major: a pointer for each row and one common offset. Transposed: the elements of a column of the tile are neighbours.
        var step = typeof(TLeft) == typeof(Transposed) ? 1 : aStride;
        var a1 = a + step;
        var a2 = a + 2 * step;
        var a3 = a + 3 * step;
        var a4 = a + 4 * step;
        var a5 = a + 5 * step;
        var a6 = a + 6 * step;
        var a7 = a + 7 * step;
        var a8 = a + 8 * step;
        var a9 = a + 9 * step;
        for (nint p = 0; p < k; p++)
        {
            LoadRow<TColumns>(b, mask, out var b0, out var b1);
            b += bStride;
            if (sizeof(TRows) > 0) Accumulate<TColumns>(typeof(TLeft) == typeof(Transposed) ? a : a + p, b0, b1, ref c00, ref c01);
            if (sizeof(TRows) > 1) Accumulate<TColumns>(typeof(TLeft) == typeof(Transposed) ? a + 1 : a1 + p, b0, b1, ref c10, ref c11);
            if (sizeof(TRows) > 2) Accumulate<TColumns>(typeof(TLeft) == typeof(Transposed) ? a + 2 : a2 + p, b0, b1, ref c20, ref c21);
            if (sizeof(TRows) > 3) Accumulate<TColumns>(typeof(TLeft) == typeof(Transposed) ? a + 3 : a3 + p, b0, b1, ref c30, ref c31);
            if (sizeof(TRows) > 4) Accumulate<TColumns>(typeof(TLeft) == typeof(Transposed) ? a + 4 : a4 + p, b0, b1, ref c40, ref c41);
            if (sizeof(TRows) > 5) Accumulate<TColumns>(typeof(TLeft) == typeof(Transposed) ? a + 5 : a5 + p, b0, b1, ref c50, ref c51);
            if (sizeof(TRows) > 6) Accumulate<TColumns>(typeof(TLeft) == typeof(Transposed) ? a + 6 : a6 + p, b0, b1, ref c60, ref c61);
            if (sizeof(TRows) > 7) Accumulate<TColumns>(typeof(TLeft) == typeof(Transposed) ? a + 7 : a7 + p, b0, b1, ref c70, ref c71);
            if (sizeof(TRows) > 8) Accumulate<TColumns>(typeof(TLeft) == typeof(Transposed) ? a + 8 : a8 + p, b0, b1, ref c80, ref c81);
            if (sizeof(TRows) > 9) Accumulate<TColumns>(typeof(TLeft) == typeof(Transposed) ? a + 9 : a9 + p, b0, b1, ref c90, ref c91);
            if (typeof(TLeft) == typeof(Transposed)) a += aStride;
        }

        if (sizeof(TRows) > 0) StoreRow<TColumns>(c, mask, c00, c01);
        if (sizeof(TRows) > 1) StoreRow<TColumns>(c + cStride, mask, c10, c11);
        if (sizeof(TRows) > 2) StoreRow<TColumns>(c + 2 * cStride, mask, c20, c21);
        if (sizeof(TRows) > 3) StoreRow<TColumns>(c + 3 * cStride, mask, c30, c31);
        if (sizeof(TRows) > 4) StoreRow<TColumns>(c + 4 * cStride, mask, c40, c41);
        if (sizeof(TRows) > 5) StoreRow<TColumns>(c + 5 * cStride, mask, c50, c51);
        if (sizeof(TRows) > 6) StoreRow<TColumns>(c + 6 * cStride, mask, c60, c61);
        if (sizeof(TRows) > 7) StoreRow<TColumns>(c + 7 * cStride, mask, c70, c71);
        if (sizeof(TRows) > 8) StoreRow<TColumns>(c + 8 * cStride, mask, c80, c81);
        if (sizeof(TRows) > 9) StoreRow<TColumns>(c + 9 * cStride, mask, c90, c91);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate<TColumns>(T* a, TVector b0, TVector b1, ref TVector c0, ref TVector c1)
        where TColumns : unmanaged
    {
        var x = TSimd.Broadcast(a);
        c0 = TSimd.MultiplyAdd(x, b0, c0);
        if (typeof(TColumns) != typeof(MaskedSingle)) c1 = TSimd.MultiplyAdd(x, b1, c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadRow<TColumns>(T* source, TVector mask, out TVector first, out TVector second)
        where TColumns : unmanaged
    {
        if (typeof(TColumns) != typeof(MaskedSingle))
        {
            first = TSimd.Load(source);
            second = typeof(TColumns) == typeof(Pair) ? TSimd.Load(source + Width) : TSimd.Load(source + Width, mask);
        }
        else
        {
            first = TSimd.Load(source, mask);
            second = default;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRow<TColumns>(T* destination, TVector mask, TVector first, TVector second)
        where TColumns : unmanaged
    {
        if (typeof(TColumns) != typeof(MaskedSingle))
        {
            TSimd.Store(destination, first);
            if (typeof(TColumns) == typeof(Pair)) TSimd.Store(destination + Width, second);
            else TSimd.Store(destination + Width, second, mask);
        }
        else
        {
            TSimd.Store(destination, first, mask);
        }
    }
}
