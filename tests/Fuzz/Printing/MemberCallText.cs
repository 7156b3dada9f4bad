using System.Globalization;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Printing;

/// <summary>
/// Writes the call of one member. What it takes is read off its declaration by the names of the parameters:
/// <c>upstream</c>, <c>…Adjoint</c>, <c>…Gradient</c>, <c>…Product</c>, <c>…Tangent</c>, <c>…Vector</c>, <c>workspace</c>; whatever else it might want does not compile.
/// </summary>
internal sealed class MemberCallText(Method entry, IMethodSymbol member, Action<string> line, Dictionary<string, string> userArguments)
{
    private readonly bool _addsUp = member.Name.EndsWith("AddTo", StringComparison.Ordinal);

    public void Print(Func<Dictionary<string, string>, string> call)
    {
        var arguments = new Dictionary<string, string>();
        foreach (var parameter in member.Parameters)
            arguments.Add(parameter.Name, Argument(parameter));
        line($"{(member.ReturnsVoid ? "" : "var result = ")}{call(arguments)};");
        if (member.Name == entry.Name || member.Name.EndsWith("Into", StringComparison.Ordinal))
        {
            if (!member.ReturnsVoid)
                line("recorder.Value = result;");
        }
        else if (member.Name.EndsWith("ValueAndGradient", StringComparison.Ordinal))
        {
            line("recorder.Value = result.Value;");
        }

        if (member.Name == entry.Name)
            return;
        if (member.Name.EndsWith("Tangent", StringComparison.Ordinal))
        {
            if (entry.Result == ValueKind.Real)
                line("recorder.Value = result.Value;");
            var left = entry.Parameters.Where(parameter => parameter.IsMemory).Select(parameter => parameter.Kind.IsIndexed() ? $"..{parameter.Name}Tangent" : $"{parameter.Name}Tangent");
            line($"recorder.Tangents = [{string.Join(", ", entry.Result == ValueKind.Real ? left.Prepend("result.Tangent") : left)}];");
            return;
        }

        var active = entry.Parameters.Where(parameter => parameter.Kind.IsActive() && parameter.Mode != PassMode.Out).ToList();
        var returned = active.Where(parameter => Taken(parameter, "Adjoint") is null && Receiver(parameter) is null).ToList();
        line($"recorder.Gradient = [{string.Join(", ", active.Select(parameter => Numbers(parameter, Source(parameter, returned))))}];");
        line($"recorder.Before = [{string.Join(", ", active.Select(parameter => Before(parameter)))}];");
    }

    private string Argument(IParameterSymbol parameter)
    {
        if (userArguments.TryGetValue(parameter.Name, out var user))
            return user;
        if (parameter.Name == "upstream")
            return "w[0]";
        if (parameter.Name == "workspace")
            return "new Workspace()";
        if (entry.Parameters.FirstOrDefault(candidate => parameter.Name == candidate.Name + "Adjoint") is { } inOut)
        {
            var start = UpstreamStart(inOut);
            line(inOut.Kind.IsIndexed()
                ? Invariant($"double[] {parameter.Name} = w[{start}..{start + inOut.Length}];")
                : Invariant($"double {parameter.Name} = w[{start}];"));
        }
        else if (entry.Parameters.FirstOrDefault(candidate => parameter.Name == candidate.Name + "Tangent" || parameter.Name == candidate.Name + "Vector") is { } directed)
        {
            line($"{Dialect.Real.TypeName(directed.Kind)} {parameter.Name} = {Direction(directed)};");
        }
        else if (entry.Parameters.FirstOrDefault(candidate => parameter.Name == candidate.Name + "Gradient" || parameter.Name == candidate.Name + "Product") is { } filled)
        {
            line($"{(filled.Kind.IsIndexed() ? "double[]" : Dialect.Real.TypeName(filled.Kind))} {parameter.Name} = {Filled(filled)};");
        }

        return parameter.RefKind switch { RefKind.Ref => $"ref {parameter.Name}", RefKind.Out => $"out {parameter.Name}", _ => parameter.Name };
    }

    /// <summary>The part of the direction that belongs to a parameter; what is passed out has none.</summary>
    private string Direction(Parameter parameter)
    {
        if (parameter.Mode == PassMode.Out)
            return "default";
        var start = entry.Parameters.TakeWhile(other => other != parameter).Where(other => other.Mode != PassMode.Out).Sum(other => other.RealCount);
        return parameter.Kind switch
        {
            ValueKind.Real => Invariant($"w[{start}]"),
            ValueKind.Tuple => Invariant($"(w[{start}], w[{start + 1}])"),
            ValueKind.Point => Invariant($"new Point(w[{start}], w[{start + 1}])"),
            _ => Invariant($"w[{start}..{start + parameter.Length}]"),
        };
    }

    private static string Filled(Parameter parameter) => parameter.Kind switch
    {
        ValueKind.Real => "fill",
        ValueKind.Tuple => "(fill, fill)",
        ValueKind.Point => "new Point(fill, fill)",
        _ => Invariant($"global::{typeof(Checking.Recorder).FullName}.Repeat(fill, {parameter.Length})"),
    };

    private IParameterSymbol? Taken(Parameter parameter, string role) => member.Parameters.FirstOrDefault(candidate => candidate.Name == parameter.Name + role);

    /// <summary>What a derivative is written to.</summary>
    private IParameterSymbol? Receiver(Parameter parameter) => Taken(parameter, "Gradient") ?? Taken(parameter, "Product");

    private string Source(Parameter parameter, List<Parameter> returned)
    {
        if ((Taken(parameter, "Adjoint") ?? Receiver(parameter)) is { } taken)
            return taken.Name;
        var result = member.Name.EndsWith("ValueAndGradient", StringComparison.Ordinal) ? "result.Gradient" : "result";
        return returned.Count == 1 ? result : $"{result}.{parameter.Name}";
    }

    private static string Numbers(Parameter parameter, string source) => parameter.Kind switch
    {
        _ when parameter.Kind.IsIndexed() => $"..{source}",
        ValueKind.Real => source,
        _ => $"{source}.{parameter.Kind.MemberNames().First}, {source}.{parameter.Kind.MemberNames().Second}",
    };

    private string Before(Parameter parameter) => Invariant(
        $"..global::{typeof(Checking.Recorder).FullName}.Repeat({(_addsUp && Receiver(parameter) is not null ? "fill" : "0")}, {parameter.RealCount})");

    private int UpstreamStart(Parameter parameter) =>
        (entry.Result == ValueKind.Nothing ? 0 : 1) + entry.Parameters.TakeWhile(other => other != parameter).Where(other => other.IsMemory).Sum(other => other.RealCount);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
