using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Writes the documentation comment of a generated member, with the formula of the derivative where it is short.</summary>
internal sealed class DocumentationWriter(SourceWriter writer, MethodSignature signature, MemberKind kind, IReadOnlyDictionary<int, string> adjoints, bool hasWorkspace)
{
    public void Write(string? formula, string upstream, string workspace)
    {
        var original = $"<see cref=\"{signature.CRef}\"/>";
        writer.Line("/// <summary>");
        writer.Line($"/// {Summary(original)}");
        if (formula is not null)
        {
            foreach (var line in formula.Split('\n'))
                writer.Line($"/// <para><c>{Escape(line)}</c></para>");
        }

        writer.Line("/// </summary>");
        var remarks = Remarks();
        if (remarks is not null)
            writer.Line($"/// <remarks>{remarks}</remarks>");
        foreach (var parameter in signature.Parameters)
            writer.Line($"/// <param name=\"{parameter.Name.TrimStart('@')}\">As in <c>{signature.Name.TrimStart('@')}</c>{(parameter.IsActive ? "" : "; a constant")}.</param>");
        if (!kind.Request.SeedsWithOne && signature.Result.Elements.Any(element => element.IsActive))
            writer.Line($"/// <param name=\"{upstream}\">The derivative of whatever the result goes into with respect to the result.</param>");
        foreach (var adjoint in adjoints)
        {
            var name = signature.Parameters[adjoint.Key].Name.TrimStart('@');
            writer.Line($"/// <param name=\"{adjoint.Value}\">On entry the derivative of whatever follows with respect to what is left in <paramref name=\"{name}\"/>, on exit with respect to what it held before.</param>");
        }

        if (kind.Request.Target != Differentiation.GradientTarget.Returned)
            WriteReceivers();
        if (hasWorkspace)
            writer.Line($"/// <param name=\"{workspace}\">Storage for intermediate results; kept from call to call, it is allocated once.</param>");
        if (Returns() is { } returns)
            writer.Line($"/// <returns>{returns}</returns>");
    }

    private string Summary(string original) => kind.Suffix switch
    {
        MemberNames.Gradient => $"The gradient of {original}.",
        MemberNames.ValueAndGradient => $"The value and the gradient of {original}, in one sweep.",
        MemberNames.Backward => $"The backward pass of {original}: the upstream value times its derivative.",
        MemberNames.GradientInto => $"The value of {original}; its gradient goes into the caller's buffers.",
        _ => $"The backward pass of {original}: the upstream value times its derivative, added to the caller's buffers.",
    };

    private string? Remarks() => kind.Suffix switch
    {
        MemberNames.GradientInto => "Overwrites the buffers, and allocates nothing in steady state.",
        MemberNames.BackwardAddTo => "Adds to the buffers, and allocates nothing in steady state.",
        _ => null,
    };

    private string? Returns() => kind.Suffix switch
    {
        MemberNames.BackwardAddTo => null,
        MemberNames.Backward when !signature.Parameters.Where((parameter, index) => parameter.HasGradient && !adjoints.ContainsKey(index)).Any() => null,
        MemberNames.GradientInto => "The value.",
        MemberNames.ValueAndGradient => "The value, and the derivative with respect to each differentiated parameter.",
        _ => "The derivative with respect to each differentiated parameter; arrays and matrices are new ones.",
    };

    private void WriteReceivers()
    {
        var verb = kind.Request.Target == Differentiation.GradientTarget.Added ? "Added to" : "Overwritten";
        foreach (var parameter in signature.Parameters.Where((parameter, index) => parameter.HasGradient && !adjoints.ContainsKey(index)))
        {
            var name = parameter.Name.TrimStart('@');
            writer.Line($"/// <param name=\"{name}Gradient\">{verb}: the derivative with respect to <paramref name=\"{name}\"/>.</param>");
        }
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
