namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>
/// Where a function of the corpus is sampled; on a method, for all numbers among its parameters. An integer is 0 or 1 where its own
/// parameter says nothing, else any from the low to the high bound.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Parameter)]
internal sealed class DomainAttribute(double low, double high) : Attribute
{
    public double Low { get; } = low;

    public double High { get; } = high;
}

/// <summary>
/// The extents of a sampled array or matrix; an array is of three numbers where nothing is said, a matrix, an array of arrays or an array
/// of two dimensions of two rows and three columns.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class ShapeAttribute(int rows, int columns = 1) : Attribute
{
    public int Rows { get; } = rows;

    public int Columns { get; } = columns;
}
