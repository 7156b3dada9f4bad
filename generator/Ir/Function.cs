using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Ir;

/// <summary>
/// A function in single-assignment form. Its parameters are those of its body's region: first the user's, then the memory tokens on entry.
/// An exit to <see cref="Return"/> gives the results.
/// </summary>
internal sealed record Function(string Name, EquatableArray<IrType> Results, Label Return, Region Body)
{
    public EquatableArray<Definition> Parameters => Body.Parameters;
}
