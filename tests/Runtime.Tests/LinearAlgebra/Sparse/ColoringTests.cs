using SymbolicBackprop.CompilerServices;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Tests.LinearAlgebra.Sparse;

/// <summary>Colourings, and that products with the sums of their unit vectors show every entry.</summary>
public class ColoringTests
{
    public static TheoryData<string, int, int> Jacobians => new()
    {
        { "diagonal", 1, 1 },
        { "tridiagonal", 3, 3 },
        { "dense row", 9, 9 },
        { "grid", 5, 7 },
        { "empty", 1, 1 },
        { "no columns", 0, 0 },
    };

    public static TheoryData<string, int, int> Hessians => new()
    {
        { "diagonal", 1, 1 },
        { "tridiagonal", 3, 3 },
        { "arrowhead", 2, 2 },
        { "dense", 9, 9 },
        { "grid", 3, 7 },
        { "empty", 1, 1 },
    };

    [Theory]
    [MemberData(nameof(Jacobians))]
    public void A_Jacobian_takes_few_colours(string pattern, int least, int most) =>
        Assert.InRange(Pattern(pattern).ColumnColoring.ColorCount, least, most);

    [Theory]
    [MemberData(nameof(Hessians))]
    public void A_Hessian_takes_few_colours(string pattern, int least, int most) =>
        Assert.InRange(Pattern(pattern).SymmetricColoring.ColorCount, least, most);

    [Theory]
    [MemberData(nameof(Jacobians))]
    public void Products_show_a_Jacobian(string pattern, int least, int most)
    {
        Assert.True(least <= most);
        AssertShown(Patterns.Numbered(Pattern(pattern), isSymmetric: false), isSymmetric: false);
    }

    [Theory]
    [MemberData(nameof(Hessians))]
    public void Products_show_a_Hessian(string pattern, int least, int most)
    {
        Assert.True(least <= most);
        AssertShown(Patterns.Numbered(Pattern(pattern), isSymmetric: true), isSymmetric: true);
    }

    [Fact]
    public void Products_show_random_matrices()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            AssertShown(Patterns.Numbered(Patterns.Random(seed, 3 + seed % 11, 2 + seed % 13, 0.05 + 0.002 * seed), isSymmetric: false), isSymmetric: false);
            AssertShown(Patterns.Numbered(Patterns.RandomSymmetric(seed, 2 + seed % 17, 0.02 + 0.001 * seed), isSymmetric: true), isSymmetric: true);
        }
    }

    [Fact]
    public void Columns_of_one_colour_share_no_row()
    {
        var pattern = Patterns.Random(5, 30, 40, 0.1);
        var colors = pattern.ColumnColoring.Colors;
        for (var row = 0; row < pattern.RowCount; row++)
        {
            var seen = new HashSet<int>();
            foreach (var column in pattern.ColumnsOf(row)) Assert.True(seen.Add(colors[column]));
        }
    }

    [Fact]
    public void A_colouring_is_the_same_every_time_and_is_kept()
    {
        var pattern = Patterns.Random(3, 20, 20, 0.2);
        Assert.Same(pattern.ColumnColoring, pattern.ColumnColoring);
        Assert.Equal(Patterns.Random(3, 20, 20, 0.2).ColumnColoring.Colors.ToArray(), pattern.ColumnColoring.Colors.ToArray());
        var symmetric = Patterns.Grid(4, 4);
        Assert.Same(symmetric.SymmetricColoring, symmetric.SymmetricColoring);
    }

    [Fact]
    public void What_is_not_symmetric_has_no_symmetric_colouring()
    {
        Assert.Throws<InvalidOperationException>(() => new SparsityPattern(2, 2, [0, 1, 1], [1]).SymmetricColoring);
        Assert.Throws<InvalidOperationException>(() => new SparsityPattern(1, 2, [0, 1], [1]).SymmetricColoring);
    }

    private static SparsityPattern Pattern(string name) => name switch
    {
        "diagonal" => Patterns.Where(9, 9, (row, column) => row == column),
        "tridiagonal" => Patterns.Tridiagonal(9),
        "arrowhead" => Patterns.Arrowhead(9),
        "dense row" => Patterns.Where(9, 9, (row, column) => row == 4 || row == column),
        "dense" => Patterns.Where(9, 9, (_, _) => true),
        "grid" => Patterns.Grid(6, 5),
        "empty" => Patterns.Where(9, 9, (_, _) => false),
        _ => Patterns.Where(3, 0, (_, _) => false),
    };

    private static void AssertShown(SparseMatrix<double> expected, bool isSymmetric)
    {
        var shown = new SparseMatrix<double>(expected.Pattern);
        shown.Values.Fill(double.NaN);
        var sweep = isSymmetric ? SparseSweep.OfHessian(shown, expected.ColumnCount, "shown") : SparseSweep.OfJacobian(shown, expected.ColumnCount, "shown");
        var direction = sweep.Direction(new double[expected.ColumnCount]);
        while (sweep.MoveNext())
        {
            sweep.Next(direction.AsSpan());
            sweep.Add(expected.Multiply(direction));
        }

        Assert.Equal(expected.Values.ToArray(), shown.Values.ToArray());
    }
}
