namespace SymbolicBackprop;

/// <summary>The families of derivative members that <see cref="DifferentiableAttribute"/> can ask for.</summary>
[Flags]
public enum Derivatives
{
    /// <summary>
    /// <c>FGradient</c>, <c>FValueAndGradient</c> and <c>FBackward</c>;
    /// with array, span, matrix or weights parameters also <c>FGradientInto</c> and <c>FBackwardAddTo</c>.
    /// </summary>
    Default = 0,

    /// <summary>
    /// <c>FTangent</c>, forward mode: after the parameters of <c>F</c> it takes a tangent for each differentiated one, and gives the value
    /// with its tangent, the derivative in that direction.
    /// </summary>
    Tangent = 1,

    /// <summary>
    /// <c>FHessianVectorProduct</c>, of a method with one number as result: after the parameters of <c>F</c> it takes a part of the vector
    /// for each differentiated one, and gives the Hessian times that vector, in the form of the gradient. It costs a small multiple of the
    /// gradient; no matrix is formed.
    /// </summary>
    HessianVectorProduct = 2,

    /// <summary>
    /// <c>FBackwardTangent</c>, the second order of a method with any result: the gradient that <c>FBackward</c> gives, and its tangent.
    /// It is what the Hessian of a method that calls <c>F</c> is made of: virtual methods, interfaces and libraries offer it.
    /// Within one assembly it is written where it is needed.
    /// </summary>
    BackwardTangent = 4,

    /// <summary>
    /// <c>FHessian</c> and <c>FHessianVectorProduct</c>, of a method with one number as result: the matrix of its second derivatives, with a
    /// row and a column for each number among the differentiated parameters, in their order; of one number, a number.
    /// </summary>
    Hessian = 8 | HessianVectorProduct,

    /// <summary>
    /// <c>FJacobian</c> and <c>FTangent</c>: the matrix of the first derivatives, with a row for each number of the differentiated results
    /// (those of written parameters come last) and a column for each number among the differentiated parameters, in their order.
    /// </summary>
    Jacobian = 16 | Tangent,

    /// <summary>
    /// <c>FBatch</c> and <c>FGradientBatch</c>: for each element of spans of arguments the value, or the value and the gradient, computed in
    /// the lanes of vector registers. Sums, products, quotients and square roots have the bits of <c>F</c>; other functions may be rounded
    /// differently, which is why it has to be asked for.
    /// </summary>
    Batch = 32,

    /// <summary>
    /// <c>FSparseJacobian</c>, <c>FSparseJacobianInto</c>, <c>FJacobianPattern</c> and <c>FTangent</c>: the matrix of the first derivatives with the
    /// rows and columns of <see cref="Jacobian"/>, in compressed sparse rows. It takes as many products of forward mode as its pattern has colours.
    /// The pattern depends on integers and on lengths alone: it covers all branches on real numbers.
    /// </summary>
    SparseJacobian = 64 | Tangent,

    /// <summary>
    /// <c>FSparseHessian</c>, <c>FSparseHessianInto</c>, <c>FHessianPattern</c> and <c>FHessianVectorProduct</c>, of a method with one number as
    /// result: the matrix of the second derivatives with the rows and columns of <see cref="Hessian"/>, in compressed sparse rows. It takes as
    /// many Hessian–vector products as its pattern has colours.
    /// </summary>
    SparseHessian = 128 | HessianVectorProduct,
}
