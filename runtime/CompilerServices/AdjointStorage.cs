using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SymbolicBackprop.CompilerServices;

/// <summary>Storage for the adjoints of arrays of any shape: zeros where the original has numbers. Generated code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AdjointStorage
{
    /// <summary>As many zeros.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="like">The original.</param>
    /// <returns>A new array of the same length.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="like"/> is null.</exception>
    public static T[] ZeroLike<T>(T[] like)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(like);
        return new T[like.Length];
    }

    /// <inheritdoc cref="ZeroLike{T}(T[])"/>
    /// <returns>A new array of the same two lengths.</returns>
    public static T[,] ZeroLike<T>(T[,] like)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(like);
        return new T[like.GetLength(0), like.GetLength(1)];
    }

    /// <inheritdoc cref="ZeroLike{T}(T[])"/>
    /// <returns>A new array of the same three lengths.</returns>
    public static T[,,] ZeroLike<T>(T[,,] like)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(like);
        return new T[like.GetLength(0), like.GetLength(1), like.GetLength(2)];
    }

    /// <inheritdoc cref="ZeroLike{TRow}(TRow[], Func{TRow, TRow})"/>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    public static T[][] ZeroLike<T>(T[][] like)
        where T : struct => ZeroLike(like, static row => ZeroLike(row));

    /// <inheritdoc cref="ZeroLike{TRow}(TRow[], Func{TRow, TRow})"/>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    public static T[][,] ZeroLike<T>(T[][,] like)
        where T : struct => ZeroLike(like, static row => ZeroLike(row));

    /// <inheritdoc cref="ZeroLike{TRow}(TRow[], Func{TRow, TRow})"/>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    public static T[][][] ZeroLike<T>(T[][][] like)
        where T : struct => ZeroLike(like, static row => ZeroLike(row));

    /// <summary>An array of rows, each with zeros where the original's has numbers; a row that is null stays null.</summary>
    /// <typeparam name="TRow">The type of a row, itself an array.</typeparam>
    /// <param name="like">The original.</param>
    /// <param name="zeroLikeRow">Makes the row for one of the original's; where rows are nested deeper than the other methods go, it calls this one again.</param>
    /// <returns>A new array of as many new rows.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="like"/> or <paramref name="zeroLikeRow"/> is null.</exception>
    public static TRow[] ZeroLike<TRow>(TRow[] like, Func<TRow, TRow> zeroLikeRow)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(like);
        ArgumentNullException.ThrowIfNull(zeroLikeRow);
        var zero = new TRow[like.Length];
        for (var i = 0; i < like.Length; i++)
        {
            if (like[i] is { } row)
                zero[i] = zeroLikeRow(row);
        }

        return zero;
    }

    /// <summary>All elements of an array of two dimensions, row after row.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="array">The array.</param>
    /// <returns>A span over the array's own elements.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="array"/> is null.</exception>
    public static Span<T> Elements<T>(T[,] array)
        where T : struct => ElementsOf<T>(array);

    /// <summary>All elements of an array of three dimensions; the last index runs fastest.</summary>
    /// <inheritdoc cref="Elements{T}(T[,])"/>
    public static Span<T> Elements<T>(T[,,] array)
        where T : struct => ElementsOf<T>(array);

    /// <summary>The elements of an array of any number of dimensions lie one after another.</summary>
    private static Span<T> ElementsOf<T>(Array array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);
    }
}
