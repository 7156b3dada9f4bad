using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Interpretation;

/// <summary>Dependencies as sorted sets that nobody changes, null for the empty one; what has met as a set of pairs.</summary>
internal static class DependencySets
{
    /// <summary>The results of an operation on dependencies; null for any other operation.</summary>
    public static object?[]? Evaluate(Operation operation, object?[] operands) => operation.Name switch
    {
        "DependOn" => [new SortedSet<int> { (int)operands[0]! }],
        "DependOnEach" => [OnEach((int)operands[0]!, [.. operands.Skip(1).Select(length => (int)length!)])],
        "Union" => [Union(operands[0], operands[1])],
        "UnionOfAll" => [Elements(operands[0]!).Aggregate((object?)null, Union)],
        "LoadIfThere" => [IsThere(operands[0]!, operands, operands.Length) ? Load(operands[0]!, operands, operands.Length) : null],
        "AddIfThere" => AddIfThere(operands),
        "AddToAll" => Change(operands[0]!, (before, _) => Union(before, operands[1])),
        "AddToEach" => AddToEach(operands[0]!, [.. Elements(operands[1]!)]),
        "NewInteractions" => [new HashSet<(int, int)>()],
        "Interact" => Meet(operands[0]!, operands[1], operands[2]),
        "InteractEach" => MeetEach(operands[0]!, [.. Elements(operands[1]!)], [.. Elements(operands[2]!)]),
        _ => null,
    };

    /// <summary>The columns that a value depends on.</summary>
    public static IReadOnlyCollection<int> Columns(object? dependencies) => (SortedSet<int>?)dependencies ?? [];

    /// <summary>The elements of an array, row after row, or of a window.</summary>
    public static IEnumerable<object?> Elements(object storage) => (storage as Array ?? ((Window)storage).ToArray()).Cast<object?>();

    private static Array OnEach(int first, int[] lengths)
    {
        var elements = Array.CreateInstance(typeof(object), lengths);
        Change(elements, (_, index) => new SortedSet<int> { first + index });
        return elements;
    }

    private static object? Union(object? left, object? right)
    {
        if (left is null || right is null)
            return left ?? right;
        var union = new SortedSet<int>((SortedSet<int>)left);
        union.UnionWith((SortedSet<int>)right);
        return union;
    }

    private static object?[] Change(object storage, Func<object?, int, object?> change)
    {
        if (storage is Window window)
        {
            for (var i = 0; i < window.Length; i++)
                window.Storage.SetValue(change(window.Storage.GetValue(window.Place(i)), i), window.Place(i));
        }
        else if (storage is Array { Rank: 2 } table)
        {
            for (var i = 0; i < table.Length; i++)
                table.SetValue(change(table.GetValue(i / table.GetLength(1), i % table.GetLength(1)), i), i / table.GetLength(1), i % table.GetLength(1));
        }
        else
        {
            var elements = (Array)storage;
            for (var i = 0; i < elements.Length; i++)
                elements.SetValue(change(elements.GetValue(i), i), i);
        }

        return [];
    }

    private static long[] Indices(object?[] operands, int end) => [.. operands.Take(end).Skip(1).Select(index => (long)Integers.Exact(index!))];

    private static bool IsThere(object storage, object?[] operands, int end)
    {
        var indices = Indices(operands, end);
        return storage is Window window ? window.Place(indices[0]) >= 0 : indices.Select((index, dimension) => index >= 0 && index < ((Array)storage).GetLength(dimension)).All(isThere => isThere);
    }

    private static object? Load(object storage, object?[] operands, int end) =>
        storage is Window window ? window.Storage.GetValue(window.Place(Indices(operands, end)[0])) : ((Array)storage).GetValue(Indices(operands, end));

    private static object?[] AddIfThere(object?[] operands)
    {
        var (storage, end) = (operands[0]!, operands.Length - 1);
        if (!IsThere(storage, operands, end))
            return [];
        var union = Union(Load(storage, operands, end), operands[end]);
        if (storage is Window window)
            window.Storage.SetValue(union, window.Place(Indices(operands, end)[0]));
        else
            ((Array)storage).SetValue(union, Indices(operands, end));
        return [];
    }

    private static object?[] AddToEach(object storage, object?[] added) => Change(storage, (before, index) => index < added.Length ? Union(before, added[index]) : before);

    private static object?[] MeetEach(object pairs, object?[] left, object?[] right)
    {
        for (var i = 0; i < left.Length; i++)
            Meet(pairs, left[i], right[i]);
        return [];
    }

    private static object?[] Meet(object pairs, object? left, object? right)
    {
        foreach (var row in Columns(left))
        {
            foreach (var column in Columns(right))
            {
                ((HashSet<(int, int)>)pairs).Add((row, column));
                ((HashSet<(int, int)>)pairs).Add((column, row));
            }
        }

        return [];
    }
}
