using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Vectorization;

/// <summary>
/// Where several functions of one number are computed that have a part in common, that is computed once: the exponential in a price and in its
/// derivative by the normal distribution. No bit changes, because each function computes its part in the same way.
/// </summary>
internal static class SharedParts
{
    public static Function Share(Function function)
    {
        var builder = FunctionBuilder.Continuing(function);
        return function with { Body = LaneFunctions.Shared.Aggregate(function.Body, (body, shared) => Share(builder, body, shared.Part, shared.Functions)) };
    }

    private static Region Share(FunctionBuilder builder, Region region, string part, IReadOnlyDictionary<string, string> functions)
    {
        var numbers = region.Instructions.OfType<Let>()
            .Where(let => functions.ContainsKey(let.Operation.Name) && let.Result.Type is LanesType)
            .GroupBy(let => let.Operands[0])
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)
            .ToList();
        var parts = new Dictionary<Value, Value>();
        builder.BeginRegion();
        foreach (var instruction in region.Instructions)
        {
            if (instruction is Let let && functions.TryGetValue(let.Operation.Name, out var ofPart) && numbers.Contains(let.Operands[0]))
            {
                builder.Origin = let.Origin;
                if (!parts.TryGetValue(let.Operands[0], out var known))
                    parts.Add(let.Operands[0], known = builder.Emit(new Primitive(part), let.Result.Type, let.Operands[0]));
                builder.Append(let with { Operation = new Primitive(ofPart), Operands = [let.Operands[0], known] });
            }
            else
            {
                builder.Append(instruction.SelectRegions(inner => Share(builder, inner, part, functions)));
            }
        }

        return builder.EndRegion(region.Parameters, region.Exit);
    }
}
