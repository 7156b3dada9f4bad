using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>
/// Whether a function is well formed: what every pass may rely on and has to keep. It stands beside the table and not beside the
/// IR because half of the question is what each operation takes and gives.
/// </summary>
internal static class IrVerifier
{
    /// <summary>What is wrong with a function, one sentence each; nothing where it is well formed.</summary>
    public static IReadOnlyList<string> Verify(Function function)
    {
        var structure = StructureVerifier.Verify(function);
        if (structure.Count > 0)
            return structure; // The types of operands are known only where every operand has one definition.

        var types = function.Definitions().ToDictionary(definition => definition.Value, definition => definition.Type);
        return [.. function.Body.Descendants().OfType<Let>().SelectMany(let => Verify(let, types))];
    }

    private static IEnumerable<string> Verify(Let let, Dictionary<Value, IrType> types)
    {
        var text = $"{let.Operation}({string.Join(", ", let.Operands.Select(operand => $"{operand}: {types[operand]}"))})";
        IrType[] operands = [.. let.Operands.Select(operand => types[operand])];
        IrType[] results = [.. let.Results.Select(result => result.Type)];
        foreach (var violation in Signatures.Check(let.Operation, operands, results))
            yield return $"{text}: {violation}";

        if (let.DerivativeAs is { } recognized)
        {
            IrType[] recognizedOperands = [.. recognized.Operands.Select(operand => types[operand])];
            foreach (var violation in Signatures.Check(recognized.Operation, recognizedOperands, results))
                yield return $"{text} as {recognized.Operation}({string.Join(", ", recognized.Operands)}): {violation}";
        }
    }
}
