using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// Which values of an inner loop are the same in all rounds of one around it: what a product of a matrix and a vector reads of the vector
/// is the same for every row. Each round writes the same record again, so one for each round of the other loops is enough.
/// </summary>
internal sealed class RoundInvariance(FunctionBuilder builder, PrimalValues primal, StorageClasses storage, OutsideState outside)
{
    /// <summary>Whether a value, computed in a loop inside of another one, does not depend on the rounds of that.</summary>
    public bool IsSameInAllRounds(Value value, Loop outer)
    {
        // The numbers of rounds are kept in cells beside the sweep, and go on counting from run to run.
        if (!primal.IsPrimal(value))
            return false;
        if (primal.IsInScope(value) || primal.LoopOf(value) is not { } loop || !IsInside(loop, outer))
            return true;
        var index = loop.Body.Parameters.ToList().FindIndex(parameter => parameter.Value == value);
        if (index >= 0)
        {
            var shape = primal.RecordOf(loop).Shape;
            return !ReferenceEquals(loop, outer) && shape.Counter is { } counter && shape.Steps[index] is not null
                && IsSameInAllRounds(loop.Initial[index], outer)
                && IsSameInAllRounds(loop.Initial[counter], outer);
        }

        return builder.ProducerOf(value) is { Results.Count: 1 } let
            && (OperationTable.EffectsOf(let) & ~(Effects.MayThrow | Effects.Reads)) == 0
            && !outside.Shows(let)
            && let.Operands.All(operand => builder.TypeOf(operand) is not (CellType or TapeType)
                && IsSameInAllRounds(operand, outer)
                && !(storage.IsPlace(operand) && storage.IsWrittenIn(outer, operand)));
    }

    private bool IsInside(Loop loop, Loop outer)
    {
        for (var around = loop; around is not null; around = primal.RecordOf(around).Parent)
        {
            if (ReferenceEquals(around, outer))
                return true;
        }

        return false;
    }
}
