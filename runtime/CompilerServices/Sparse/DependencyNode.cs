using System.Runtime.InteropServices;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// A set of columns that is not empty: small sets are sorted arrays; the union of large ones only refers to its parts, until so much would
/// be gone through twice that sorting is cheaper. So a sum over n numbers takes time in proportion to n·log n, not to n².
/// </summary>
internal sealed class DependencyNode
{
    private const int MostMergedAtOnce = 32;
    private const int MostVisitsBeyondSorted = 256;
    private int[]? _sorted;
    private DependencyNode? _left;
    private DependencyNode? _right;

    /// <summary>How many columns one goes through, those that are there twice included.</summary>
    private int _visits;

    /// <summary>How many columns there are at least.</summary>
    private int _atLeast;

    public DependencyNode(int[] sorted) => (_sorted, _visits, _atLeast) = (sorted, sorted.Length, sorted.Length);

    private DependencyNode(DependencyNode left, DependencyNode right) =>
        (_left, _right, _visits, _atLeast) = (left, right, left._visits + right._visits, Math.Max(left._atLeast, right._atLeast));

    public static DependencyNode Union(DependencyNode left, DependencyNode right)
    {
        if (ReferenceEquals(left, right)) return left;
        if (left._sorted is { } first && right._sorted is { } second && first.Length + second.Length <= MostMergedAtOnce)
        {
            var merged = Merge(first, second);
            return merged.Length == first.Length ? left : merged.Length == second.Length ? right : new DependencyNode(merged);
        }

        var union = new DependencyNode(left, right);
        if (union._visits > 4L * union._atLeast + MostVisitsBeyondSorted) union.Sort();
        return union;
    }

    /// <summary>The columns, ascending.</summary>
    public ReadOnlySpan<int> Columns()
    {
        if (_sorted is null) Sort();
        return _sorted;
    }

    private void Sort()
    {
        var found = new List<int>(_visits);
        var pending = new Stack<DependencyNode>();
        pending.Push(this);
        while (pending.TryPop(out var node))
        {
            if (node._sorted is { } sorted)
            {
                found.AddRange(sorted);
                continue;
            }

            pending.Push(node._right!);
            pending.Push(node._left!);
        }

        _sorted = Distinct(found);
        (_left, _right, _visits, _atLeast) = (null, null, _sorted.Length, _sorted.Length);
    }

    /// <summary>Each number once, ascending: sorted, or where most numbers are there, marked in a table of all.</summary>
    private static int[] Distinct(List<int> numbers)
    {
        const int MostMarksPerNumber = 64;
        var found = CollectionsMarshal.AsSpan(numbers);
        var largest = 0;
        foreach (var number in found) largest = Math.Max(largest, number);
        if (largest / MostMarksPerNumber > found.Length)
        {
            found.Sort();
            return [.. numbers.Distinct()];
        }

        var isThere = new bool[largest + 1];
        foreach (var number in found) isThere[number] = true;
        var count = 0;
        for (var number = 0; number <= largest; number++)
        {
            if (isThere[number]) found[count++] = number;
        }

        return found[..count].ToArray();
    }

    private static int[] Merge(int[] left, int[] right)
    {
        Span<int> merged = stackalloc int[left.Length + right.Length];
        int count = 0, i = 0, j = 0;
        while (i < left.Length || j < right.Length)
        {
            if (j == right.Length || (i < left.Length && left[i] < right[j])) merged[count++] = left[i++];
            else if (i == left.Length || right[j] < left[i]) merged[count++] = right[j++];
            else (merged[count++], i, j) = (left[i], i + 1, j + 1);
        }

        return merged[..count].ToArray();
    }
}
