using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Linking;

/// <summary>
/// The result of an operation on matrices is a value: it may be computed once for two places, and the derivative of the operation may need
/// it again. Where the function writes elements of such a result, it writes those of a copy.
/// </summary>
internal static class WrittenMatrices
{
    public static Function Separate(Function function)
    {
        var storage = StorageClasses.Of(function);
        var written = function.Body.Descendants().OfType<Let>().Where(let => IsValue(let) && storage.IsWritten(let.Result.Value)).Select(let => let.Result.Value);
        return new HashSet<Value>(written) is { Count: > 0 } values
            ? function with { Body = Separate(FunctionBuilder.Continuing(function), function.Body, values) }
            : function;
    }

    private static bool IsValue(Let let) =>
        let.Results.Count == 1 && let.Result.Type is MatrixType && (Shapes.HasRule(let.Operation) || let.Operation is Primitive { Key: "Same" }) && (OperationTable.EffectsOf(let) & Effects.Allocates) == 0;

    private static Region Separate(FunctionBuilder builder, Region region, HashSet<Value> written)
    {
        builder.BeginRegion();
        foreach (var instruction in region.Instructions)
        {
            builder.Origin = instruction.Origin;
            if (instruction is Let { Results.Count: 1 } let && written.Contains(let.Result.Value))
            {
                var value = builder.Define(let.Result.Type);
                builder.Append(let with { Results = [value] });
                builder.Append(new Let([let.Result], new Primitive("Clone"), [value.Value], let.Origin));
            }
            else
            {
                builder.Append(instruction.SelectRegions(inner => Separate(builder, inner, written)));
            }
        }

        return builder.EndRegion(region.Parameters, region.Exit);
    }
}
