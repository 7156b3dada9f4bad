using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Generation;

/// <summary>The variables that the code at hand can see, and new names.</summary>
internal sealed class Scope
{
    private readonly List<Symbol> _symbols = [];
    private int _names;

    /// <summary>How many variables there are, to which <see cref="Leave"/> goes back.</summary>
    public int Mark => _symbols.Count;

    public string NewName(string prefix) => $"{prefix}{++_names}";

    public Symbol Add(Symbol symbol)
    {
        _symbols.Add(symbol);
        return symbol;
    }

    public void Leave(int mark) => _symbols.RemoveRange(mark, _symbols.Count - mark);

    public List<Symbol> Of(ValueKind kind) => _symbols.FindAll(symbol => symbol.Kind == kind);

    public List<Symbol> Where(Predicate<Symbol> predicate) => _symbols.FindAll(predicate);
}
