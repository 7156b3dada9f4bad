using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;
using static SymbolicBackprop.Generator.Operations.Signatures;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>
/// What operations take and give in lanes: what they take and give of single values. An operand that is no lanes is the same in all of
/// them; where storage holds lanes, lanes are stored.
/// </summary>
internal static class LaneSignatures
{
    /// <summary>What is wrong with one use of an operation in lanes; null where no lanes are computed with.</summary>
    public static IEnumerable<string>? Check(Operation operation, IrType[] operands, IrType[] results)
    {
        if (operation is Primitive { Key: "Broadcast" })
            return Require(operands[0] is ScalarType && results.Length == 1 && results[0] == new LanesType(operands[0]), "a number or truth value becomes lanes of it");
        return operands.Any(operand => operand is LanesType) && !operands.Any(operand => operand.IsStorage)
            ? Require(results.All(result => result is LanesType), "it gives lanes").Concat(Signatures.Check(operation, [.. operands.Select(Narrow)], [.. results.Select(Narrow)]))
            : null;
    }

    private static IrType Narrow(IrType type) => type is LanesType lanes ? lanes.ElementType : type;
}
