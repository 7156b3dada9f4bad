using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Analysis;

/// <summary>
/// Reads every differentiated leaf of every parameter once, at the start of the function, and lets all later reads use that value:
/// the adjoint of a leaf is then the adjoint of one value.
/// </summary>
internal static class LeafReads
{
    public static (Function Function, EquatableArray<Leaf> Leaves) Hoist(Function function, IReadOnlyList<(int Index, Definition Definition)> activeParameters)
    {
        var builder = FunctionBuilder.Continuing(function);
        var leaves = new List<Leaf>();
        var reads = new Dictionary<(Value, Operation), Value>();
        builder.BeginRegion();
        foreach (var (index, definition) in activeParameters)
            Visit(index, definition.Value, definition.Type, []);
        var hoisted = builder.EndRegion(new Exit(function.Return, [])).Instructions;
        var body = ValueRewriter.Rewrite(function.Body, ReplaceReads(function.Body, reads));
        return (function with { Body = body with { Instructions = [.. hoisted, .. body.Instructions] } }, leaves.ToEquatableArray());

        void Visit(int parameter, Value value, IrType type, EquatableArray<LeafStep> path)
        {
            switch (type)
            {
                case AggregateType aggregate:
                    foreach (var member in aggregate.Members.Where(member => !member.IsConstant))
                        Read(parameter, value, member.Type, path, new LeafStep(member.Name, 0, member.IsSettable));
                    break;
                case TupleType tuple:
                    for (var i = 0; i < tuple.Elements.Count; i++)
                    {
                        if (tuple.Elements[i].Type.IsDifferentiable)
                            Read(parameter, value, tuple.Elements[i].Type, path, new LeafStep(null, i, IsSettable: true));
                    }

                    break;
                default:
                    leaves.Add(new Leaf(parameter, path, type, value));
                    break;
            }
        }

        void Read(int parameter, Value container, IrType type, EquatableArray<LeafStep> path, LeafStep step)
        {
            var value = builder.Emit(step.Operation, type, container);
            reads.Add((container, step.Operation), value);
            Visit(parameter, value, type, [.. path, step]);
        }
    }

    /// <summary>What every later read of a leaf is replaced with; reads of reads are found because definitions precede uses.</summary>
    private static Dictionary<Value, Value> ReplaceReads(Region body, Dictionary<(Value, Operation), Value> reads)
    {
        var replaced = new Dictionary<Value, Value>();
        foreach (var let in body.Descendants().OfType<Let>().Where(let => let.Operation is ReadMember or ReadElement))
        {
            var container = replaced.TryGetValue(let.Operands[0], out var other) ? other : let.Operands[0];
            if (reads.TryGetValue((container, let.Operation), out var value))
                replaced.Add(let.Result.Value, value);
        }

        return replaced;
    }
}
