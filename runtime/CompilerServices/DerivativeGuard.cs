using System.ComponentModel;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.CompilerServices;

/// <summary>The checks at the start of generated methods. They throw before anything is written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DerivativeGuard
{
    /// <summary>Two extents that a matrix operation needs to be equal.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static void RequireEqual(int left, int right, string what)
    {
        if (left != right)
            throw new ArgumentException($"The {what} must be equal, and are {left} and {right}.");
    }

    /// <summary>A buffer has the length of the parameter whose gradient it receives.</summary>
    /// <exception cref="ArgumentException">It has not; the buffer is named.</exception>
    public static void RequireSameShape<T>(ReadOnlySpan<T> buffer, ReadOnlySpan<T> parameter, string bufferName, string parameterName)
    {
        if (buffer.Length != parameter.Length)
            throw Mismatch(bufferName, $"[{buffer.Length}]", parameterName, $"[{parameter.Length}]");
    }

    /// <summary>A buffer has the shape of the parameter whose gradient it receives.</summary>
    /// <exception cref="ArgumentException">It has not; the buffer is named.</exception>
    public static void RequireSameShape<T>(Matrix<T> buffer, Matrix<T> parameter, string bufferName, string parameterName)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        if (buffer.RowCount != parameter.RowCount || buffer.ColumnCount != parameter.ColumnCount)
        {
            throw Mismatch(
                bufferName,
                ParameterShape.Matrix(buffer.RowCount, buffer.ColumnCount).ToString(),
                parameterName,
                ParameterShape.Matrix(parameter.RowCount, parameter.ColumnCount).ToString());
        }
    }

    /// <summary>Weights have the shapes of those whose gradient they receive.</summary>
    /// <exception cref="ArgumentException">They have not; the leaf is named.</exception>
    public static void RequireSameShape<TParameters>(ref TParameters buffer, ref TParameters parameter, string bufferName, string parameterName)
        where TParameters : IParameters<TParameters>
    {
        for (var i = 0; i < parameter.LeafCount; i++)
        {
            var expected = TParameters.Leaf(ref parameter, i).Shape;
            var actual = TParameters.Leaf(ref buffer, i).Shape;
            if (actual != expected)
                throw Mismatch(bufferName, $"{buffer.LeafName(i)}{actual}", parameterName, $"{parameter.LeafName(i)}{expected}");
        }
    }

    /// <summary>Two arguments of which one is written share no storage.</summary>
    /// <exception cref="ArgumentException">They share some; both are named.</exception>
    public static void RequireApart<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, string leftName, string rightName)
    {
        if (left.Overlaps(right))
            throw Overlap(leftName, rightName);
    }

    /// <inheritdoc cref="RequireApart{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireApart<T>(Matrix<T> left, Matrix<T> right, string leftName, string rightName)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        RequireApart<T>(left.AsSpan(), right.AsSpan(), leftName, rightName);

    /// <inheritdoc cref="RequireApart{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireApart<T>(Matrix<T> left, ReadOnlySpan<T> right, string leftName, string rightName)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        RequireApart<T>(left.AsSpan(), right, leftName, rightName);

    /// <inheritdoc cref="RequireApart{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireApart<T>(ReadOnlySpan<T> left, Matrix<T> right, string leftName, string rightName)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        RequireApart<T>(left, right.AsSpan(), leftName, rightName);

    /// <inheritdoc cref="RequireApart{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireApart<TParameters, T>(ref TParameters left, Matrix<T> right, string leftName, string rightName)
        where TParameters : IParameters<TParameters>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        RequireApart<TParameters, T>(ref left, right.AsSpan(), leftName, rightName);

    /// <inheritdoc cref="RequireApart{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireApart<TParameters, T>(ref TParameters left, ReadOnlySpan<T> right, string leftName, string rightName)
        where TParameters : IParameters<TParameters>
        where T : unmanaged
    {
        for (var i = 0; i < left.LeafCount; i++)
        {
            var leaf = TParameters.Leaf(ref left, i);
            if (leaf.Bytes.Overlaps(System.Runtime.InteropServices.MemoryMarshal.AsBytes(right)))
                throw Overlap($"{leftName}.{left.LeafName(i)}", rightName);
        }
    }

    /// <inheritdoc cref="RequireApart{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void RequireApart<TLeft, TRight>(ref TLeft left, ref TRight right, string leftName, string rightName)
        where TLeft : IParameters<TLeft>
        where TRight : IParameters<TRight>
    {
        for (var i = 0; i < right.LeafCount; i++)
        {
            // The name is made where it is needed: this runs on every call.
            var bytes = TRight.Leaf(ref right, i).Bytes;
            for (var j = 0; j < left.LeafCount; j++)
            {
                if (TLeft.Leaf(ref left, j).Bytes.Overlaps(bytes))
                    throw Overlap($"{leftName}.{left.LeafName(j)}", $"{rightName}.{right.LeafName(i)}");
            }
        }
    }

    private static ArgumentException Mismatch(string bufferName, string bufferShape, string parameterName, string parameterShape) => new(
        $"'{bufferName}' has the shape {bufferShape} and '{parameterName}' the shape {parameterShape}: a gradient has the shape of what it is the gradient of.",
        bufferName);

    private static ArgumentException Overlap(string leftName, string rightName) => new(
        $"'{leftName}' and '{rightName}' share storage: a buffer that receives a gradient must overlap nothing else. Pass storage of its own.",
        leftName);
}
