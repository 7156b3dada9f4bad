using System.ComponentModel;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// The numbers among the differentiated parameters that a value depends on, by their columns in the Jacobian: a set that never changes. The
/// default value is the empty set. Generated code computes with it in the place of real numbers.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Dependencies
{
    private Dependencies(DependencyNode? node) => Node = node;

    /// <summary>Null where there are none.</summary>
    internal DependencyNode? Node { get; }

    /// <summary>The columns, ascending.</summary>
    public ReadOnlySpan<int> Columns => Node is null ? [] : Node.Columns();

    /// <summary>What depends on one number.</summary>
    /// <param name="column">The column of the number.</param>
    public static Dependencies On(int column) => new(new DependencyNode([column]));

    /// <summary>The elements of an array or a span that is differentiated, each of which depends on itself.</summary>
    /// <param name="first">The column of the first element.</param>
    /// <param name="count">The number of elements.</param>
    public static Dependencies[] OnEach(int first, int count)
    {
        var elements = new Dependencies[count];
        OnEach(first, elements);
        return elements;
    }

    /// <summary>The elements of an array of two dimensions that is differentiated, row after row.</summary>
    /// <inheritdoc cref="OnEach(int, int)"/>
    /// <param name="first">The column of the first element.</param>
    /// <param name="rows">The length of the first dimension.</param>
    /// <param name="columns">The length of the second dimension.</param>
    public static Dependencies[,] OnEach(int first, int rows, int columns)
    {
        var elements = new Dependencies[rows, columns];
        OnEach(first, AdjointStorage.Elements(elements));
        return elements;
    }

    /// <summary>What a value depends on that is computed from two others.</summary>
    public static Dependencies operator |(Dependencies left, Dependencies right) => left.Node is null ? right
        : right.Node is null ? left
        : new Dependencies(DependencyNode.Union(left.Node, right.Node));

    /// <summary>What a value depends on that is computed from all elements.</summary>
    /// <param name="elements">The elements.</param>
    public static Dependencies OfAll(ReadOnlySpan<Dependencies> elements)
    {
        var all = default(Dependencies);
        foreach (var element in elements) all |= element;
        return all;
    }

    /// <inheritdoc cref="OfAll(ReadOnlySpan{Dependencies})"/>
    public static Dependencies OfAll(Dependencies[,] elements) => OfAll(AdjointStorage.Elements(elements));

    /// <summary>What an element depends on, where it is not known whether the original reads it: nothing where there is none.</summary>
    /// <param name="elements">The elements.</param>
    /// <param name="index">The index.</param>
    public static Dependencies At(ReadOnlySpan<Dependencies> elements, long index) => (ulong)index < (ulong)elements.Length ? elements[(int)index] : default;

    /// <inheritdoc cref="At(ReadOnlySpan{Dependencies}, long)"/>
    /// <param name="elements">The elements.</param>
    /// <param name="row">The first index.</param>
    /// <param name="column">The second index.</param>
    public static Dependencies At(Dependencies[,] elements, long row, long column) => IsWithin(elements, row, column) ? elements[row, column] : default;

    /// <summary>Adds to what an element depends on, where it is not known whether the original overwrites it: to nothing where there is none.</summary>
    /// <param name="elements">The elements.</param>
    /// <param name="index">The index.</param>
    /// <param name="added">What the new value depends on.</param>
    public static void AddAt(Span<Dependencies> elements, long index, Dependencies added)
    {
        if ((ulong)index < (ulong)elements.Length) elements[(int)index] |= added;
    }

    /// <inheritdoc cref="AddAt(Span{Dependencies}, long, Dependencies)"/>
    /// <param name="elements">The elements.</param>
    /// <param name="row">The first index.</param>
    /// <param name="column">The second index.</param>
    /// <param name="added">What the new value depends on.</param>
    public static void AddAt(Dependencies[,] elements, long row, long column, Dependencies added)
    {
        if (IsWithin(elements, row, column)) elements[row, column] |= added;
    }

    /// <summary>Adds to what every element depends on: one of them, nobody knows which, is overwritten with a value.</summary>
    /// <param name="elements">The elements.</param>
    /// <param name="added">What the value depends on.</param>
    public static void AddToAll(Span<Dependencies> elements, Dependencies added)
    {
        foreach (ref var element in elements) element |= added;
    }

    /// <inheritdoc cref="AddToAll(Span{Dependencies}, Dependencies)"/>
    public static void AddToAll(Dependencies[,] elements, Dependencies added) => AddToAll(AdjointStorage.Elements(elements), added);

    /// <summary>Adds to what each element depends on what another one does: it may be overwritten with it.</summary>
    /// <param name="elements">The elements.</param>
    /// <param name="added">The others; those that there are too many of are not read, because the original does not come there then.</param>
    public static void AddToEach(Span<Dependencies> elements, ReadOnlySpan<Dependencies> added)
    {
        for (var i = 0; i < Math.Min(elements.Length, added.Length); i++) elements[i] |= added[i];
    }

    private static bool IsWithin(Dependencies[,] elements, long row, long column) =>
        (ulong)row < (ulong)elements.GetLength(0) && (ulong)column < (ulong)elements.GetLength(1);

    private static void OnEach(int first, Span<Dependencies> elements)
    {
        for (var i = 0; i < elements.Length; i++) elements[i] = On(first + i);
    }
}
