using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Writes the member that differentiates in several directions at once: it takes a tangent in lanes for each number among the differentiated
/// parameters, and gives one for each number of the results, those that are left in written parameters last. Who calls it says what the
/// directions are, and puts what it gives where it belongs.
/// </summary>
internal sealed class LanesMemberWriter(SourceWriter writer, MethodSignature signature, MemberKind kind, DirectionsFunction derivative, Function function)
{
    private readonly string _name = Identifiers.Escape(signature.Name.TrimStart('@') + kind.Suffix);

    private readonly NameTable _names = new();

    private string Number => TypeText.Of(FlatNumbers.Of(derivative.Leaves[0].Type).First());

    public void Write()
    {
        foreach (var parameter in signature.Parameters)
            _names.Reserve(parameter.Name);
        var directions = _names.Unused("directions");
        WriteDocumentation(directions);
        writer.Line(GeneratedFile.CodeAttribute);
        using (writer.Block($"{Declaration("", directions)}"))
        {
            using (writer.Block($"switch ({directions}.Bits)"))
            {
                for (var i = 0; i < LaneText.Widths.Length; i++)
                {
                    writer.Line(i == LaneText.Widths.Length - 1 ? "default:" : $"case {LaneText.Widths[i]}:");
                    using (writer.Indent())
                    {
                        var arguments = signature.Parameters.Select(parameter => $"{Passing(parameter)}{parameter.Name}").Append($"ref {directions}");
                        writer.Line($"{_name}<{RuntimeNames.Lanes}{LaneText.Widths[i]}<{Number}>>({string.Join(", ", arguments)});");
                        writer.Line("break;");
                    }
                }
            }
        }

        writer.Line();
        writer.Line(GeneratedFile.CodeAttribute);
        writer.Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"{Declaration($"<{RuntimeNames.LanesParameter}>", directions)} where {RuntimeNames.LanesParameter} : unmanaged, {RuntimeNames.LanesInterface}<{RuntimeNames.LanesParameter}, {Number}>"))
            WriteBody(directions);
    }

    private string Declaration(string typeParameters, string directions)
    {
        var parameters = signature.Parameters.Select(parameter => $"{parameter.Modifier}{parameter.TypeText} {parameter.Name}").Append($"ref {RuntimeNames.LaneDirections}<{Number}> {directions}");
        return $"{MemberWriter.PrivateModifiers(signature)} void {_name}{typeParameters}({string.Join(", ", parameters)})";
    }

    private static string Passing(ParameterModel parameter) => parameter.Modifier.Contains("in ") || parameter.Modifier.Contains("readonly ") ? "in " : "";

    private void WriteDocumentation(string directions)
    {
        writer.Line("/// <summary>");
        writer.Line($"/// {(kind == MemberKind.TangentLanes ? "The tangents" : "The Hessian")} of {(signature.Expression is { } expression ? $"<c>{DocumentationWriter.Escape(expression)}</c>" : $"<see cref=\"{signature.CRef}\"/>")} {(kind == MemberKind.TangentLanes ? "" : "times vectors ")}in several directions at once, one in each lane. A tangent of zero contributes zero, even times ∞.");
        writer.Line("/// </summary>");
        writer.Line($"/// <param name=\"{directions}\">The directions, and what comes out in each.</param>");
    }

    private static string NameOf(ParameterModel parameter, Leaf leaf) =>
        parameter.Name.TrimStart('@') + string.Concat(leaf.Path.Select(step => step.Member?.TrimStart('@') ?? $"Item{step.Element + 1}"));

    private void WriteBody(string directions)
    {
        var values = new Queue<Definition>(function.Parameters);
        if (!signature.IsStatic)
            _names.Set(values.Dequeue().Value, "this");
        foreach (var parameter in signature.Parameters)
            _names.Set(values.Dequeue().Value, parameter.Name);
        var seeds = _names.Unused("seeds");
        writer.Line($"var {seeds} = {directions}.Seeds<{RuntimeNames.LanesParameter}>();");
        var left = new List<string>();
        var before = new List<(string Value, IrType Type)>();
        foreach (var leaf in derivative.Leaves)
        {
            var parameter = signature.Parameters[leaf.Parameter];
            var tangent = _names.Unused(NameOf(parameter, leaf) + (kind == MemberKind.TangentLanes ? "Tangent" : "Vector"));
            writer.Line(leaf.Type.IsReal
                ? $"var {tangent} = {seeds}[{FlatText.Count(before)}];"
                : $"var {tangent} = {seeds}.Slice({FlatText.Count(before)}, {FlatText.Count([(parameter.Name, leaf.Type)])});");
            before.Add((parameter.Name, leaf.Type));
            _names.Set(values.Dequeue().Value, tangent);
            if (derivative.InOuts.Any(inOut => inOut.Parameter == leaf.Parameter))
                left.Add(tangent);
        }

        _names.Set(values.Dequeue().Value, directions);
        var body = new BodyPrinter(writer, function, _names, writesCallersStorage: false, isForwardMode: true);
        using (signature.ChecksOverflow ? writer.Block("unchecked") : default)
        {
            body.Print(end =>
            {
                foreach (var tangent in end.Exit.Values.Select(value => body.Expressions.Print(value)).Concat(left))
                    writer.Line($"{directions}.Add<{RuntimeNames.LanesParameter}>({tangent});");
                if (!end.IsLast)
                    writer.Line("return;");
            });
        }
    }
}
