namespace SymbolicBackprop.Generator.Diagnostics;

/// <summary>The ids, by phase: 00x declarations, 01x C# that is not differentiated, 02x missing rules, 03x what a derivative loses, 04x members that are asked for and cannot be had, 09x the generator itself.</summary>
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

    public const string NoRule = "SBP020";
    public const string NoRuleForOperand = "SBP021";
    public const string CalleeRefused = "SBP022";
    public const string Recursion = "SBP023";
    public const string OtherAssembly = "SBP024";
    public const string UnmarkedOverride = "SBP025";
    public const string DifferingOverride = "SBP026";
    public const string CalleeWithoutTangent = "SBP027";

    public const string DerivativeLost = "SBP030";
    public const string ResultIndependent = "SBP031";
    public const string LoopNotCheckpointed = "SBP032";

    public const string NoBatch = "SBP040";

    public const string InternalError = "SBP090";
}
