using System.Collections.Generic;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Vectorization;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Writes the documentation comment of a member that works on a batch.</summary>
/// <param name="outputs">The spans that are written, and what is said of each.</param>
/// <param name="obstacle">Why it works element by element; null where it works in lanes.</param>
internal sealed class BatchDocumentation(SourceWriter writer, MethodSignature signature, IReadOnlyList<(string Name, string Text)> outputs, bool hasGradients, string? obstacle)
{
    public void Write()
    {
        var original = $"<see cref=\"{signature.CRef}\"/>";
        writer.Line("/// <summary>");
        writer.Line($"/// {(hasGradients ? "The value and the gradient" : "The value")} of {original} for each element of a batch.");
        writer.Line("/// </summary>");
        writer.Line(obstacle is null
            ? "/// <remarks>Computed in the lanes of vector registers, large batches on several threads: functions may be rounded differently than for one element, but always alike.</remarks>"
            : $"/// <remarks>Computed element by element, because {DocumentationWriter.Escape(obstacle)}.</remarks>");
        foreach (var parameter in signature.Parameters)
        {
            var name = parameter.Name.TrimStart('@');
            writer.Line(BatchColumns.IsColumn(parameter)
                ? $"/// <param name=\"{name}\">As in <c>{signature.Name.TrimStart('@')}</c>, one for each element.</param>"
                : $"/// <param name=\"{name}\">As in <c>{signature.Name.TrimStart('@')}</c>; the same for the whole batch.</param>");
        }

        foreach (var (name, text) in outputs)
            writer.Line($"/// <param name=\"{name}\">{text}</param>");
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">The spans differ in length, or one that is written overlaps another one.</exception>");
    }
}
