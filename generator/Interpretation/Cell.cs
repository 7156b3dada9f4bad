namespace SymbolicBackprop.Generator.Interpretation;

/// <summary>Storage of one value.</summary>
internal sealed class Cell
{
    public object? Value { get; set; }
}
