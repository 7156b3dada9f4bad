using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>The direction along one number: the derivative with respect to it is the tangent with 1 there, and zero in all others.</summary>
/// <param name="Leaf">What holds the number.</param>
/// <param name="Parameter">Where the parameter that the leaf is part of is among those of the function.</param>
/// <param name="Path">How the leaf is read from it.</param>
/// <param name="Component">Which component of a vector it is; 0 for a leaf that is the number.</param>
internal sealed record UnitDirection(Leaf Leaf, int Parameter, EquatableArray<Operation> Path, int Component)
{
    /// <summary>The directions along the numbers of a leaf.</summary>
    public static IEnumerable<UnitDirection> Along(Leaf leaf, int parameter, EquatableArray<Operation> path) =>
        Enumerable.Range(0, FlatNumbers.CountOf(leaf.Type)).Select(component => new UnitDirection(leaf, parameter, path, component));

    /// <summary>The leaf in a function with these parameters.</summary>
    public (Leaf Leaf, TangentPart Part) In(Function function)
    {
        var value = function.Parameters[Parameter].Value;
        return (Path.Count == 0 ? Leaf with { Value = value } : Leaf, new TangentPart(value, Path));
    }

    /// <summary>The function with this direction for its last parameter, the tangent of the leaf.</summary>
    public Function Of(Function tangent)
    {
        var builder = FunctionBuilder.Continuing(tangent);
        var seed = tangent.Parameters[tangent.Parameters.Count - 1];
        builder.BeginRegion();
        var unit = seed.Type is VectorType vector
            ? builder.Emit(new Primitive("MakeVector"), vector, [.. vector.Components.Select((_, index) => builder.EmitLiteral(index == Component ? 1 : 0, vector.ElementType))])
            : builder.EmitLiteral(1, seed.Type);
        var first = builder.EndRegion(new Exit(tangent.Return, [])).Instructions;
        var body = ValueRewriter.Rewrite(tangent.Body, value => value == seed.Value ? unit : value);
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
