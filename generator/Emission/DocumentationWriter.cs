using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Writes the documentation comment of a generated member, with the formula of the derivative where it is short.</summary>
internal abstract class DocumentationWriter(SourceWriter writer, MethodSignature signature)
{
    protected MethodSignature Signature => signature;

    /// <param name="formula">The gradient as mathematics; null where it is long.</param>
    public void Write(string? formula)
    {
        writer.Line("/// <summary>");
        writer.Line($"/// {Summary(signature.Expression is { } expression ? $"<c>{Escape(expression)}</c>" : $"<see cref=\"{signature.CRef}\"/>")}");
        if (formula is not null)
        {
            foreach (var line in formula.Split('\n'))
                writer.Line($"/// <para><c>{Escape(line)}</c></para>");
        }

        writer.Line("/// </summary>");
        string?[] remarks = [Remarks(), signature.HasFastMath ? $"Fast mathematics: results may differ from those of <c>{signature.Name.TrimStart('@')}</c> by rounding, and from what IEEE 754 says of infinities and NaN." : null];
        if (remarks.Any(remark => remark is not null))
            writer.Line($"/// <remarks>{string.Join(" ", remarks.Where(remark => remark is not null))}</remarks>");
        foreach (var parameter in signature.Parameters)
            writer.Line($"/// <param name=\"{parameter.Name.TrimStart('@')}\">As in <c>{signature.Name.TrimStart('@')}</c>{(parameter.IsActive ? "" : "; a constant")}.</param>");
        foreach (var (name, text) in AddedParameters())
            writer.Line($"/// <param name=\"{name}\">{text}</param>");
        if (Returns() is { } returns)
            writer.Line($"/// <returns>{returns}</returns>");
    }

    /// <param name="original">The method as a documentation comment refers to it.</param>
    protected abstract string Summary(string original);

    protected virtual string? Remarks() => null;

    /// <summary>The parameters after those of the method.</summary>
    protected abstract IEnumerable<(string Name, string Text)> AddedParameters();

    protected abstract string? Returns();

    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
