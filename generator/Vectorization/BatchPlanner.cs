using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;

namespace SymbolicBackprop.Generator.Vectorization;

/// <summary>Decides how the batch members of a method are computed: in lanes, or element by element.</summary>
internal static class BatchPlanner
{
    public static LaneForm Plan(MethodModel method, BatchFunction batch)
    {
        var signature = method.Signature;
        var number = BatchColumns.NumberOf(signature);
        if (ObstacleOf(method) is { } obstacle)
            return new LaneForm(null, obstacle);
        var first = signature.IsStatic ? 0 : 1;
        var varying = Enumerable.Range(0, signature.Parameters.Count)
            .Where(index => BatchColumns.IsColumn(signature.Parameters[index]))
            .Select(index => batch.Function.Parameters[index + first].Value)
            .ToList();
        return Vectorizer.Vectorize(batch.Function, varying, number, LaneUse.Elements);
    }

    /// <summary>What of the declaration stands in the way.</summary>
    private static string? ObstacleOf(MethodModel method)
    {
        var signature = method.Signature;
        if (signature.TypeParameters.Length > 0 || BatchColumns.NumberOf(signature) is not Ir.ScalarType)
            return "the type of its numbers is a type parameter";
        if (signature.Form != DeclarationForm.Implemented)
            return "it has no body";
        if (signature.Parameters.FirstOrDefault(parameter => !BatchColumns.IsColumn(parameter) && parameter.IsRefLike && parameter.Type is not Ir.SpanType) is { } kept)
            return $"'{kept.Name}' is a ref struct";
        return !signature.IsStatic && method.Container.Headers.Any(header => header.Contains("ref partial ")) ? "its type is a ref struct" : null;
    }
}
