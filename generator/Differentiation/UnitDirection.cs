using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>The derivative with respect to one number is the tangent in the direction 1.</summary>
internal static class UnitDirection
{
    /// <summary>The function with 1 for its last parameter, the tangent of the number.</summary>
    public static Function Of(Function tangent)
    {
        var builder = FunctionBuilder.Continuing(tangent);
        var seed = tangent.Parameters[tangent.Parameters.Count - 1];
        builder.BeginRegion();
        var one = builder.EmitLiteral(1, seed.Type);
        var first = builder.EndRegion(new Exit(tangent.Return, [])).Instructions;
        var body = ValueRewriter.Rewrite(tangent.Body, value => value == seed.Value ? one : value);
        return tangent with
        {
            Body = body with
            {
                Parameters = tangent.Parameters.Take(tangent.Parameters.Count - 1).ToEquatableArray(),
                Instructions = [.. first, .. body.Instructions],
            },
        };
    }
}
