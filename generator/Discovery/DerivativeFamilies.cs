using System;

namespace SymbolicBackprop.Generator.Discovery;

/// <summary>The members beyond the default ones that an attribute asks for: the values of the runtime's <c>Derivatives</c>.</summary>
[Flags]
internal enum DerivativeFamilies
{
    None = 0,

    /// <summary>Forward mode.</summary>
    Tangent = 1,

    /// <summary>The Hessian of a number times a vector.</summary>
    HessianVectorProduct = 2,

    /// <summary>The tangent of the backward method: what a Hessian needs of a method that is called.</summary>
    BackwardTangent = 4,

    /// <summary>The Hessian as a matrix, and what it is made of.</summary>
    Hessian = 8 | HessianVectorProduct,

    /// <summary>The Jacobian as a matrix, and what it is made of.</summary>
    Jacobian = 16 | Tangent,

    /// <summary>Many elements at once.</summary>
    Batch = 32,

    /// <summary>The Jacobian as a sparse matrix, its pattern, and what it is made of.</summary>
    SparseJacobian = 64 | Tangent,

    /// <summary>The Hessian as a sparse matrix, its pattern, and what it is made of.</summary>
    SparseHessian = 128 | HessianVectorProduct,

    /// <summary>The tangent as matrices of derivatives call it, which no attribute asks for: zeros contribute zero there, whatever they meet.</summary>
    JacobianColumn = 256,
}
