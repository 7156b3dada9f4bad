namespace SymbolicBackprop.Fuzz.Syntax;

/// <summary>How an argument is passed.</summary>
internal enum PassMode
{
    Value,
    Reference,
    Out,
}
