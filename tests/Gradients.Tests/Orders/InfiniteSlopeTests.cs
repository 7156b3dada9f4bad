using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests.Orders;

/// <summary>
/// A zero tangent contributes zero even times ∞: where a slope is infinite, the columns that do not lead there are what the rows by
/// reverse mode are, and a direction gives what the gradient gives.
/// </summary>
public class InfiniteSlopeTests
{
    private const double Infinity = double.PositiveInfinity;
    private static readonly double _root = Math.Sqrt(2);
    private static readonly double[] _atZero = [0, 2, 3];

    /// <summary>d(√x·y + n·y) is y/(2·√x) and √x + n.</summary>
    [Fact]
    public void Through_calls_of_a_recursive_method()
    {
        HessianTests.Equal([[Infinity, 2, 0], [0, 3 / (2 * _root), _root + 1]], InfiniteSlopes.OfRecursionJacobian(_atZero));
        HessianTests.Equal([[Infinity, 2, 0], [0, 3 / (2 * _root), _root + 1]], InfiniteSlopes.OfRecursionSparseJacobian(_atZero).ToMatrix());
    }

    [Fact]
    public void Through_calls_of_a_virtual_method() =>
        HessianTests.Equal([[Infinity, 4, 0], [0, 3 / (2 * _root), _root + 6]], InfiniteSlopes.OfVirtualCallsJacobian(_atZero, new SteepRoot()));

    [Fact]
    public void In_a_matrix_with_respect_to_two_numbers() =>
        HessianTests.Equal([[Infinity, 2], [_root + 1, 0]], InfiniteSlopes.OfTwoNumbersJacobian(0, 2));

    [Fact]
    public void Through_rules_of_the_user()
    {
        HessianTests.Equal([[Infinity, 1], [0, 1 / (2 * _root)]], InfiniteSlopes.OfBackwardRuleJacobian([0, 2]));
        HessianTests.Equal([[Infinity, 1], [0, 1 / (2 * _root)]], InfiniteSlopes.OfTangentRuleJacobian([0, 2]));
    }

    [Fact]
    public void Element_by_element_in_matrices()
    {
        var m = new Matrix<double>(1, 3, [0, 1, 0]);
        HessianTests.Equal([[Infinity, 0, 0], [0, 0.5, 0], [0, 0, Infinity]], InfiniteSlopes.OfMatrixJacobian(m));
        HessianTests.Equal([[0, 0.5, 0]], InfiniteSlopes.OfElementJacobian(m));
    }

    /// <summary>∂²/∂x² is −∞, ∂²/∂x∂y is ∞, and y comes in linearly.</summary>
    [Fact]
    public void At_second_order() =>
        HessianTests.Equal([[double.NegativeInfinity, Infinity], [Infinity, 0]], InfiniteSlopes.OfSecondOrderHessian(0, 2));

    [Fact]
    public void In_a_direction_that_is_given()
    {
        Assert.Equal((4, 4), InfiniteSlopes.SteepTangent(4, 1, 2, 0, 1));
        Assert.Equal(2, InfiniteSlopes.SteepTangent(0, 2, 2, 0, 1).Tangent);
        Assert.Equal(Infinity, InfiniteSlopes.SteepTangent(0, 2, 2, 1, 0).Tangent);
        Assert.Equal(0, InfiniteSlopes.OfDirectionTangent(0, 2, 0, 1).Tangent);
    }

    /// <summary>Rows by reverse mode are numbers like others: where an upstream value of zero meets a slope of ∞ they are NaN, and say nothing.</summary>
    [Fact]
    public void Columns_directions_and_rows_agree_where_slopes_are_infinite()
    {
        double[] values = [0, 0, 0.25, 1, 2, 4];
        var random = new Random(11);
        var besideInfinity = 0;
        for (var sample = 0; sample < 300; sample++)
        {
            double[] v = [.. Enumerable.Range(0, 4).Select(_ => values[random.Next(values.Length)])];
            var jacobian = InfiniteSlopes.OfManyWaysJacobian(v);
            for (var i = 0; i < jacobian.RowCount; i++)
            {
                var row = InfiniteSlopes.OfManyWaysBackward(v, Unit(i));
                for (var j = 0; j < row.Length; j++)
                {
                    if (double.IsNaN(row[j]))
                        continue;
                    besideInfinity += jacobian.AsSpan().ContainsAny(Infinity, -Infinity) ? 1 : 0;
                    var where = $"({i}, {j}) at {string.Join(", ", v)}";
                    AssertSame(row[j], jacobian[i, j], where);
                    AssertSame(row[j], InfiniteSlopes.OfManyWaysTangent(v, Unit(j)).Tangent[i], where);
                }
            }
        }

        Assert.True(besideInfinity > 500, $"{besideInfinity} are beside ∞");
    }

    private static double[] Unit(int index) => [.. Enumerable.Range(0, 4).Select(i => i == index ? 1.0 : 0)];

    private static void AssertSame(double expected, double given, string where) =>
        Assert.True(expected.Equals(given) || Math.Abs(expected - given) <= 1e-12 * (1 + Math.Abs(expected)), $"{given:R} is not {expected:R}, {where}");
}
