using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>A function of numbers that gives its values and then their derivatives.</summary>
/// <param name="Function">The function: its first results are those of the original.</param>
/// <param name="Entries">For each result of the original and each input, where their derivative is among the results; null where it is known to be zero.</param>
internal sealed record BlockFunction(Function Function, EquatableArray<EquatableArray<int?>> Entries);
