using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Discovery;

/// <summary>The names of the generated members, and which of them a method gets.</summary>
internal static class MemberNames
{
    public const string Gradient = "Gradient";
    public const string ValueAndGradient = "ValueAndGradient";
    public const string Backward = "Backward";
    public const string GradientInto = "GradientInto";
    public const string BackwardAddTo = "BackwardAddTo";

    public const string Tangent = "Tangent";
    public const string HessianVectorProduct = "HessianVectorProduct";
    public const string HessianVectorProductInto = "HessianVectorProductInto";
    public const string BackwardTangent = "BackwardTangent";
    public const string Hessian = "Hessian";
    public const string Jacobian = "Jacobian";
    public const string Taylor = "Taylor";
    public const string JacobianPattern = "JacobianPattern";
    public const string SparseJacobian = "SparseJacobian";
    public const string SparseJacobianInto = "SparseJacobianInto";
    public const string HessianPattern = "HessianPattern";
    public const string SparseHessian = "SparseHessian";
    public const string SparseHessianInto = "SparseHessianInto";

    public const string Batch = "Batch";
    public const string GradientBatch = "GradientBatch";

    public const string TangentLanes = "TangentLanes";
    public const string HessianVectorProductLanes = "HessianVectorProductLanes";
    public const string JacobianColumn = "JacobianColumn";
    public const string HessianColumn = "HessianColumn";

    /// <summary>The members that a call of <c>Differentiate</c> can ask for, by the name of the method that is called.</summary>
    public static readonly ImmutableHashSet<string> OfCallSites = [Gradient, ValueAndGradient, Tangent, HessianVectorProduct, Hessian, Jacobian];

    public static readonly ImmutableArray<string> All =
    [
        Gradient, ValueAndGradient, Backward, GradientInto, BackwardAddTo, Tangent, HessianVectorProduct, HessianVectorProductInto, BackwardTangent, Hessian, Jacobian, Taylor, Batch, GradientBatch,
    ];

    public static IEnumerable<string> SuffixesOf(MethodSignature signature) =>
        AllOf(signature).Where(suffix => signature.OnlyMember is null || signature.OnlyMember == suffix || PartsOf(signature.OnlyMember).Contains(suffix));

    /// <summary>The members that another one is made of.</summary>
    private static ImmutableArray<string> PartsOf(string suffix) => suffix switch
    {
        Hessian => [HessianVectorProduct],
        Jacobian => [Tangent, Backward],
        _ => [],
    };

    private static IEnumerable<string> AllOf(MethodSignature signature)
    {
        if (HasScalarResult(signature))
        {
            yield return Gradient;
            yield return ValueAndGradient;
        }

        yield return Backward;
        if (HasBuffers(signature))
        {
            if (HasScalarResult(signature))
                yield return GradientInto;
            yield return BackwardAddTo;
        }

        if ((signature.AllFamilies & DerivativeFamilies.Tangent) != 0)
            yield return Tangent;
        if ((signature.AllFamilies & DerivativeFamilies.JacobianColumn) != 0)
            yield return JacobianColumn;
        if ((signature.AllFamilies & DerivativeFamilies.Batch) != 0)
        {
            yield return Batch;
            if (HasScalarResult(signature))
                yield return GradientBatch;
        }
        if ((signature.AllFamilies & DerivativeFamilies.HessianVectorProduct) != 0 && HasScalarResult(signature))
        {
            yield return HessianVectorProduct;
            if (HasBuffers(signature))
                yield return HessianVectorProductInto;
        }

        if ((signature.AllFamilies & DerivativeFamilies.BackwardTangent) != 0)
            yield return BackwardTangent;
        if ((signature.AllFamilies & DerivativeFamilies.Hessian) == DerivativeFamilies.Hessian && HasScalarResult(signature))
            yield return Hessian;
        if ((signature.AllFamilies & DerivativeFamilies.Jacobian) == DerivativeFamilies.Jacobian)
            yield return Jacobian;
        if ((signature.AllFamilies & DerivativeFamilies.SparseJacobian) == DerivativeFamilies.SparseJacobian)
        {
            yield return JacobianPattern;
            yield return SparseJacobian;
            yield return SparseJacobianInto;
        }

        if ((signature.AllFamilies & DerivativeFamilies.SparseHessian) == DerivativeFamilies.SparseHessian && HasScalarResult(signature))
        {
            yield return HessianPattern;
            yield return SparseHessian;
            yield return SparseHessianInto;
        }

        if (signature.Order > 1)
            yield return Taylor;
    }

