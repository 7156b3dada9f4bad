using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>A generated member: its name and the function that it needs.</summary>
internal sealed record MemberKind(string Suffix, ReverseRequest Request)
{
    public static readonly MemberKind Gradient = new(MemberNames.Gradient, new(IncludesValue: false, SeedsWithOne: true, GradientTarget.Returned));
    public static readonly MemberKind ValueAndGradient = new(MemberNames.ValueAndGradient, new(IncludesValue: true, SeedsWithOne: true, GradientTarget.Returned));
    public static readonly MemberKind Backward = new(MemberNames.Backward, new(IncludesValue: false, SeedsWithOne: false, GradientTarget.Returned));
    public static readonly MemberKind GradientInto = new(MemberNames.GradientInto, new(IncludesValue: true, SeedsWithOne: true, GradientTarget.Overwritten));
    public static readonly MemberKind BackwardAddTo = new(MemberNames.BackwardAddTo, new(IncludesValue: false, SeedsWithOne: false, GradientTarget.Added));

    public static MemberKind Of(string suffix) => suffix switch
    {
        MemberNames.Gradient => Gradient,
        MemberNames.ValueAndGradient => ValueAndGradient,
        MemberNames.Backward => Backward,
        MemberNames.GradientInto => GradientInto,
        _ => BackwardAddTo,
    };
}
