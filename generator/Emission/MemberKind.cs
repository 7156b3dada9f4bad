using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>A generated member: its name and the function that it needs.</summary>
internal sealed record MemberKind(string Suffix, MemberRequest Request)
{
    public static readonly MemberKind Gradient = new(MemberNames.Gradient, new ReverseRequest(IncludesValue: false, SeedsWithOne: true, GradientTarget.Returned));
    public static readonly MemberKind ValueAndGradient = new(MemberNames.ValueAndGradient, new ReverseRequest(IncludesValue: true, SeedsWithOne: true, GradientTarget.Returned));
    public static readonly MemberKind Backward = new(MemberNames.Backward, new ReverseRequest(IncludesValue: false, SeedsWithOne: false, GradientTarget.Returned));
    public static readonly MemberKind GradientInto = new(MemberNames.GradientInto, new ReverseRequest(IncludesValue: true, SeedsWithOne: true, GradientTarget.Overwritten));
    public static readonly MemberKind BackwardAddTo = new(MemberNames.BackwardAddTo, new ReverseRequest(IncludesValue: false, SeedsWithOne: false, GradientTarget.Added));

    public static readonly MemberKind Tangent = new(MemberNames.Tangent, new TangentRequest(DirectionKind.Given));
    public static readonly MemberKind HessianVectorProduct = new(MemberNames.HessianVectorProduct, new GradientTangentRequest(SeedsWithOne: true, IncludesGradient: false, GradientTarget.Returned));
    public static readonly MemberKind HessianVectorProductInto = new(MemberNames.HessianVectorProductInto, new GradientTangentRequest(SeedsWithOne: true, IncludesGradient: false, GradientTarget.Overwritten));
    public static readonly MemberKind BackwardTangent = new(MemberNames.BackwardTangent, new GradientTangentRequest(SeedsWithOne: false, IncludesGradient: true, GradientTarget.Returned));

    public static readonly MemberKind Hessian = new(MemberNames.Hessian, new MatrixRequest(IsHessian: true));
    public static readonly MemberKind Jacobian = new(MemberNames.Jacobian, new MatrixRequest(IsHessian: false));

    /// <summary>Columns of matrices: private members that are made together with them.</summary>
    public static readonly MemberKind TangentLanes = new(MemberNames.TangentLanes, Jacobian.Request);
    public static readonly MemberKind HessianVectorProductLanes = new(MemberNames.HessianVectorProductLanes, Hessian.Request);
    public static readonly MemberKind JacobianColumn = new(MemberNames.JacobianColumn, new TangentRequest(DirectionKind.Units));
    public static readonly MemberKind HessianColumn = new(MemberNames.HessianColumn, Hessian.Request);
    public static readonly MemberKind JacobianPattern = new(MemberNames.JacobianPattern, new PatternRequest(IsHessian: false));
    public static readonly MemberKind SparseJacobian = new(MemberNames.SparseJacobian, new SparseRequest(IsHessian: false));
    public static readonly MemberKind SparseJacobianInto = new(MemberNames.SparseJacobianInto, new SparseRequest(IsHessian: false));
    public static readonly MemberKind HessianPattern = new(MemberNames.HessianPattern, new PatternRequest(IsHessian: true));
    public static readonly MemberKind SparseHessian = new(MemberNames.SparseHessian, new SparseRequest(IsHessian: true));
    public static readonly MemberKind SparseHessianInto = new(MemberNames.SparseHessianInto, new SparseRequest(IsHessian: true));

    public static readonly MemberKind Taylor = new(MemberNames.Taylor, new TaylorRequest(1));

    /// <summary>The function that the member needs of a method.</summary>
    public MemberRequest RequestFor(MethodSignature signature) => Request is TaylorRequest ? new TaylorRequest(signature.Order) : Request;

    public static readonly MemberKind Batch = new(MemberNames.Batch, new BatchRequest(IncludesGradient: false));
    public static readonly MemberKind GradientBatch = new(MemberNames.GradientBatch, new BatchRequest(IncludesGradient: true));

    public static MemberKind Of(string suffix) => suffix switch
    {
        MemberNames.Gradient => Gradient,
        MemberNames.ValueAndGradient => ValueAndGradient,
        MemberNames.Backward => Backward,
        MemberNames.GradientInto => GradientInto,
        MemberNames.Tangent => Tangent,
        MemberNames.Batch => Batch,
        MemberNames.GradientBatch => GradientBatch,
        MemberNames.HessianVectorProduct => HessianVectorProduct,
        MemberNames.HessianVectorProductInto => HessianVectorProductInto,
        MemberNames.BackwardTangent => BackwardTangent,
        MemberNames.Hessian => Hessian,
        MemberNames.Jacobian => Jacobian,
        MemberNames.Taylor => Taylor,
        MemberNames.TangentLanes => TangentLanes,
        MemberNames.HessianVectorProductLanes => HessianVectorProductLanes,
        MemberNames.JacobianColumn => JacobianColumn,
        MemberNames.HessianColumn => HessianColumn,
        MemberNames.JacobianPattern => JacobianPattern,
        MemberNames.SparseJacobian => SparseJacobian,
        MemberNames.SparseJacobianInto => SparseJacobianInto,
        MemberNames.HessianPattern => HessianPattern,
        MemberNames.SparseHessian => SparseHessian,
        MemberNames.SparseHessianInto => SparseHessianInto,
        _ => BackwardAddTo,
    };
}
