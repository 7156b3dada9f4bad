namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>What a reverse-mode function is to give.</summary>
/// <param name="IncludesValue">The results of the original come first among the results.</param>
/// <param name="SeedsWithOne">The upstream value is the number 1, not a parameter.</param>
internal sealed record ReverseRequest(bool IncludesValue, bool SeedsWithOne, GradientTarget Target) : MemberRequest
{
    /// <summary>Whether the upstream value is that of one result among others, to which most adjoints do not lead.</summary>
    public DirectionKind Directions { get; init; }
}

/// <summary>Where the gradients of arrays and matrices go.</summary>
internal enum GradientTarget
{
    /// <summary>Into new storage that is returned.</summary>
    Returned,

    /// <summary>Into the caller's buffers, whatever they hold.</summary>
    Overwritten,

    /// <summary>On top of what the caller's buffers hold.</summary>
    Added,
}
