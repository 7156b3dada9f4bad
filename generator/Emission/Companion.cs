using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>A parameter of a generated member that goes with one of the method's and has its shape: a buffer, an adjoint, a tangent.</summary>
/// <param name="IsWritten">It must overlap nothing else.</param>
/// <param name="IsTangent">It has the very type of its parameter, and may come without what it must have: it is checked as the parameter is.</param>
internal sealed record Companion(string Name, IrType Type, ParameterModel Parameter, bool IsWritten, bool IsTangent = false);
