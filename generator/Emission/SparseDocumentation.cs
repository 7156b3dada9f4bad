using System.Collections.Generic;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Vectorization;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>The documentation of a sparse Hessian or Jacobian, and of their patterns.</summary>
internal sealed class SparseDocumentation(SourceWriter writer, MethodSignature signature, MemberKind kind, string matrix) : DocumentationWriter(writer, signature)
{
    /// <summary>The matrix is filled block by block, and not by products.</summary>
    public bool IsInBlocks { get; init; }

    /// <summary>How several colours are computed at once.</summary>
    public LaneForm? Lanes { get; init; }

    private bool IsHessian => kind == MemberKind.HessianPattern || kind == MemberKind.SparseHessian || kind == MemberKind.SparseHessianInto;

    private bool IsPattern => kind == MemberKind.HessianPattern || kind == MemberKind.JacobianPattern;

    private bool IsInto => kind == MemberKind.SparseHessianInto || kind == MemberKind.SparseJacobianInto;

    private string Name => IsHessian ? "Hessian" : "Jacobian";

    protected override string Summary(string original) => IsPattern
        ? $"The entries of the {Name} of {original} that may be other than zero, whatever the real numbers are."
        : IsHessian
            ? $"The Hessian of {original}, its second derivatives, in compressed sparse rows{(IsInto ? ", into a matrix of the caller's" : "")}."
            : $"The Jacobian of {original}, the derivatives of its results, in compressed sparse rows{(IsInto ? ", into a matrix of the caller's" : "")}.";

    protected override string? Remarks() => IsPattern
        ? "Only integers and the lengths of arrays and spans are read, and both arms of every branch on real numbers are followed."
        : IsInto
            ? IsInBlocks ? "What the rounds of its loops write is differentiated in each round, with respect to what is read there." : $"One {Product} for {(Lanes?.Function is null ? "each colour" : "as many colours as a register has lanes")}; the colours of the pattern are kept with it."
            : $"The pattern is computed anew: where many matrices have the same one, keep the matrix and fill it by <c>{Signature.Name.TrimStart('@')}Sparse{Name}Into</c>.";

    private string Product => IsHessian ? "Hessian–vector product" : "tangent";

    protected override IEnumerable<(string Name, string Text)> AddedParameters() => IsInto
        ? [(matrix, $"A matrix with the pattern of the {Name}; its values are overwritten.")]
        : [];

    protected override string? Returns() => IsInto
        ? null
        : IsHessian
            ? "A row and a column for each number among the differentiated parameters, in their order."
            : "A row for each number of the results, those of written parameters last, and a column for each number among the differentiated parameters, in their order.";
}
