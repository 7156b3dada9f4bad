using SymbolicBackprop.CompilerServices;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Tests.CompilerServices;

/// <summary>Sets of columns, against sorted sets.</summary>
public class DependenciesTests
{
    [Fact]
    public void Unions_are_those_of_sorted_sets()
    {
        var random = new System.Random(7);
        for (var round = 0; round < 50; round++)
        {
            var columns = 1 + random.Next(600);
            var stretch = round % 2 == 0 ? 1 : 1000;
            var sets = Enumerable.Range(0, columns).Select(column => (Set: Dependencies.On(stretch * column), Expected: new SortedSet<int> { stretch * column })).ToList();
            for (var step = 0; step < 300; step++)
            {
                var (left, right) = (sets[random.Next(sets.Count)], sets[random.Next(sets.Count)]);
                var union = new SortedSet<int>(left.Expected);
                union.UnionWith(right.Expected);
                sets[random.Next(sets.Count)] = (left.Set | right.Set, union);
            }

            foreach (var (set, expected) in sets) Assert.Equal(expected, set.Columns.ToArray());
        }
    }

    [Fact]
    public void A_long_sum_takes_no_time()
    {
        var sum = default(Dependencies);
        for (var i = 0; i < 200_000; i++) sum |= Dependencies.On(i) | default(Dependencies);
        Assert.Equal(200_000, sum.Columns.Length);
        for (var i = 0; i < 300; i++) sum |= sum | Dependencies.On(i % 3);
        Assert.Equal(200_000, sum.Columns.Length);
    }

    [Fact]
    public void Elements_are_overwritten_by_union()
    {
        var elements = Dependencies.OnEach(2, 3);
        Dependencies.AddToAll(elements, Dependencies.On(0));
        Dependencies.AddToEach(elements, Dependencies.OnEach(7, 3));
        Assert.Equal(["0 2 7", "0 3 8", "0 4 9"], elements.Select(Text));
        Assert.Equal("0 2 3 4 7 8 9", Text(Dependencies.OfAll(elements)));
        Assert.Equal(["", "1"], new[] { default, Dependencies.On(1) }.Select(Text));
        var table = Dependencies.OnEach(1, 2, 2);
        Assert.Equal(["1", "2", "3", "4"], table.Cast<Dependencies>().Select(Text));
        Dependencies.AddToAll(table, Dependencies.On(9));
        Assert.Equal("1 2 3 4 9", Text(Dependencies.OfAll(table)));
    }

    [Fact]
    public void Elements_that_are_not_there_are_left_alone()
    {
        var elements = Dependencies.OnEach(0, 2);
        Assert.Equal(["", "0", "1", ""], new[] { -1L, 0, 1, 2 }.Select(index => Text(Dependencies.At(elements, index))));
        foreach (var index in new[] { -1L, 1, 2, long.MaxValue }) Dependencies.AddAt(elements, index, Dependencies.On(7));
        Assert.Equal(["0", "1 7"], elements.Select(Text));
        var table = Dependencies.OnEach(0, 1, 2);
        Assert.Equal(["1", "", "", ""], new[] { Dependencies.At(table, 0, 1), Dependencies.At(table, 1, 0), Dependencies.At(table, 0, 2), Dependencies.At(table, -1, 0) }.Select(Text));
        Dependencies.AddAt(table, 0, 0, Dependencies.On(9));
        Dependencies.AddAt(table, 0, -1, Dependencies.On(9));
        Assert.Equal(["0 9", "1"], table.Cast<Dependencies>().Select(Text));
    }

    [Fact]
    public void Rows_become_a_pattern() => Assert.Equal(
        new SparsityPattern(5, 4, [0, 1, 1, 3, 4, 5], [3, 0, 1, 2, 3]),
        new PatternRows(4).Add(Dependencies.On(3)).Add(default(Dependencies)).Add(Dependencies.On(1) | Dependencies.On(0)).Add(Dependencies.OnEach(2, 2).AsSpan()).ToPattern());

    [Fact]
    public void Interactions_become_a_symmetric_pattern()
    {
        var random = new System.Random(3);
        var expected = new bool[40, 40];
        var interactions = new Interactions(40);
        var numbers = Dependencies.OnEach(0, 40);
        for (var step = 0; step < 200; step++)
        {
            var (left, right) = (numbers[random.Next(40)], numbers[random.Next(40)]);
            if (step % 10 == 0) left |= numbers[random.Next(20)];
            foreach (var i in left.Columns)
            {
                foreach (var j in right.Columns) expected[i, j] = expected[j, i] = true;
            }

            interactions.Add(left, right);
            interactions.Add(left, default);
        }

        var pattern = interactions.ToPattern();
        for (var i = 0; i < 40; i++)
        {
            for (var j = 0; j < 40; j++) Assert.Equal(expected[i, j], pattern.Contains(i, j));
        }

        Assert.Equal(pattern.Transposed(), pattern);
    }

    private static string Text(Dependencies set) => string.Join(" ", set.Columns.ToArray());
}
