using System.Runtime.CompilerServices;

namespace SymbolicBackprop.LinearAlgebra.Kernels;

/// <summary>
/// The product in blocks: a part of C is a panel, two registers wide, of some rows. For each block of the inner index
/// the panel of B is copied to the stack, where it stays in the first-level cache while tile after tile of C is computed from it.
/// A is read where it is. The inner index always runs upwards in one chain for each element, so neither the blocks nor the parts show in the bits.
/// </summary>
internal static unsafe class BlockedProduct<T, TVector, TSimd>
    where T : unmanaged
    where TVector : unmanaged
    where TSimd : ISimd<T, TVector>
{
    // The packed panel and the rows of A that one tile reads share 32 KiB of cache.
    private const int PanelBytes = 24 * 1024;
    private const int CacheLine = 64;

    // Below this many multiplications the parts are not worth handing to another thread.
    private const long ParallelWork = 400_000;

    // A panel is packed once for each part in its column: with fewer rows that would cost more than it brings.
    private const int MinPartRows = 40;

    // For fewer rows of C than this, B is read where it is: each of its elements is used too seldom to pay for a copy.
    private const int MinRowsToPack = 16;

    private static int Width => sizeof(TVector) / sizeof(T);

    public static void Run(ProductProblem<T>* problem)
    {
        var panels = (problem->N + 2 * Width - 1) / (2 * Width);
        var threads = (long)problem->M * problem->N * problem->K < ParallelWork ? 1 : MatrixParallelism.MaxThreads;
        var wanted = threads == 1 ? 1 : (4 * threads + panels - 1) / panels;
        var chunks = Math.Max(1, Math.Min(wanted, problem->M / MinPartRows));
        var rows = (problem->M + chunks - 1) / chunks;
        problem->PartRows = (rows + TSimd.TileRows - 1) / TSimd.TileRows * TSimd.TileRows;
        problem->PartsInColumn = (problem->M + problem->PartRows - 1) / problem->PartRows;
        var parts = panels * problem->PartsInColumn;
        if (threads > 1)
        {
            ForkJoin.Run(&RunPart, problem, parts);
            return;
        }

        for (var i = 0; i < parts; i++) RunPart(problem, i);
    }

    [SkipLocalsInit]
    private static void RunPart(void* context, int part)
    {
        var buffer = stackalloc byte[PanelBytes + CacheLine];
        var packed = (T*)((nint)(buffer + CacheLine - 1) & -CacheLine);
        var problem = (ProductProblem<T>*)context;
        var (panel, chunk) = Math.DivRem(part, problem->PartsInColumn);
        var column = panel * 2 * Width;
        var columns = Math.Min(2 * Width, problem->N - column);
        var isPacked = problem->IsBTransposed || problem->M >= MinRowsToPack;

        var maxDepth = PanelBytes / (2 * sizeof(TVector));
        var blocks = (problem->K + maxDepth - 1) / maxDepth;
        var depth = (problem->K + blocks - 1) / blocks;
        for (var start = 0; start < problem->K; start += depth)
        {
            var block = new ProductBlock
            {
                Row = chunk * problem->PartRows,
                RowEnd = Math.Min((chunk + 1) * problem->PartRows, problem->M),
                Column = column,
                Columns = columns,
                Start = start,
                Depth = Math.Min(depth, problem->K - start),
            };
            if (isPacked)
            {
                Pack(problem, in block, packed);
                RunBlock(problem, in block, packed, 2 * Width);
            }
            else
            {
                RunBlock(problem, in block, problem->B + start * problem->BStride + column, problem->BStride);
            }
        }
    }

    private static void Pack(ProductProblem<T>* problem, in ProductBlock block, T* packed)
    {
        if (problem->IsBTransposed)
        {
            Transposition.Copy(
                problem->B + block.Column * problem->BStride + block.Start, problem->BStride, packed, 2 * Width, block.Columns, block.Depth);
            return;
        }

        var source = problem->B + block.Start * problem->BStride + block.Column;
        var isPair = block.Columns > Width;
        var mask = TSimd.Mask(isPair ? block.Columns - Width : block.Columns);
        for (var p = 0; p < block.Depth; p++)
        {
            if (isPair)
            {
                TSimd.Store(packed, TSimd.Load(source));
                TSimd.Store(packed + Width, TSimd.Load(source + Width, mask));
            }
            else
            {
                TSimd.Store(packed, TSimd.Load(source, mask));
            }

            source += problem->BStride;
            packed += 2 * Width;
        }
    }

    private static void RunBlock(ProductProblem<T>* problem, in ProductBlock block, T* b, nint bStride)
    {
        var isTransposed = problem->IsATransposed;
        if (block.Columns == 2 * Width)
        {
            if (isTransposed) RunTiles<Pair, Transposed>(problem, in block, b, bStride);
            else RunTiles<Pair, RowMajor>(problem, in block, b, bStride);
        }
        else if (block.Columns > Width)
        {
            if (isTransposed) RunTiles<MaskedPair, Transposed>(problem, in block, b, bStride);
            else RunTiles<MaskedPair, RowMajor>(problem, in block, b, bStride);
        }
        else
        {
            if (isTransposed) RunTiles<MaskedSingle, Transposed>(problem, in block, b, bStride);
            else RunTiles<MaskedSingle, RowMajor>(problem, in block, b, bStride);
        }
    }

    private static void RunTiles<TColumns, TLeft>(ProductProblem<T>* problem, in ProductBlock block, T* b, nint bStride)
        where TColumns : unmanaged
        where TLeft : unmanaged
    {
        var mask = TSimd.Mask(block.Columns > Width ? block.Columns - Width : block.Columns);
        var resume = problem->Accumulate || block.Start > 0;
        for (var row = block.Row; row < block.RowEnd; row += TSimd.TileRows)
        {
            var a = typeof(TLeft) == typeof(Transposed)
                ? problem->A + block.Start * problem->AStride + row
                : problem->A + row * problem->AStride + block.Start;
            var c = problem->C + (nint)row * problem->N + block.Column;
            RunTile<TColumns, TLeft>(
                Math.Min(TSimd.TileRows, block.RowEnd - row), a, problem->AStride, b, bStride, c, problem->N, block.Depth, mask, resume);
        }
    }

    private static void RunTile<TColumns, TLeft>(
        int rows, T* a, nint aStride, T* b, nint bStride, T* c, nint cStride, nint k, TVector mask, bool resume)
        where TColumns : unmanaged
        where TLeft : unmanaged
    {
        switch (rows)
        {
            case 1: ProductTile<T, TVector, TSimd>.Run<Extent1, TColumns, TLeft>(a, aStride, b, bStride, c, cStride, k, mask, resume); break;
            case 2: ProductTile<T, TVector, TSimd>.Run<Extent2, TColumns, TLeft>(a, aStride, b, bStride, c, cStride, k, mask, resume); break;
            case 3: ProductTile<T, TVector, TSimd>.Run<Extent3, TColumns, TLeft>(a, aStride, b, bStride, c, cStride, k, mask, resume); break;
            case 4: ProductTile<T, TVector, TSimd>.Run<Extent4, TColumns, TLeft>(a, aStride, b, bStride, c, cStride, k, mask, resume); break;
            case 5: ProductTile<T, TVector, TSimd>.Run<Extent5, TColumns, TLeft>(a, aStride, b, bStride, c, cStride, k, mask, resume); break;
            case 6: ProductTile<T, TVector, TSimd>.Run<Extent6, TColumns, TLeft>(a, aStride, b, bStride, c, cStride, k, mask, resume); break;
            case 7: ProductTile<T, TVector, TSimd>.Run<Extent7, TColumns, TLeft>(a, aStride, b, bStride, c, cStride, k, mask, resume); break;
            case 8: ProductTile<T, TVector, TSimd>.Run<Extent8, TColumns, TLeft>(a, aStride, b, bStride, c, cStride, k, mask, resume); break;
            case 9: ProductTile<T, TVector, TSimd>.Run<Extent9, TColumns, TLeft>(a, aStride, b, bStride, c, cStride, k, mask, resume); break;
            default: ProductTile<T, TVector, TSimd>.Run<Extent10, TColumns, TLeft>(a, aStride, b, bStride, c, cStride, k, mask, resume); break;
        }
    }
}
