namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>What a generated member computes of a function.</summary>
internal abstract record MemberRequest;

/// <summary>The value and its tangent.</summary>
internal sealed record TangentRequest : MemberRequest;

/// <summary>The value of each element of a batch, with or without its gradient.</summary>
internal sealed record BatchRequest(bool IncludesGradient) : MemberRequest;
