namespace SymbolicBackprop.Generator.Analysis;

/// <summary>
/// A parameter that the method writes, so that its caller sees it: its adjoint comes in as the upstream value of what is left in it,
/// and goes out as the derivative with respect to what it held on entry.
/// </summary>
/// <param name="Parameter">The index of the parameter (without the receiver).</param>
/// <param name="Result">The first of the results of the function that are left in it: one for each leaf; null for storage, which is written in place.</param>
internal sealed record InOut(int Parameter, int? Result);
