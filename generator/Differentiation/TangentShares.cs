using System;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>What the tangent of one operand adds to the tangent of the result.</summary>
internal static class TangentShares
{
    /// <exception cref="InvalidOperationException">The row has an adjoint that gives no tangent, and no tangent of its own.</exception>
    public static Term Of(OperationRow row, int operand, Term tangent, Operands x, Term y)
    {
        if (operand < row.Tangents.Length)
            return row.Tangents[operand](tangent, x, y);

        // Element by element the derivative is a diagonal, which is its own transpose. A number goes with every element.
        if (row.IsPointwise)
            return row.Adjoints[operand](tangent.Type.IsReal && !y.Type.IsReal && y.Type is not VectorType ? Notation.FilledLike(y, tangent) : tangent, x, y);

        // The derivative of a number is its gradient, laid on its side.
        if (y.Type.IsReal)
        {
            var gradient = row.Adjoints[operand](y.Constant(1), x, y);
            return gradient.Type is VectorType ? VectorAlgebra.Dot(gradient, tangent) : gradient.Apply("Dot", tangent);
        }


        throw new InvalidOperationException($"{row.Name} has no tangent of operand {operand}.");
    }
}