    /// <summary>The private members that another one may be made of.</summary>
    public static ImmutableArray<string> PrivatePartsOf(string suffix) => suffix switch
    {
        Hessian => [HessianVectorProductLanes, HessianColumn],
        Jacobian => [TangentLanes, JacobianColumn],
        _ => [],
    };

    /// <summary>Whether a member writes to buffers that it is given.</summary>
    public static bool TakesBuffers(string suffix) => suffix is GradientInto or BackwardAddTo or HessianVectorProductInto;

    public static bool IsPrivate(string suffix) => suffix is TangentLanes or HessianVectorProductLanes or JacobianColumn or HessianColumn;

    /// <summary>The family that a member belongs to.</summary>
    public static DerivativeFamilies FamilyOf(string suffix) => suffix switch
    {
        Tangent => DerivativeFamilies.Tangent,
        JacobianColumn => DerivativeFamilies.JacobianColumn,
        Batch or GradientBatch => DerivativeFamilies.Batch,
        HessianVectorProduct or HessianVectorProductInto => DerivativeFamilies.HessianVectorProduct,
        BackwardTangent => DerivativeFamilies.BackwardTangent,
        Hessian => DerivativeFamilies.Hessian,
        Jacobian => DerivativeFamilies.Jacobian,
        JacobianPattern or SparseJacobian or SparseJacobianInto => DerivativeFamilies.SparseJacobian,
        HessianPattern or SparseHessian or SparseHessianInto => DerivativeFamilies.SparseHessian,
        _ => DerivativeFamilies.None,
    };

    /// <summary>One number is differentiated, whatever else is reported beside it.</summary>
    public static bool HasScalarResult(MethodSignature signature) =>
        signature.Result.Elements.Count(element => element.IsActive) == 1
        && signature.Result.Elements.Single(element => element.IsActive).Type.IsReal;

    /// <summary>There are parameters whose gradients have storage of their own.</summary>
    public static bool HasBuffers(MethodSignature signature) =>
        signature.Parameters.Any(parameter => parameter.HasGradient && IsBuffer(parameter.Type));

    public static bool IsBuffer(IrType type) => type is MatrixType or AggregateType || type.IsIndexed;

    /// <summary>The number of parameters of a generated member, by which it may collide with a method of the user's.</summary>
    public static int ParameterCount(MethodSignature signature, string suffix) => ParameterCount(
        suffix,
        signature.Parameters.Count,
        signature.Parameters.Count(parameter => parameter.HasGradient),
        signature.Parameters.Count(parameter => parameter.IsActive),
        signature.Result.Elements.Count);

    /// <param name="suffix">The member.</param>
    /// <param name="own">How many parameters the method has.</param>
    /// <param name="withGradient">How many of them have a gradient.</param>
    /// <param name="active">How many are differentiated.</param>
    /// <param name="results">How many values the method returns.</param>
    public static int ParameterCount(string suffix, int own, int withGradient, int active, int results) => suffix switch
    {
        Backward => own + 1,
        GradientInto => own + withGradient,
        BackwardAddTo => own + 1 + withGradient,
        Tangent or JacobianColumn => own + active,
        Batch => own + results,
        GradientBatch => own + results + withGradient,
        HessianVectorProduct or HessianColumn => own + withGradient,
        HessianVectorProductInto => own + (2 * withGradient),
        TangentLanes or HessianVectorProductLanes => own + 1,
        BackwardTangent => own + withGradient + 2,
        SparseJacobianInto or SparseHessianInto => own + 1,
        _ => own,
    };

    /// <summary>The ways to read a name as that of a member: the name of a method, and what its member is.</summary>
    public static IEnumerable<(string Name, string Suffix)> Splits(string name) => All
        .Where(suffix => name.Length > suffix.Length && name.EndsWith(suffix, System.StringComparison.Ordinal))
        .Select(suffix => (name.Substring(0, name.Length - suffix.Length), suffix));
}
