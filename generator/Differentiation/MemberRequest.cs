namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>What a generated member computes of a function.</summary>
internal abstract record MemberRequest;

/// <summary>The value and its tangent.</summary>
/// <param name="Directions">What the directions are that it is asked for.</param>
internal sealed record TangentRequest(DirectionKind Directions) : MemberRequest;

/// <summary>The value of each element of a batch, with or without its gradient.</summary>
internal sealed record BatchRequest(bool IncludesGradient) : MemberRequest;

/// <summary>How the gradient changes in a direction: of a number, the Hessian times a vector.</summary>
/// <param name="SeedsWithOne">The upstream value is the number 1, not a parameter.</param>
/// <param name="IncludesGradient">The gradient comes before its tangent among the results.</param>
/// <param name="Target">Where the tangents of arrays and matrices go: into new storage, or into the caller's, which they overwrite.</param>
internal sealed record GradientTangentRequest(bool SeedsWithOne, bool IncludesGradient, GradientTarget Target) : MemberRequest;

/// <summary>A matrix of derivatives: of a few numbers in one sweep, of arrays column by column or row by row from the other members.</summary>
/// <param name="IsHessian">Of the second derivatives.</param>
internal sealed record MatrixRequest(bool IsHessian) : MemberRequest;

/// <summary>Which entries of a matrix of derivatives may be other than zero.</summary>
/// <param name="IsHessian">Of the second derivatives.</param>
internal sealed record PatternRequest(bool IsHessian) : MemberRequest;

/// <summary>A sparse matrix of derivatives, from products with vectors.</summary>
/// <param name="IsHessian">Of the second derivatives.</param>
internal sealed record SparseRequest(bool IsHessian) : MemberRequest;

/// <summary>The value and the derivatives of a function of one number up to an order.</summary>
internal sealed record TaylorRequest(int Order) : MemberRequest;
