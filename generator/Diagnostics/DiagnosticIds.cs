namespace SymbolicBackprop.Generator.Diagnostics;

/// <summary>
/// The ids, by phase: 00x declarations, 01x C# that is not differentiated, 02x missing rules, 03x what a derivative loses, 04x calls of
/// <c>Differentiate</c>, 05x rules of the user's, 09x the generator itself.
/// </summary>
internal static class DiagnosticIds
{
    public const string TypeNotPartial = "SBP001";
    public const string FileType = "SBP002";
    public const string LocalFunction = "SBP003";
    public const string Lambda = "SBP004";
    public const string ExtensionBlock = "SBP005";
    public const string Interface = "SBP006";
    public const string NothingToDifferentiate = "SBP007";
    public const string CollidingNames = "SBP008";
    public const string WeightsCannotBeBuilt = "SBP009";

    public const string UnsupportedConstruct = "SBP010";
    public const string UnsupportedType = "SBP011";
    public const string UnsupportedParameter = "SBP012";
    public const string NoBody = "SBP013";
    public const string UnknownAuxiliary = "SBP014";
    public const string NoSuchMember = "SBP015";

    public const string NoRule = "SBP020";
    public const string NoRuleForOperand = "SBP021";
    public const string CalleeRefused = "SBP022";
    public const string Recursion = "SBP023";
    public const string OtherAssembly = "SBP024";
    public const string UnmarkedOverride = "SBP025";
    public const string DifferingOverride = "SBP026";
    public const string CalleeWithoutTangent = "SBP027";
    public const string MemberWithoutDerivative = "SBP028";

    public const string DerivativeLost = "SBP030";
    public const string ResultIndependent = "SBP031";
    public const string LoopNotCheckpointed = "SBP032";

    public const string CapturedVariable = "SBP040";
    public const string UnknownFunction = "SBP041";
    public const string UnreadableMethod = "SBP042";
    public const string SpanAtCallSite = "SBP043";
    public const string HiddenMember = "SBP044";
    public const string OuterTypeParameter = "SBP045";

    public const string RuleTarget = "SBP050";
    public const string RuleSignature = "SBP051";
    public const string DuplicateRule = "SBP052";
    public const string RuleNotAccessible = "SBP053";
    public const string MissingRule = "SBP054";

    public const string InternalError = "SBP090";
}
