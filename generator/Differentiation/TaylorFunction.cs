using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>A function whose results are the value of the original and its derivatives, from the first up to the last order.</summary>
internal sealed record TaylorFunction(Function Function) : DerivativeFunction(Function);
