using System.Linq;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Discovery;

/// <summary>A method marked <c>[Differentiable]</c>: its declaration as text and types, and its body as a function of the IR.</summary>
/// <param name="Key">The documentation id: what other methods call it by.</param>
/// <param name="Body">Null where the method was refused; the findings say why.</param>
/// <param name="IsInlinable">The body may stand in another type: it is there and reads nothing private.</param>
/// <param name="IsDispatched">It overrides, implements, or can be overridden: who calls it may not know its body.</param>
/// <param name="HelperFindings">What stands in the way of the members that other methods might call.</param>
internal sealed record MethodModel(
    string Key,
    ContainingType Container,
    MethodSignature Signature,
    Function? Body,
    bool IsInlinable,
    bool IsDispatched,
    EquatableArray<Finding> Findings,
    EquatableArray<Finding> HelperFindings = default);

/// <summary>The declaration of a method, as the declarations of its derivatives copy it.</summary>
/// <param name="Modifiers">Accessibility, <c>static</c> where it is, and what says that it overrides or can be overridden.</param>
/// <param name="Form">Whether there is a body.</param>
/// <param name="TypeParameters"><c>&lt;T&gt;</c>, or empty.</param>
/// <param name="Constraints">The <c>where</c> clauses, or empty.</param>
/// <param name="CRef">What a documentation comment refers to the method by.</param>
/// <param name="ChecksOverflow">The project checks integer arithmetic where the text does not say otherwise.</param>
/// <param name="Families">The members beyond the default ones that the attribute asks for.</param>
/// <param name="HelperModifiers">The modifiers of members that no attribute asks for, but other methods of the assembly call.</param>
internal sealed record MethodSignature(
    string Name,
    string Modifiers,
    DeclarationForm Form,
    bool IsStatic,
    string TypeParameters,
    string Constraints,
    string CRef,
    EquatableArray<ParameterModel> Parameters,
    ResultModel Result,
    bool ChecksOverflow,
    DerivativeFamilies Families = DerivativeFamilies.None,
    string HelperModifiers = "")
{
    /// <summary>It is a rule of another method, which says what its parameters are: a rule may do without some of them.</summary>
    public bool IsRule { get; init; }

    /// <summary>The members that nobody asked for, but a method with such members calls.</summary>
    public DerivativeFamilies Helpers { get; init; }

    /// <summary>The highest order of derivatives that the attribute asks for.</summary>
    public int Order { get; init; } = 1;

    /// <summary>The attribute allows rules of algebra that rounding breaks.</summary>
    public bool HasFastMath { get; init; }

    /// <summary>The only member that is wanted, of a function that a call of <c>Differentiate</c> differentiates; null for methods with an attribute.</summary>
    public string? OnlyMember { get; init; }

    /// <summary>What documentation comments quote where there is no declaration to refer to.</summary>
    public string? Expression { get; init; }

    /// <summary>One number is all that has a gradient.</summary>
    public bool IsOfOneNumber => Parameters.Count(parameter => parameter.HasGradient) == 1 && Parameters.Single(parameter => parameter.HasGradient).Type.IsReal;

    /// <summary>All members beyond the default ones.</summary>
    public DerivativeFamilies AllFamilies => Families | Helpers;
}

/// <summary>What stands where the body of a method is.</summary>
internal enum DeclarationForm
{
    /// <summary>A body.</summary>
    Implemented,

    /// <summary>Nothing: every type that is not abstract has a body of its own.</summary>
    Abstract,

    /// <summary>Nothing, in an interface: its derivatives throw until a type implements them.</summary>
    OfInterface,
}

/// <summary>A parameter.</summary>
/// <param name="Name">As written, an escaping <c>@</c> included.</param>
/// <param name="TypeText">The type as emitted, modifiers such as <c>in</c> and <c>scoped</c> included.</param>
/// <param name="IsActive">Derivatives with respect to it are computed.</param>
/// <param name="Default">The optional value as text, or null.</param>
/// <param name="IsByReference">It is <c>ref</c> or <c>out</c>: what the method leaves in it is a result of the function, after the method's own results.</param>
internal sealed record ParameterModel(
    string Name, string Modifier, string TypeText, IrType Type, bool IsActive, string? Default, bool IsParams, bool IsByReference)
{
    /// <summary>Its type is a <c>ref struct</c>: it cannot be kept.</summary>
    public bool IsRefLike { get; init; }

    /// <summary>Nothing comes in by it: it has no gradient.</summary>
    public bool IsOut => Modifier.Contains("out ");

    /// <summary>Derivatives with respect to what it holds on entry are computed.</summary>
    public bool HasGradient => IsActive && !IsOut;
}

/// <summary>The result: one value, or the elements of a tuple.</summary>
internal sealed record ResultModel(string TypeText, bool IsTuple, EquatableArray<ResultElement> Elements);

/// <summary>A value of the result.</summary>
/// <param name="Name">The element's name in the tuple; null for a single value or an unnamed element.</param>
/// <param name="IsActive">Derivatives of it are computed; false for auxiliary results and for what holds no real number.</param>
internal sealed record ResultElement(string? Name, string TypeText, IrType Type, bool IsActive);

/// <summary>Where generated members stand: the namespace and the declarations of the nested types, outermost first.</summary>
/// <param name="Headers">Each as <c>partial class Name&lt;T&gt;</c>.</param>
/// <param name="HintPrefix">The names joined by dots, for the name of the generated file.</param>
internal sealed record ContainingType(string Namespace, EquatableArray<string> Headers, string HintPrefix);
