namespace SymbolicBackprop.Generator.Pipeline;

/// <summary>The names of the steps, by which tests ask what ran again after an edit.</summary>
internal static class StepNames
{
    public const string Bind = nameof(Bind);
    public const string Link = nameof(Link);
    public const string Analyze = nameof(Analyze);
    public const string Differentiate = nameof(Differentiate);
    public const string Plan = nameof(Plan);
    public const string Emit = nameof(Emit);
    public const string BindCallSite = nameof(BindCallSite);
    public const string Intercept = nameof(Intercept);
    public const string BindWeights = nameof(BindWeights);
    public const string EmitWeights = nameof(EmitWeights);
}
