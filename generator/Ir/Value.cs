namespace SymbolicBackprop.Generator.Ir;

/// <summary>A value of a function, defined once.</summary>
internal readonly record struct Value(int Index)
{
    public override string ToString() => $"%{Index}";
}

/// <summary>A place that an <see cref="Exit"/> leads to: the end of a function, an <see cref="If"/>, a <see cref="Block"/>, or the next round or the end of a <see cref="Loop"/>.</summary>
internal readonly record struct Label(int Index)
{
    public override string ToString() => $"@{Index}";
}

/// <summary>The definition of a value: its type and, where the user named it, the name.</summary>
/// <param name="IsHint">The name is only what the value would be called if it needed a name; it need not become a variable.</param>
internal sealed record Definition(Value Value, IrType Type, string? Name = null, bool IsHint = false)
{
    public override string ToString() => $"{Value}{(Name is null ? "" : $" {Name}")}: {Type}";
}
