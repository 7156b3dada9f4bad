namespace SymbolicBackprop.LinearAlgebra;

/// <summary>
/// The columns of a sparse matrix in groups, the colours: the product of the matrix with the sum of a colour's unit vectors shows entries of
/// all its columns at once, so that the whole matrix takes as many products as there are colours.
/// </summary>
public sealed class Coloring
{
    private readonly int[] _colors;
    private readonly int[] _starts;
    private readonly (int Row, int Entry)[] _reads;

    /// <param name="colors">The colour of each column.</param>
    /// <param name="colorCount">How many there are.</param>
    /// <param name="reads">For each colour, in which row of the product an entry is read.</param>
    internal Coloring(int[] colors, int colorCount, IEnumerable<(int Color, int Row, int Entry)> reads)
    {
        _colors = colors;
        ColorCount = colorCount;
        var ordered = reads.ToArray();
        _starts = new int[colorCount + 1];
        foreach (var (color, _, _) in ordered) _starts[color + 1]++;
        for (var color = 0; color < colorCount; color++) _starts[color + 1] += _starts[color];
        var next = _starts.AsSpan(0, colorCount).ToArray();
        _reads = new (int Row, int Entry)[ordered.Length];
        foreach (var (color, row, entry) in ordered) _reads[next[color]++] = (row, entry);
    }

    /// <summary>The number of colours.</summary>
    public int ColorCount { get; }

    /// <summary>The colour of each column, from 0 to <see cref="ColorCount"/> − 1.</summary>
    public ReadOnlySpan<int> Colors => _colors;

    /// <summary>Puts the entries that a product with the sum of a colour's unit vectors shows into their places.</summary>
    /// <param name="color">The colour.</param>
    /// <param name="product">The product: one number for each row.</param>
    /// <param name="stride">How far the numbers of the product are apart.</param>
    /// <param name="values">The entries of the matrix, in the order of its pattern.</param>
    internal void Scatter<T>(int color, ReadOnlySpan<T> product, int stride, Span<T> values)
    {
        foreach (var (row, entry) in _reads.AsSpan(_starts[color].._starts[color + 1])) values[entry] = product[row * stride];
    }
}
