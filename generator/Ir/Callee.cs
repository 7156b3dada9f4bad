using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Ir;

/// <summary>A differentiable method as another one calls it.</summary>
/// <param name="Key">What identifies the method among all of the compilation: its documentation id.</param>
/// <param name="DisplayName">The name for people.</param>
/// <param name="QualifiedName">What a static call is printed with, <c>global::</c> included; the simple name for an instance method.</param>
/// <param name="IsStatic">An instance method takes its receiver as the first operand.</param>
/// <param name="ActiveParameters">For each parameter (without the receiver) whether the backward method gives a gradient for it.</param>
/// <param name="ActiveResults">For the result, or each element of a tuple, whether it is differentiated.</param>
/// <param name="Target">Whose body runs.</param>
/// <param name="TypeArguments">The type arguments of a generic method as text, angle brackets included; empty for others.</param>
/// <param name="IsThroughBase">The call names the method by the word <c>base</c>.</param>
/// <param name="IsVisible">Code in any type of the assembly can call it.</param>
internal sealed record Callee(
    string Key,
    string DisplayName,
    string QualifiedName,
    bool IsStatic,
    EquatableArray<bool> ActiveParameters,
    EquatableArray<bool> ActiveResults,
    CallTarget Target = CallTarget.Known,
    string TypeArguments = "",
    bool IsThroughBase = false,
    bool IsVisible = true);
