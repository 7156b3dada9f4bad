using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>A function whose derivatives are put together to a matrix by calls of its other members.</summary>
/// <param name="InOuts">The parameters whose contents on exit are differentiated too.</param>
internal sealed record MatrixFunction(Function Function, EquatableArray<InOut> InOuts) : DerivativeFunction(Function);
