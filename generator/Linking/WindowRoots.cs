using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Linking;

/// <summary>For spans that control flow joins, the storage that all of what comes together is a window on.</summary>
internal sealed class WindowRoots
{
    private readonly Dictionary<Value, Let> _producers;
    private readonly Dictionary<Value, IrType> _types;

    /// <summary>The root of each joined span as far as it is known: none at first, itself in the end where there is no common one.</summary>
    private readonly Dictionary<Value, Value?> _roots = [];

    private readonly List<Join> _joins = [];

    private WindowRoots(Function function)
    {
        _types = function.Definitions().ToDictionary(definition => definition.Value, definition => definition.Type);
        _producers = function.Body.Descendants().OfType<Let>().SelectMany(let => let.Results, (let, result) => (let, result)).ToDictionary(pair => pair.result.Value, pair => pair.let);
        foreach (var construct in function.Body.Descendants().Where(instruction => instruction is not Let))
        {
            var inside = new HashSet<Value>(construct.Regions().SelectMany(IrTraversal.AllRegions)
                .SelectMany(region => region.Parameters.Concat(region.Instructions.SelectMany(instruction => instruction.Results)))
                .Select(definition => definition.Value));
            var regions = construct.Regions().SelectMany(IrTraversal.AllRegions).ToList();
            Add(construct.Results, ControlFlowEnd(construct), []);
            if (construct is Loop loop)
                Add(loop.Body.Parameters, loop.Next, loop.Initial);

            void Add(EquatableArray<Definition> targets, Label label, IReadOnlyList<Value> initial)
            {
                for (var i = 0; i < targets.Count; i++)
                {
                    if (!SpanWindows.IsSpan(targets[i]))
                        continue;
                    _roots[targets[i].Value] = null;
                    var values = regions.Where(region => region.Exit != Exit.Unreachable && region.Exit.Target == label).Select(region => region.Exit.Values[i]);
                    _joins.Add(new Join(targets[i].Value, [.. values, .. initial.Skip(i).Take(1)], inside));
                }
            }
        }
    }

    public static Dictionary<Value, Value> Of(Function function)
    {
        var roots = new WindowRoots(function);
        while (roots._joins.Any(roots.Settle))
        {
            // What one join becomes a window on decides what others do.
        }

        return roots._roots.ToDictionary(pair => pair.Key, pair => pair.Value ?? pair.Key);
    }

    /// <summary>Looks once more at what comes together; true where that says something new.</summary>
    private bool Settle(Join join)
    {
        if (_roots[join.Target] == join.Target)
            return false;
        var roots = join.Values.Select(RootOf).Where(root => root is not null && root != join.Target).Distinct().ToList();
        var root = roots.Count switch
        {
            0 => null,
            1 when !join.Inside.Contains(roots[0]!.Value) => roots[0],
            _ => join.Target,
        };
        if (root == _roots[join.Target])
            return false;
        _roots[join.Target] = root;
        return true;
    }

    private Value? RootOf(Value value)
    {
        while (_producers.TryGetValue(value, out var let) && let.Operation is Primitive { Key: "Slice" or "View" } && let.Operands.Count > 0 && IsWindow(let))
            value = let.Operands[0];
        return _roots.TryGetValue(value, out var root) ? root : value;
    }

    /// <summary>A window on a window: the elements of a matrix, or of what may be kept, are roots of their own.</summary>
    private bool IsWindow(Let let) => let.Result.Type is SpanType { IsMemory: false }
        && _types[let.Operands[0]] is ArrayType or SpanType { IsMemory: false };

    private static Label ControlFlowEnd(Instruction construct) => construct switch
    {
        Loop loop => loop.End,
        _ => IrTraversal.LabelsOf(construct).Single(),
    };

    private sealed record Join(Value Target, IReadOnlyList<Value> Values, HashSet<Value> Inside);
}
