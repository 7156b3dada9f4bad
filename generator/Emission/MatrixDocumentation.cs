using System.Collections.Generic;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Vectorization;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>The documentation of a Hessian or a Jacobian.</summary>
/// <param name="lanes">How several columns are computed at once, or why they are not; null where there are no columns.</param>
internal sealed class MatrixDocumentation(SourceWriter writer, MethodSignature signature, bool isHessian, LaneForm? lanes = null) : DocumentationWriter(writer, signature)
{
    protected override string Summary(string original) => isHessian
        ? $"The Hessian of {original}: its second derivatives."
        : $"The Jacobian of {original}: the derivatives of its results.";

    protected override string? Remarks() => lanes switch
    {
        null => null,
        { Obstacle: null } => "Several columns at once are computed in the lanes of vector registers.",
        { Obstacle: var obstacle } => $"Computed column by column, because {Escape(obstacle)}.",
    };

    protected override IEnumerable<(string Name, string Text)> AddedParameters() => [];

    protected override string Returns() => isHessian
        ? "A row and a column for each number among the differentiated parameters, in their order; of one number, its second derivative."
        : "A row for each number of the results, those of written parameters last, and a column for each number among the differentiated parameters, in their order; of one number with respect to one, its derivative.";
}
