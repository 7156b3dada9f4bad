using SymbolicBackprop.LinearAlgebra;
using SymbolicBackprop.Tests;

namespace SymbolicBackprop.Gradients.Tests.Orders;

/// <summary>Sparse Hessians against the dense ones, at several points for each pattern.</summary>
public class SparseHessianTests
{
    private delegate (SparsityPattern Pattern, SparseMatrix<double> Sparse, Matrix<double> Dense) Derivative(Func<int, double[]> numbers);

    private static readonly Dictionary<string, (Derivative Derivative, int Entries, int MostColors)> Cases = new()
    {
        ["Rosenbrock"] = (n => { var x = n(9); return (SparseSurfaces.RosenbrockHessianPattern(x), SparseSurfaces.RosenbrockSparseHessian(x), SparseSurfaces.RosenbrockHessian(x)); }, 9 + 2 * 8, 3),
        ["Arrowhead"] = (n => { var x = n(8); return (SparseSurfaces.ArrowheadHessianPattern(2, x), SparseSurfaces.ArrowheadSparseHessian(0.3, x), SparseSurfaces.ArrowheadHessian(0.3, x)); }, 9 + 2 * 8, 2),
        ["NearlyLinear"] = (n => { var (x, y) = (n(4), n(3)); return (SparseSurfaces.NearlyLinearHessianPattern(x, y), SparseSurfaces.NearlyLinearSparseHessian(x, y), SparseSurfaces.NearlyLinearHessian(x, y)); }, 4, 2),
        ["Products"] = (n => { var (x, y) = (n(5), n(5)); return (SparseSurfaces.ProductsHessianPattern(x, y), SparseSurfaces.ProductsSparseHessian(x, y), SparseSurfaces.ProductsHessian(x, y)); }, 2 * 6, 3),
        ["Branches"] = (n => { var x = n(8); return (SparseSurfaces.BranchesHessianPattern(x), SparseSurfaces.BranchesSparseHessian(x), SparseSurfaces.BranchesHessian(x)); }, 2 * (6 + 6), 5),
        ["WithReport"] = (n => { var x = n(5); return (SparseSurfaces.WithReportHessianPattern(x), SparseSurfaces.WithReportSparseHessian(x), SparseSurfaces.WithReportHessian(x)); }, 3, 2),
        ["Written"] = (n => { var x = n(7); return (SparseSurfaces.WrittenHessianPattern(x), SparseSurfaces.WrittenSparseHessian(x), SparseSurfaces.WrittenHessian(x)); }, 1 + 4 + 4 + 1, 2),
        ["Chained"] = (n => { var x = n(6); return (SparseSurfaces.ChainedHessianPattern(x), SparseSurfaces.ChainedSparseHessian(x), SparseSurfaces.ChainedHessian(x)); }, 12, 2),
    };

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_are_those_of_the_dense_matrix(string name)
    {
        foreach (var (pattern, sparse, dense) in Points(name))
        {
            Assert.Equal(pattern, sparse.Pattern);
            for (var row = 0; row < dense.RowCount; row++)
            {
                for (var column = 0; column < dense.ColumnCount; column++)
                    Assert.True(Math.Abs(dense[row, column] - sparse[row, column]) <= 1e-12 * Math.Abs(dense[row, column]), $"{name}[{row}, {column}] is {dense[row, column]} in the dense matrix and {sparse[row, column]} in the sparse one");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_pattern_has_the_entries_that_there_are(string name)
    {
        var points = Points(name).ToList();
        Assert.All(points, point => Assert.Equal(points[0].Pattern, point.Pattern));
        Assert.Equal(Cases[name].Entries, points[0].Pattern.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void There_are_as_many_products_as_colours(string name) =>
        Assert.InRange(Points(name).First().Pattern.SymmetricColoring.ColorCount, 1, Cases[name].MostColors);

    /// <summary>y·x₀·x₁·x₂·x₃: each second derivative is the product of the three others.</summary>
    [Fact]
    public void What_a_method_writes_is_put_back_for_each_product()
    {
        double[] numbers = [2, 3, 5, 7, 11];
        var expected = Enumerable.Range(0, 25).Select(entry => entry / 5 == entry % 5 ? 0 : 2310 / numbers[entry / 5] / numbers[entry % 5]);
        var (x, y) = (numbers[..4], 11.0);
        Assert.Equal(expected, SparseSurfaces.OverwrittenHessian(x, ref y).AsSpan().ToArray());
        Assert.Equal([2 * 3 * 11, 3, 5, 7, 2 * 3 * 11 * 5], [.. x, y]);
        (x, y) = (numbers[..4], 11.0);
        Assert.Equal(expected, SparseSurfaces.OverwrittenSparseHessian(x, ref y).ToMatrix().AsSpan().ToArray());
        Assert.Equal([2 * 3 * 11, 3, 5, 7, 2 * 3 * 11 * 5], [.. x, y]);
    }

    [Fact]
    public void A_matrix_is_filled_again_without_allocation()
    {
        double[] x = [1, 2, 3, 4, 5, 6];
        var hessian = new SparseMatrix<double>(SparseSurfaces.RosenbrockHessianPattern(x));
        Assert.Equal(0, Allocation.OfSteadyState(() => SparseSurfaces.RosenbrockSparseHessianInto(x, hessian)));
        Assert.Equal(SparseSurfaces.RosenbrockHessian(x).AsSpan().ToArray(), hessian.ToMatrix().AsSpan().ToArray());
    }

    [Fact]
    public void A_pattern_that_lacks_an_entry_is_an_error()
    {
        double[] x = [1, 2, 3];
        var diagonal = new SparseMatrix<double>(new SparsityPattern(3, 3, [0, 1, 2, 3], [0, 1, 2]));
        Assert.Throws<ArgumentException>("hessian", () => SparseSurfaces.RosenbrockSparseHessianInto(x, diagonal));
        Assert.Throws<ArgumentException>("hessian", () => SparseSurfaces.RosenbrockSparseHessianInto([1, 2], diagonal));
        var whole = new SparseMatrix<double>(new SparsityPattern(3, 3, [0, 3, 6, 9], [0, 1, 2, 0, 1, 2, 0, 1, 2]));
        SparseSurfaces.RosenbrockSparseHessianInto(x, whole);
        Assert.Equal(SparseSurfaces.RosenbrockHessian(x).AsSpan().ToArray(), whole.ToMatrix().AsSpan().ToArray());
    }

    private static IEnumerable<(SparsityPattern Pattern, SparseMatrix<double> Sparse, Matrix<double> Dense)> Points(string name)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new System.Random(seed);
            yield return Cases[name].Derivative(count => [.. Enumerable.Range(0, count).Select(_ => 4 * random.NextDouble() - 2)]);
        }
    }
}
