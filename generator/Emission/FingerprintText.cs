using System;
using System.Linq;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>The integers and lengths among the arguments of a method, from which its patterns follow, as one number.</summary>
internal static class FingerprintText
{
    public static string Of(MethodSignature signature, string suffix) =>
        $"{RuntimeNames.PatternFingerprint}.Of(\"{signature.Name.TrimStart('@')}{suffix}\")" + string.Concat(signature.Parameters.Where(parameter => !parameter.IsOut).Select(Of));

    private static string Of(ParameterModel parameter) => parameter.Type switch
    {
        _ when parameter.TypeText.EndsWith("?", StringComparison.Ordinal) => "",
        ScalarType { IsReal: false } => $".With({parameter.Name})",
        ArrayType { Rank: 1, ElementType: ScalarType { IsReal: false } element } => $".With<{TypeText.Of(element)}>({parameter.Name})",
        ArrayType { Rank: 1 } => $".With({parameter.Name}.Length)",
        ArrayType { ElementType: ScalarType { IsReal: false } element, Rank: var rank } => $".With<{TypeText.Of(element)}>({FlatText.PartsOf(parameter.Name, parameter.Type).Single()})" + Lengths(parameter, rank),
        ArrayType { Rank: var rank } => Lengths(parameter, rank),
        SpanType { IsMemory: false, ElementType: ScalarType { IsReal: false } element } => $".With<{TypeText.Of(element)}>({parameter.Name})",
        SpanType { IsMemory: true, ElementType: ScalarType { IsReal: false } element } => $".With<{TypeText.Of(element)}>({parameter.Name}.Span)",
        SpanType => $".With({parameter.Name}.Length)",
        _ => "",
    };

    private static string Lengths(ParameterModel parameter, int rank) => string.Concat(Enumerable.Range(0, rank).Select(dimension => $".With({parameter.Name}.GetLength({dimension}))"));
}
