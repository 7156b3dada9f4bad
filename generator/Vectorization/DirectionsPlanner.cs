using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Vectorization;

/// <summary>Decides how the columns of a matrix of derivatives are computed: several at once in lanes, or one after the other.</summary>
internal static class DirectionsPlanner
{
    public static LaneForm Plan(MethodSignature signature, DirectionsFunction directions)
    {
        var number = FlatNumbers.Of(directions.Leaves[0].Type).First();
        if (ObstacleOf(signature, directions, number) is { } obstacle)
            return new LaneForm(null, obstacle);
        var tangents = directions.Function.Parameters.Skip(directions.Function.Parameters.Count - directions.Leaves.Count).Select(parameter => parameter.Value).ToList();
        return Vectorizer.Vectorize(directions.Function, tangents, number, LaneUse.Directions);
    }

    /// <summary>What of the declaration stands in the way.</summary>
    private static string? ObstacleOf(MethodSignature signature, DirectionsFunction directions, IrType number) =>
        signature.TypeParameters.Length > 0 || number is not ScalarType ? "it has type parameters"
        : signature.Form != DeclarationForm.Implemented ? "it has no body"
        : signature.Parameters.FirstOrDefault(parameter => parameter.IsByReference) is { } reference ? $"'{reference.Name}' is passed by reference"
        : directions.Leaves.FirstOrDefault(leaf => leaf.Type is VectorType) is { } vector ? $"it has a parameter with a '{vector.Type}'"
        : null;
}
