using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Sparsity;

/// <summary>
/// Moves out of the arms of branches that real numbers decide what is read there of a window of a fixed length, by a fixed index: it is there
/// whichever arm is taken. What a round reads is then read outside of its branches.
/// </summary>
internal sealed class ArmReads
{
    private readonly StorageClasses _storage;
    private readonly Certainty _certainty;
    private readonly Dictionary<Value, Let> _producers;

    private ArmReads(Function function)
    {
        _storage = StorageClasses.Of(function);
        _certainty = Certainty.Of(function);
        _producers = function.Body.Descendants().OfType<Let>().Where(let => let.Results.Count == 1).ToDictionary(let => let.Result.Value);
    }

    public static Function Hoist(Function function) => function.Body.Descendants().OfType<If>().Any()
        ? function with { Body = new ArmReads(function).Hoist(function.Body) }
        : function;

    private Region Hoist(Region region)
    {
        var instructions = new List<Instruction>();
        foreach (var instruction in region.Instructions)
        {
            var inner = instruction.SelectRegions(Hoist);
            if (inner is If branch && _certainty.IsUncertain(branch))
            {
                HashSet<Value> defined = [.. inner.Regions().SelectMany(arm => arm.DefinedValues())];
                List<Let> moved = [.. inner.Regions().SelectMany(arm => arm.Instructions).OfType<Let>().Where(let => IsLiteralIndex(let) || IsSafe(let, defined))];
                instructions.AddRange(moved);
                inner = inner.SelectRegions(arm => arm with { Instructions = arm.Instructions.Where(own => own is not Let let || !moved.Contains(let)).ToEquatableArray() });
            }

            instructions.Add(inner);
        }

        return region with { Instructions = instructions.ToEquatableArray() };
    }

    private static bool IsLiteralIndex(Let let) => let is { Operation: Literal, Result.Type: ScalarType { Kind: ScalarKind.Int32 } };

    private bool IsSafe(Let let, HashSet<Value> inside) => let.Operation is Primitive { Key: "Load", Part: null }
        && let.Operands.Count == 2
        && !_storage.IsWritten(let.Operands[0])
        && !inside.Contains(let.Operands[0])
        && _producers.TryGetValue(let.Operands[0], out var window) && window.Operation is Primitive { Key: "Slice" }
        && NumberOf(window.Operands[2]) is { } length
        && NumberOf(let.Operands[1]) is >= 0 and { } index
        && index < length;

    private double? NumberOf(Value value) => _producers.TryGetValue(value, out var let) && let.Operation is Literal literal ? literal.Number : null;
}
