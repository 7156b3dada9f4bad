using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Interpretation;

/// <summary>The rows of a sparse matrix, or of its pattern, as blocks give them: for each the columns, and where there are values one for each.</summary>
internal sealed class BlockRowSets
{
    private readonly Dictionary<int, Dictionary<int, object?>> _given = [];
    private readonly List<(int Row, int Column, int Count)> _kept = [];

    /// <summary>The results of an operation on rows; null for any other operation.</summary>
    public static object?[]? Evaluate(Operation operation, object?[] operands)
    {
        switch (operation.Name)
        {
            case "NewPatternBlocks":
                return [new BlockRowSets()];
            case "SetBlockRow" or "AddBlockRow":
                ((BlockRowSets)operands[0]!).Give(operands, isAdded: operation.Name == "AddBlockRow");
                return [];
            case "KeepBlockRows":
                ((BlockRowSets)operands[0]!)._kept.Add(((int)operands[1]!, (int)operands[2]!, (int)operands[3]!));
                return [];
            default:
                return null;
        }
    }

    /// <summary>The columns of a row with their values; of a pattern the values are null, of a number that nobody writes too.</summary>
    public IReadOnlyDictionary<int, object?> Row(int row) => _given.TryGetValue(row, out var columns) ? columns : Kept(row);

    private Dictionary<int, object?> Kept(int row)
    {
        foreach (var (first, column, count) in _kept)
        {
            if (row >= first && row < first + count)
                return new Dictionary<int, object?> { [column + row - first] = null };
        }

        return [];
    }

    private void Give(object?[] operands, bool isAdded)
    {
        var numbers = operands.Skip(2).ToList();
        var hasValues = numbers.Any(number => number is double or float);
        var columns = hasValues ? numbers.Count / 2 : numbers.Count;
        var row = isAdded ? new Dictionary<int, object?>((IDictionary<int, object?>)Row((int)operands[1]!)) : [];
        for (var i = 0; i < columns; i++)
        {
            var column = (int)numbers[i]!;
            var value = hasValues ? numbers[columns + i] : null;
            row[column] = row.TryGetValue(column, out var before) ? Sum(before, value) : value;
        }

        _given[(int)operands[1]!] = row;
    }

    private static object? Sum(object? before, object? added) => (before, added) switch
    {
        (_, null) => null,
        (null, double number) => 1 + number,
        (null, float number) => 1 + number,
        (float left, float right) => left + right,
        _ => (double)before! + (double)added,
    };
}
