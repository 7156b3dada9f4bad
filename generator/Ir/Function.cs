using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Ir;

/// <summary>
/// A function in single-assignment form. Its parameters are those of its body's region. The order of its instructions is the order of
/// their effects: whoever moves, merges or drops one asks which storage it and the others read and write. An exit to <see cref="Return"/> gives the results.
/// </summary>
internal sealed record Function(string Name, EquatableArray<IrType> Results, Label Return, Region Body)
{
    public EquatableArray<Definition> Parameters => Body.Parameters;
}
