using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Variables of the compiler's own: where they hold what they will hold to the end, and which values they can stand for.</summary>
internal sealed class Cells
{
    private readonly Dictionary<Value, List<PrintOrder.Step>> _stores = [];
    private readonly HashSet<Let> _settled = [];
    private readonly Dictionary<Value, Value> _cellOf = [];

    public Cells(PrintOrder order)
    {
        var loads = new List<PrintOrder.Step>();
        Find(order.Body, loads);
        foreach (var cell in loads.GroupBy(load => CellOf(load.Instruction)))
        {
            var settled = cell.Where(load => IsSettled(cell.Key, load)).ToList();
            _settled.UnionWith(settled.Select(load => (Let)load.Instruction));
            if (settled.Count == cell.Count() && _stores.TryGetValue(cell.Key, out var stores) && stores.Count == 1 && StoredAtOnce(stores[0]) is { } value)
                _cellOf[value] = cell.Key;
        }
    }

    /// <summary>Nothing is stored after this load, so that it may be read anywhere later.</summary>
    public bool IsSettled(Let load) => _settled.Contains(load);

    /// <summary>The cell that holds a value from where it is computed; null where there is none.</summary>
    public Value? Holding(Value value) => _cellOf.TryGetValue(value, out var cell) ? cell : null;

    private void Find(PrintOrder.Part part, List<PrintOrder.Step> loads)
    {
        foreach (var step in part.Steps)
        {
            if (step.Instruction is Let { Operation: Primitive { Key: "Load" }, Operands.Count: 1 })
            {
                loads.Add(step);
            }
            else if (step.Instruction is Let { Operation: Primitive { Key: "Store" }, Operands.Count: 2 } store)
            {
                if (!_stores.TryGetValue(store.Operands[0], out var stores))
                    _stores.Add(store.Operands[0], stores = []);
                stores.Add(step);
            }

            foreach (var inner in step.Parts)
                Find(inner, loads);
        }
    }

    private static Value CellOf(Instruction load) => ((Let)load).Operands[0];

    private bool IsSettled(Value cell, PrintOrder.Step load) => !_stores.TryGetValue(cell, out var stores)
        || stores.All(store => store.Position < load.Position && !Loops(load).Intersect(Loops(store)).Any());

    private static IEnumerable<PrintOrder.Step> Loops(PrintOrder.Step step)
    {
        for (var loop = step.Part.Loop; loop is not null; loop = loop.Part.Loop)
            yield return loop;
    }

    /// <summary>The value of a store, where control comes to the store whenever the value is computed.</summary>
    private static Value? StoredAtOnce(PrintOrder.Step store)
    {
        var stored = ((Let)store.Instruction).Operands[1];
        for (var i = store.Part.Steps.IndexOf(store) - 1; i >= 0 && store.Part.Steps[i].Instruction is Let before; i--)
        {
            if (before.Results.Any(result => result.Value == stored))
                return stored;
        }

        return null;
    }
}
