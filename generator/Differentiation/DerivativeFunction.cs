using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>What one of the differentiators makes of a function.</summary>
internal abstract record DerivativeFunction(Function Function);
