using System.Collections.Generic;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>The documentation of a Hessian or a Jacobian.</summary>
internal sealed class MatrixDocumentation(SourceWriter writer, MethodSignature signature, bool isHessian) : DocumentationWriter(writer, signature)
{
    protected override string Summary(string original) => isHessian
        ? $"The Hessian of {original}: its second derivatives."
        : $"The Jacobian of {original}: the derivatives of its results.";

    protected override IEnumerable<(string Name, string Text)> AddedParameters() => [];

    protected override string Returns() => isHessian
        ? "A row and a column for each number among the differentiated parameters, in their order; of one number, its second derivative."
        : "A row for each number of the results, those of written parameters last, and a column for each number among the differentiated parameters, in their order; of one number with respect to one, its derivative.";
}
