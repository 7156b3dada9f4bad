namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>What a generated member computes of a function.</summary>
internal abstract record MemberRequest;

/// <summary>The value and its tangent.</summary>
internal sealed record TangentRequest : MemberRequest;

/// <summary>How the gradient changes in a direction: of a number, the Hessian times a vector.</summary>
/// <param name="SeedsWithOne">The upstream value is the number 1, not a parameter.</param>
/// <param name="IncludesGradient">The gradient comes before its tangent among the results.</param>
internal sealed record GradientTangentRequest(bool SeedsWithOne, bool IncludesGradient) : MemberRequest;
