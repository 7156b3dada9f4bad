using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Ids = SymbolicBackprop.Generator.Diagnostics.DiagnosticIds;

namespace SymbolicBackprop.Generator.Diagnostics;

/// <summary>What each id says: what is wrong, and what to write instead.</summary>
internal static class Descriptors
{
    private const string Category = "SymbolicBackprop";
    private const string Help = "https://github.com/symbolicbackprop/symbolicbackprop/blob/main/docs/diagnostics.md#";

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        Error(Ids.TypeNotPartial, "The containing type is not partial",
            "'{0}' cannot receive the derivatives of '{1}' because it is not partial; declare it as '{2}'"),
        Error(Ids.FileType, "The containing type is visible in one file only",
            "The derivatives of '{1}' are written in another file, where the file-local type '{0}' cannot be seen; declare it as '{2}'"),
        Error(Ids.LocalFunction, "A local function cannot have generated derivatives",
            "'{0}' is a local function, and nothing can be generated beside it; move it into a type: 'public static partial class Derivatives {{ [Differentiable] public static {1} }}'"),
        Error(Ids.Lambda, "A lambda cannot have generated derivatives",
            "A lambda has no type to generate derivatives in; write a method: 'public static partial class Derivatives {{ [Differentiable] public static {0} }}'"),
        Error(Ids.ExtensionBlock, "A member of an extension block cannot have generated derivatives",
            "'{0}' is declared in an extension block, which cannot be partial; declare a static method in the partial class instead: 'public static {1}'"),
        Error(Ids.Interface, "The interface is not partial",
            "'{0}' is declared in the interface '{1}', which is not partial; declare it as '{3}', or mark the method of a class or struct that implements it: '[Differentiable] public {2}'"),
        Error(Ids.NothingToDifferentiate, "There is nothing to differentiate",
            "'{0}' {1}; {2}"),
        Error(Ids.CollidingNames, "Generated names collide",
            "'{0}' would get a member '{1}', which {2} has already; rename one of the two"),
        Error(Ids.WeightsCannotBeBuilt, "A gradient of this type cannot be built",
            "No gradient of type '{0}' can be built because {1}; {2}"),

        Error(Ids.UnsupportedConstruct, "This construct is not differentiated",
            "{0} is not differentiated; {1}"),
        Error(Ids.UnsupportedType, "A value of this type is not differentiated",
            "A value of type '{0}' is not differentiated; {1}"),
        Error(Ids.UnsupportedParameter, "This parameter cannot be differentiated",
            "The parameter '{0}' {1}; {2}"),
        Error(Ids.NoBody, "The method has no body",
            "'{0}' has no body to differentiate; mark the method that implements it"),
        Error(Ids.UnknownAuxiliary, "There is no such element of the result",
            "'{0}' does not name an element of the result of '{1}'; the elements are: {2}"),
        Error(Ids.NoSuchMember, "The method cannot have a member that is asked for",
            "'{0}' cannot have {1}, which {2}; {3}"),

        Error(Ids.NoRule, "The method has no derivative rule",
            "'{0}' has no derivative rule; mark it [Differentiable] if it is yours, or write what it computes with functions of Math, Functions or Matrix"),
        Error(Ids.NoRuleForOperand, "No derivative with respect to this argument",
            "'{0}' has no derivative with respect to '{1}', which depends on a differentiated parameter; pass a constant there"),
        Error(Ids.CalleeRefused, "The called method was refused",
            "'{0}' is marked [Differentiable] but was refused, so nothing that calls it has a derivative; mend '{0}' first"),
        Error(Ids.Recursion, "This recursion is not differentiated",
            "'{0}' calls itself through '{1}', {2}, and that is not differentiated; {3}"),
        Error(Ids.OtherAssembly, "The called method of another assembly cannot be differentiated",
            "'{0}' is defined in the assembly '{1}', {2}; {3}"),
        Error(Ids.UnmarkedOverride, "An override or implementation of a differentiable method is not marked",
            "'{0}' stands in for '{1}', which is marked [Differentiable], but is not marked itself, so that its derivatives would be those of another method; mark it [Differentiable]"),
        Error(Ids.DifferingOverride, "An override or implementation is differentiated in another way",
            "'{0}' stands in for '{1}', but {2}; declare both alike"),

        Error(Ids.CalleeWithoutTangent, "The called method has no tangent",
            "The tangent of '{1}' needs the tangent of '{0}', whose declaration does not ask for one, and which can be overridden or is in another assembly; mark '{0}' [Differentiable({2})], and whatever overrides or implements it"),
        Error(Ids.MemberWithoutDerivative, "A generated member cannot be called in what is differentiated",
            "'{0}' cannot be called here: {1}; {2}"),

        Warning(Ids.DerivativeLost, "A derivative ends here",
            "The derivative that flows into '{0}' ends there, because its value moves in steps; write Differentiate.Stop(…) around the argument if that is meant"),
        Warning(Ids.ResultIndependent, "The result does not depend on a parameter",
            "The result of '{0}' does not depend on '{1}', so that derivative is always 0; mark the parameter [NoDerivative] if that is meant"),
        Warning(Ids.LoopNotCheckpointed, "A loop is not checkpointed",
            "This loop is not checkpointed, because {0}: the memory of its derivative grows with the number of rounds; {1}"),

        Error(Ids.CapturedVariable, "A differentiated function captures what is around it",
            "'{0}' is captured, and the derivative is compiled apart from the code around the call; {1}"),
        Error(Ids.UnknownFunction, "The differentiated function is not known while the project is built",
            "'{0}' is a delegate, and what it calls is not known while the project is built; write a lambda or the name of a static method in its place"),
        Error(Ids.UnreadableMethod, "The named method cannot be differentiated",
            "'{0}' {1}; {2}"),
        Error(Ids.SpanAtCallSite, "A span cannot be a parameter of a differentiated delegate",
            "'{0}' is a span, which the delegates of Differentiate do not take; declare it as '{1}', or write a method marked [Differentiable]"),
        Error(Ids.HiddenMember, "A differentiated function uses what generated code cannot",
            "{0} cannot be used where the derivative is generated; declare it internal, {1}"),
        Error(Ids.OuterTypeParameter, "A differentiated function depends on a type parameter of the code around it",
            "The type parameter '{0}' is no type argument of this call by itself, so that the derivative cannot be compiled for every '{0}'; write a generic method marked [Differentiable], and call its derivative"),
        Error(Ids.RuleTarget, "There is no such method to write a rule for",
            "{0}; {1}"),
        Error(Ids.RuleSignature, "The rule is declared in another way than rules are",
            "'{0}' is not declared as a {1} is; write '{2}'"),
        Error(Ids.DuplicateRule, "There are two rules for the same derivative",
            "{0} has two rules of this kind, '{1}' and '{2}'; take one of them away"),
        Error(Ids.RuleNotAccessible, "The rule cannot be called where it is needed",
            "The rule '{0}' of '{1}' cannot be called in '{2}', where a derivative needs it; declare it internal or public"),
        Error(Ids.MissingRule, "There is no rule for this derivative",
            "{0} has no rule; {1}"),

        Error(Ids.InternalError, "The generator failed",
            "The generator failed on '{0}' ({1}); no derivative of this method was written, others are not affected; please report it with the method's text"),
    ];

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = All.ToImmutableDictionary(descriptor => descriptor.Id);

    public static DiagnosticDescriptor Of(string id) => ById[id];

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + id.ToLowerInvariant());

    private static DiagnosticDescriptor Warning(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help + id.ToLowerInvariant());
}
