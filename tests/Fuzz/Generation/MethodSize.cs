namespace SymbolicBackprop.Fuzz.Generation;

/// <summary>How large a method becomes.</summary>
/// <param name="Statements">How many statements it has, those inside others included.</param>
/// <param name="LoopDepth">How deep loops are nested at most.</param>
internal readonly record struct MethodSize(int Statements, int LoopDepth);
