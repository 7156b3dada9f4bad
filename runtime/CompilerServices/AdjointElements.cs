using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// Adjoints whose elements are matrices, rows or weights. Generated code calls it. An element of an array of matrices that is made for
/// adjoints alone is null until something is added to it, which stands for zero.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AdjointElements
{
    /// <summary>A list of zeros in the shapes of the elements of another one.</summary>
    /// <typeparam name="TItem">The type of the elements.</typeparam>
    /// <param name="like">The original.</param>
    /// <param name="zeroLikeItem">Makes the element for one of the original's.</param>
    /// <returns>A new list of as many new elements.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="like"/> or <paramref name="zeroLikeItem"/> is null.</exception>
    [SuppressMessage("Design", "CA1002:Do not expose generic lists", Justification = "The gradient of a list of weights is a list.")]
    public static List<TItem> ZeroLike<TItem>(List<TItem> like, Func<TItem, TItem> zeroLikeItem)
        where TItem : class
    {
        ArgumentNullException.ThrowIfNull(like);
        ArgumentNullException.ThrowIfNull(zeroLikeItem);
        var zero = new List<TItem>(like.Count);
        foreach (var item in like)
            zero.Add(zeroLikeItem(item));
        return zero;
    }

    /// <summary>Makes every element zero.</summary>
    /// <typeparam name="TItem">The type of the elements.</typeparam>
    /// <param name="items">The elements, which stay the same objects.</param>
    /// <param name="clear">Makes one of them zero.</param>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> or <paramref name="clear"/> is null.</exception>
    public static void Clear<TItem>(IReadOnlyList<TItem> items, Action<TItem> clear)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(clear);
        for (var i = 0; i < items.Count; i++)
            clear(items[i]);
    }

    /// <summary>Adds every element to that beside it.</summary>
    /// <typeparam name="TItem">The type of the elements.</typeparam>
    /// <param name="source">What is added.</param>
    /// <param name="target">What it is added to: as many elements, which stay the same objects.</param>
    /// <param name="add">Adds one element, its first argument, to another one.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void AddTo<TItem>(IReadOnlyList<TItem> source, IReadOnlyList<TItem> target, Action<TItem, TItem> add)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(add);
        for (var i = 0; i < source.Count; i++)
            add(source[i], target[i]);
    }

    /// <summary>Adds every number to that beside it.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="source">What is added.</param>
    /// <param name="target">What it is added to: as many numbers.</param>
    /// <exception cref="ArgumentException">The numbers are not as many.</exception>
    public static void AddTo<T>(ReadOnlySpan<T> source, Span<T> target)
        where T : struct, INumber<T>
    {
        if (source.Length != target.Length)
            throw new ArgumentException($"{source.Length} numbers are added to {target.Length}.", nameof(source));
        for (var i = 0; i < source.Length; i++)
            target[i] += source[i];
    }

    /// <summary>Adds weights to others.</summary>
    /// <typeparam name="TParameters">Their type.</typeparam>
    /// <param name="source">What is added.</param>
    /// <param name="target">What it is added to.</param>
    /// <exception cref="ArgumentException">A leaf has another shape.</exception>
    public static void AddWeights<TParameters>(TParameters source, TParameters target)
        where TParameters : class, IParameters<TParameters> => Parameters.AddScaled(ref source, 1, ref target);

    /// <summary>Makes every number of weights zero.</summary>
    /// <typeparam name="TParameters">Their type.</typeparam>
    /// <param name="weights">The weights.</param>
    public static void ClearWeights<TParameters>(TParameters weights)
        where TParameters : class, IParameters<TParameters> => Parameters.Clear(ref weights);

    /// <summary>Adds a matrix to an element of an array of adjoints.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="element">The element; where it is null, a copy of the matrix takes its place.</param>
    /// <param name="adjoint">What is added; it is not kept.</param>
    /// <exception cref="ArgumentNullException"><paramref name="adjoint"/> is null.</exception>
    public static void Add<T>([NotNull] ref Matrix<T>? element, Matrix<T> adjoint)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(adjoint);
        if (element is null)
            element = adjoint.Clone();
        else
            Matrix.AccumulateInto(adjoint, element);
    }

    /// <summary>The matrix in an element of an array of adjoints, which is zero afterwards.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="element">The element; null afterwards.</param>
    /// <param name="like">A matrix of the shape that it has where nothing was added to it.</param>
    /// <returns>The matrix, which nobody else holds.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="like"/> is null.</exception>
    public static Matrix<T> Take<T>(ref Matrix<T>? element, Matrix<T> like)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(like);
        var taken = element ?? new Matrix<T>(like.RowCount, like.ColumnCount);
        element = null;
        return taken;
    }

    /// <summary>How many leaves several weights have together.</summary>
    /// <typeparam name="TParameters">Their type.</typeparam>
    /// <param name="items">The weights.</param>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    public static int LeafCount<TParameters>(IReadOnlyList<TParameters> items)
        where TParameters : IParameters<TParameters>
    {
        ArgumentNullException.ThrowIfNull(items);
        var count = 0;
        for (var i = 0; i < items.Count; i++)
            count += items[i].LeafCount;
        return count;
    }

    /// <summary>The place of a leaf among several weights: the index of the weights, and that of the leaf in them.</summary>
    /// <typeparam name="TParameters">Their type.</typeparam>
    /// <param name="items">The weights.</param>
    /// <param name="index">From 0 to <see cref="LeafCount"/> − 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is outside that range.</exception>
    public static (int Item, int Leaf) Find<TParameters>(IReadOnlyList<TParameters> items, int index)
        where TParameters : IParameters<TParameters>
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var leaf = index;
        for (var i = 0; i < items.Count; i++)
        {
            if (leaf < items[i].LeafCount)
                return (i, leaf);
            leaf -= items[i].LeafCount;
        }

        throw new ArgumentOutOfRangeException(nameof(index));
    }
}
