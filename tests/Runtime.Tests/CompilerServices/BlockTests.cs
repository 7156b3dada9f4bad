using SymbolicBackprop.CompilerServices;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Tests.CompilerServices;

/// <summary>Sparse matrices and patterns that are filled row by row, in any order.</summary>
public class BlockTests
{
    [Fact]
    public void Rows_of_a_pattern_are_put_in_their_order()
    {
        var rows = new PatternBlocks(6);
        rows.Keep(1, 4, 2);
        rows.Set(3, [5, 0, 5]);
        rows.Set(0, [1, 2]);
        rows.Set(3, [2, 1]);
        rows.Add(3, [4, 1]);
        rows.Add(2, [0]);
        Assert.Equal(new SparsityPattern(5, 6, [0, 2, 3, 5, 8, 8], [1, 2, 4, 0, 5, 1, 2, 4]), rows.ToPattern(5));
    }

    [Fact]
    public void A_pattern_without_rows_is_empty() => Assert.Equal(new SparsityPattern(0, 3, [0], []), new PatternBlocks(3).ToPattern(0));

    /// <summary>Many rows, in an order of chance, against a dictionary.</summary>
    [Fact]
    public void Many_rows_are_kept()
    {
        var random = new System.Random(3);
        var (rows, expected) = (new PatternBlocks(40), new Dictionary<int, SortedSet<int>>());
        for (var step = 0; step < 2000; step++)
        {
            var row = random.Next(500);
            int[] columns = [.. Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(40))];
            if (random.Next(3) > 0 || !expected.TryGetValue(row, out var known)) (expected[row], _) = (known = [], 0);
            var isNew = known.Count == 0;
            known.UnionWith(columns);
            if (isNew) rows.Set(row, columns);
            else rows.Add(row, columns);
        }

        var pattern = rows.ToPattern(500);
        for (var row = 0; row < 500; row++) Assert.Equal(expected.TryGetValue(row, out var columns) ? columns : [], pattern.ColumnsOf(row).ToArray());
    }

    [Fact]
    public void Rows_of_a_matrix_are_set_and_added_to()
    {
        var matrix = new SparseMatrix<double>(new SparsityPattern(4, 4, [0, 2, 5, 6, 7], [0, 1, 0, 2, 3, 2, 3]));
        for (var round = 0; round < 2; round++)
        {
            matrix.Values.Fill(double.NaN);
            var rows = JacobianBlocks.Of(matrix, 4, "jacobian");
            rows.Keep(2, 2, 2);
            rows.Set(0, [0, 1], [5, 6]);
            rows.Set(0, [1, 0, 1], [3, 4, 10]);
            rows.Add(1, [3], [7]);
            rows.Add(1, [0, 3], [2, 1]);
            rows.Add(3, [3], [0.5]);
            rows.End(4);
            Assert.Equal([4, 13, 2, 0, 8, 1, 1.5], matrix.Values.ToArray());
        }
    }

    /// <summary>A zero needs no entry. A row that lacked one and was set anew lacks none.</summary>
    [Fact]
    public void What_lacks_an_entry_is_said_at_the_end()
    {
        var matrix = new SparseMatrix<float>(new SparsityPattern(2, 2, [0, 1, 2], [0, 1]));
        var rows = JacobianBlocks.Of(matrix, 2, "jacobian");
        rows.Set(0, [0, 1], [1, 0]);
        rows.Set(1, [0, 1], [1, 1]);
        rows.Set(1, [1], [3]);
        rows.End(2);
        Assert.Equal([1f, 3f], matrix.Values.ToArray());

        rows = JacobianBlocks.Of(matrix, 2, "jacobian");
        rows.Set(1, [0, 1], [float.NaN, 1]);
        Assert.Throws<ArgumentException>("jacobian", () => rows.End(2));
        rows = JacobianBlocks.Of(matrix, 2, "jacobian");
        rows.Set(2, [0], [1]);
        Assert.Throws<ArgumentException>("jacobian", () => rows.End(3));
        Assert.Throws<ArgumentException>("jacobian", () => JacobianBlocks.Of(matrix, 3, "jacobian"));
        Assert.Throws<ArgumentNullException>("jacobian", () => JacobianBlocks.Of<float>(null!, 3, "jacobian"));
    }

    [Fact]
    public void Fingerprints_differ_in_method_order_length_and_value()
    {
        int[] numbers = [1, 2, 3];
        PatternFingerprint[] all =
        [
            default, PatternFingerprint.Of("F"), PatternFingerprint.Of("G"), PatternFingerprint.Of("F").With(1), PatternFingerprint.Of("F").With(2), PatternFingerprint.Of("F").With(1).With(2),
            PatternFingerprint.Of("F").With(2).With(1), PatternFingerprint.Of("F").With<int>(numbers), PatternFingerprint.Of("F").With<int>(numbers.AsSpan(0, 2)),
            PatternFingerprint.Of("F").With<int>(numbers.AsSpan(1)), PatternFingerprint.Of("F").With<int>([]), PatternFingerprint.Of("F").With<byte>([1, 0, 0, 0, 0, 0, 0, 0, 0]), PatternFingerprint.Of("F").With(false),
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.True(PatternFingerprint.Of("F").With<int>(numbers) == PatternFingerprint.Of("F").With<int>([1, 2, 3]));
        Assert.True(all[0] != all[1]);
    }
}
