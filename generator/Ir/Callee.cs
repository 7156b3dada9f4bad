using System.Linq;
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
/// <param name="Tangent">Where its tangent method comes from.</param>
/// <param name="BackwardTangent">Where the tangent of its backward method comes from.</param>
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
    bool IsVisible = true,
    TangentSource Tangent = TangentSource.OnDemand,
    TangentSource BackwardTangent = TangentSource.OnDemand)
{
    /// <summary>What is called is the compiled method alone: no function of the compilation is known for it.</summary>
    public bool IsOutside => Target is CallTarget.Foreign or CallTarget.Ruled;

    /// <summary>It is called for a derivative of the method of its name.</summary>
    public bool IsDerivative { get; init; }

    /// <summary>Its tangent for columns of matrices can be written where one is called: it is in the assembly, and nobody can override it.</summary>
    public bool HasColumn { get; init; }

    /// <summary>The method that gives its value and its tangent in a direction that is a column: zeros contribute zero there, whatever they meet.</summary>
    public Callee ColumnMethod => TangentMethod with { QualifiedName = QualifiedName + "JacobianColumn" };

    /// <summary>The method that gives its value and its tangent: after the arguments come the tangents of those that it differentiates.</summary>
    public Callee TangentMethod => this with
    {
        IsDerivative = true,
        Tangent = TangentSource.Missing,
        HasColumn = false,
        QualifiedName = QualifiedName + "Tangent",
        ActiveParameters = [.. ActiveParameters, .. ActiveParameters.Where(isActive => isActive)],
    };

    /// <summary>The method that gives its gradient and the tangent of that: after the arguments and the upstream value come the tangents of those that it differentiates.</summary>
    public Callee BackwardTangentMethod => this with
    {
        IsDerivative = true,
        Tangent = TangentSource.Missing,
        HasColumn = false,
        QualifiedName = QualifiedName + "BackwardTangent",
        ActiveParameters = [.. ActiveParameters, true, .. ActiveParameters.Where(isActive => isActive), true],
    };
}

/// <summary>Where a method with tangents of a callee comes from.</summary>
internal enum TangentSource
{
    /// <summary>It is written where a member that is asked for calls it.</summary>
    OnDemand,

    /// <summary>The declaration of the callee asks for it.</summary>
    Declared,

    /// <summary>The callee can be overridden or is in another assembly, and its declaration does not ask for it.</summary>
    Missing,
}
