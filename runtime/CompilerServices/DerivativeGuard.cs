using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.CompilerServices;

/// <summary>The checks at the start of generated methods. They throw before anything is written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class DerivativeGuard
{
    /// <summary>Two extents that a matrix operation needs to be equal.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static void RequireEqual(int left, int right, string what)
    {
        if (left != right)
            ThrowUnequal(left, right, what);
    }

    /// <summary>A matrix has the shape that another one gives it, such as an upstream that of the result.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="rowCount">The rows that it must have.</param>
    /// <param name="columnCount">The columns that it must have.</param>
    /// <param name="name">The parameter that the matrix was passed for.</param>
    /// <param name="model">What has that shape, as it reads in a sentence: <c>the result</c>, <c>'x'</c>.</param>
    /// <exception cref="ArgumentNullException">There is no matrix.</exception>
    /// <exception cref="ArgumentException">The shapes differ; both are shown.</exception>
    public static void RequireShape<T>(Matrix<T> matrix, int rowCount, int columnCount, string name, string model)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(matrix, name);
        if (matrix.RowCount != rowCount || matrix.ColumnCount != columnCount)
        {
            throw new ArgumentException(
                $"'{name}' is {Require.Text(matrix.RowCount, matrix.ColumnCount)} where {model} is {Require.Text(rowCount, columnCount)}.",
                name);
        }
    }

    /// <summary>An array or span has the length that another one gives it, such as an upstream that of the result.</summary>
    /// <param name="values">The elements.</param>
    /// <param name="length">The number of elements that there must be.</param>
    /// <param name="name">The parameter that they were passed for.</param>
    /// <param name="model">What has that length, as it reads in a sentence: <c>the result</c>, <c>'x'</c>.</param>
    /// <exception cref="ArgumentException">The lengths differ; both are shown.</exception>
    public static void RequireLength<T>(ReadOnlySpan<T> values, int length, string name, string model)
    {
        if (values.Length != length)
            ThrowLength(values.Length, length, name, model);
    }

    /// <summary>A buffer has the length of the parameter whose gradient it receives.</summary>
    /// <exception cref="ArgumentException">It has not; the buffer is named.</exception>
    public static void RequireSameShape<T>(ReadOnlySpan<T> buffer, ReadOnlySpan<T> parameter, string bufferName, string parameterName)
    {
        if (buffer.Length != parameter.Length)
            ThrowMismatch(bufferName, buffer.Length, parameterName, parameter.Length);
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
        if (buffer.LeafCount != parameter.LeafCount)
            throw Mismatch(bufferName, $"{buffer.LeafCount} leaves", parameterName, $"{parameter.LeafCount} leaves");
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
            ThrowOverlap(leftName, rightName);
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
        for (var i = 0; i < left.LeafCount; i++)
        {
            var leaf = TLeft.Leaf(ref left, i).Bytes;
            for (var j = 0; j < right.LeafCount; j++)
            {
                if (leaf.Overlaps(TRight.Leaf(ref right, j).Bytes))
                    throw Overlap($"{leftName}.{left.LeafName(i)}", $"{rightName}.{right.LeafName(j)}");
            }
        }
    }

    // What is thrown is made elsewhere: the checks are inlined into the generated methods, and their texts would be as well.
    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowUnequal(int left, int right, string what) =>
        throw new ArgumentException($"The {what} must be equal, and are {left} and {right}.");

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowLength(int length, int expected, string name, string model) =>
        throw new ArgumentException($"The length of '{name}' is {length} where that of {model} is {expected}.", name);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowMismatch(string bufferName, int bufferLength, string parameterName, int parameterLength) =>
        throw Mismatch(bufferName, $"[{bufferLength}]", parameterName, $"[{parameterLength}]");

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowOverlap(string leftName, string rightName) => throw Overlap(leftName, rightName);

    private static ArgumentException Mismatch(string bufferName, string bufferShape, string parameterName, string parameterShape) =>
        Mismatch(bufferName, bufferShape, parameterName, parameterShape, bufferName);

    private static ArgumentException Mismatch(string left, string leftShape, string right, string rightShape, string parameterName) => new(
        $"'{left}' has the shape {leftShape} and '{right}' the shape {rightShape}: a gradient has the shape of what it is the gradient of.",
        parameterName);

    private static ArgumentException Overlap(string leftName, string rightName) => Overlap(leftName, rightName, leftName);

    private static ArgumentException Overlap(string left, string right, string parameterName) => new(
        $"'{left}' and '{right}' share storage: what is written, by the method or by its derivative, must overlap nothing else. Pass storage of its own.",
        parameterName);
}
