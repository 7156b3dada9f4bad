using SymbolicBackprop.Gradients.Tests.Corpus;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>Derivatives of whole algorithms that mathematics knows in closed form: here of factorisations, sorting and transforms.</summary>
public partial class AlgorithmTests
{
    private const double Tolerance = 1e-12;

    private static readonly double[] Symmetric = [5, 1, -0.5, 1, 4, 0.75, -0.5, 0.75, 6];

    private static readonly double[] General = [0.5, 2, -1, 3, 0.25, 1, -2, 1.5, 0.75];

    /// <summary>Only the lower triangle is read, so each element below the diagonal stands for two.</summary>
    [Fact]
    public void The_gradient_of_a_log_determinant_is_the_inverse()
    {
        var inverse = Inverse(Symmetric);
        var (a, ridge) = LinearSystems.LogDeterminantGradient(Symmetric, 0);
        Close(LowerTriangleOf(inverse), a);
        Close(inverse[0] + inverse[4] + inverse[8], ridge);
    }

    [Fact]
    public void Logarithms_of_the_diagonal_of_a_cholesky_factor_have_half_the_inverse_as_their_adjoint()
    {
        var a = (double[])Symmetric.Clone();
        var factor = (double[])Symmetric.Clone();
        LinearSystems.Cholesky(factor, 0);
        double[] adjoint = [1 / factor[0], 0, 0, 0, 1 / factor[4], 0, 0, 0, 1 / factor[8]];
        LinearSystems.CholeskyBackward(a, 0, adjoint);
        Assert.Equal(factor, a);
        Close([.. LowerTriangleOf(Inverse(Symmetric)).Select(element => element / 2)], adjoint);
    }

    [Fact]
    public void An_upper_triangle_that_is_not_touched_keeps_its_adjoint()
    {
        double[] adjoint = [0, 3, -2, 0, 0, 7, 0, 0, 0];
        LinearSystems.CholeskyBackward((double[])Symmetric.Clone(), 0, adjoint);
        Assert.Equal([0, 3, -2, 0, 0, 7, 0, 0, 0], adjoint);
    }

    [Fact]
    public void The_gradient_of_an_inverse_quadratic_form_is_twice_the_solution()
    {
        double[] b = [1, -2, 0.5];
        var solution = Product(Inverse(Symmetric), b);
        var (a, gradient) = LinearSystems.InverseQuadraticFormGradient(Symmetric, b, 0);
        Close([.. solution.Select(element => 2 * element)], gradient);
        Close(LowerTriangleOf(Outer(solution, solution, -1)), a);
    }

    [Fact]
    public void A_linear_system_is_differentiated_by_its_adjoint_system()
    {
        double[] b = [1, -2, 0.5], weights = [2, 1, -1];
        var (solution, adjoint) = (Product(Inverse(General), b), Product(Transposed(Inverse(General)), weights));
        var (value, (a, right, weight)) = LinearSystems.WeightedSolutionValueAndGradient(General, b, weights);
        Close(solution.Zip(weights, (x, w) => x * w).Sum(), value);
        Close(Outer(adjoint, solution, -1), a);
        Close(adjoint, right);
        Close(solution, weight);
    }

    [Fact]
    public void A_solver_in_place_turns_the_adjoint_of_the_solution_into_that_of_the_right_hand_side()
    {
        double[] b = [1, -2, 0.5], bAdjoint = [2, 1, -1], aAdjoint = new double[9];
        var (solution, adjoint) = (Product(Inverse(General), b), Product(Transposed(Inverse(General)), bAdjoint));
        LinearSystems.SolveInPlaceBackward((double[])General.Clone(), b, aAdjoint, bAdjoint);
        Close(solution, b);
        Close(adjoint, bAdjoint);
        Close(Outer(adjoint, solution, -1), aAdjoint);
    }

    [Fact]
    public void The_gradient_of_a_determinant_is_the_matrix_of_cofactors()
    {
        double[] cofactors =
        [
            0.25 * 0.75 - 1.5, -(3 * 0.75 + 2), 3 * 1.5 + 2 * 0.25,
            -(2 * 0.75 + 1.5), 0.5 * 0.75 - 2, -(0.5 * 1.5 + 4),
            2 + 0.25, -(0.5 + 3), 0.5 * 0.25 - 6,
        ];
        Close(cofactors, Recursion.DeterminantGradient(General));
        var framed = LinearSystems.DeterminantGradient([.. General[..3], 0, .. General[3..6], 0, .. General[6..], 0, 0, 0, 0, 1]);
        for (var i = 0; i < 9; i++)
            Close(cofactors[i], framed[i / 3 * 4 + i % 3]);
    }

    [Fact]
    public void A_tridiagonal_solver_runs_the_transposed_system_backwards()
    {
        double[] lower = [0.5, -0.25], diagonal = [3, 4, 5], upper = [1, 0.75], right = [1, 2, 3];
        double[] matrix = [3, 1, 0, 0.5, 4, 0.75, 0, -0.25, 5], upstream = [1, -2, 0.5];
        var (solution, adjoint) = (Product(Inverse(matrix), right), Product(Transposed(Inverse(matrix)), upstream));
        var diagonalAdjoint = new double[3];
        var (lowerGradient, upperGradient) = LinearSystems.SolveTridiagonalBackward(lower, diagonal, upper, right, diagonalAdjoint, upstream);
        Close(solution, right);
        Close(adjoint, upstream);
        Close([-adjoint[1] * solution[0], -adjoint[2] * solution[1]], lowerGradient);
        Close([.. adjoint.Zip(solution, (g, x) => -g * x)], diagonalAdjoint);
        Close([-adjoint[0] * solution[1], -adjoint[1] * solution[2]], upperGradient);
    }

    [Fact]
    public void The_gradient_of_a_rods_energy_with_respect_to_its_load_is_the_displacement()
    {
        double[] load = [1, 2, -1, 0.5, 0];
        var (energy, (displacement, _)) = LinearSystems.RodEnergyValueAndGradient(load, 1);
        Close(energy, 0.5 * load.Zip(displacement, (f, u) => f * u).Sum());
        for (var i = 1; i < 4; i++)
            Close(load[i], 2.25 * displacement[i] - displacement[i - 1] - displacement[i + 1]);
    }

    [Fact]
    public void The_gradient_of_the_largest_eigenvalue_is_its_vector_times_itself()
    {
        // 4 and 1 and 1, with the vector (1, 1, 1) / √3.
        var gradient = LinearSystems.LargestEigenvalueGradient([2, 1, 1, 2, 1, 2]);
        Close([1.0 / 3, 2.0 / 3, 2.0 / 3, 1.0 / 3, 2.0 / 3, 1.0 / 3], gradient);
    }

    [Fact]
    public void The_gradient_of_a_squared_residual_is_twice_the_residual()
    {
        // A fit of 0, 1, 3, 2 by a line over 0, 1, 2, 3: 0.3 + 0.8·x.
        double[] residuals = [-0.3, -0.1, 1.1, -0.7];
        var (value, (columns, targets)) = LinearSystems.LeastSquaresResidualValueAndGradient([1, 0, 1, 1, 1, 2, 1, 3], [0, 1, 3, 2]);
        Close(1.8, value);
        Close([.. residuals.Select(r => 2 * r)], targets);
        Close([.. residuals.SelectMany(r => new[] { -2 * r * 0.3, -2 * r * 0.8 })], columns);
    }

    [Fact]
    public void Sorting_permutes_the_weights()
    {
        var (value, (x, weights)) = InPlaceAlgorithms.SortedWeightedSumValueAndGradient([3, -1, 2, 8, 0, 5], [1, 2, 4, 8, 16, 32]);
        Assert.Equal(-1 + 0 + 8 + 24 + 80 + 256, value);
        Assert.Equal([8, 1, 4, 32, 2, 16], x);
        Assert.Equal([-1, 0, 2, 3, 5, 8], weights);
    }

    [Fact]
    public void Adjoints_of_a_sorted_array_go_back_to_where_its_elements_came_from()
    {
        double[] x = [3, -1, 2, 8, 0, 5], adjoint = [1, 2, 4, 8, 16, 32];
        InPlaceAlgorithms.InsertionSortBackward(x, adjoint);
        Assert.Equal([-1, 0, 2, 3, 5, 8], x);
        Assert.Equal([8, 1, 4, 32, 2, 16], adjoint);
    }

    [Fact]
    public void The_adjoint_of_prefix_sums_are_suffix_sums()
    {
        double[] x = [1, 2, 3, 4, 5], adjoint = [1, 10, 100, 1000, 10000];
        InPlaceAlgorithms.PrefixSumsBackward(x, adjoint);
        Assert.Equal([1, 3, 6, 10, 15], x);
        Assert.Equal([11111, 11110, 11100, 11000, 10000], adjoint);
    }

    [Fact]
    public void Reversing_an_array_reverses_its_adjoint()
    {
        double[] x = [1, 2, 3, 4, 5], adjoint = [6, 7, 8, 9, 10];
        InPlaceAlgorithms.ReverseBackward(x, adjoint);
        Assert.Equal([5, 4, 3, 2, 1], x);
        Assert.Equal([10, 9, 8, 7, 6], adjoint);
    }

    /// <summary>The transform's matrix times its conjugate is n times the identity.</summary>
    [Fact]
    public void The_squared_spectrum_has_two_n_times_the_signal_as_its_gradient()
    {
        double[] real = [1, 2, -1, 0.5, 3, 0, -2, 1], imaginary = [0, 1, 0, -1, 2, 0.5, 0, 0];
        double[] re = [.. real], im = [.. imaginary];
        InPlaceAlgorithms.FourierTransform(re, im);
        double[] reAdjoint = [.. re.Select(x => 2 * x)], imAdjoint = [.. im.Select(x => 2 * x)];
        InPlaceAlgorithms.FourierTransformBackward([.. real], [.. imaginary], reAdjoint, imAdjoint);
        Close([.. real.Select(x => 16 * x)], reAdjoint);
        Close([.. imaginary.Select(x => 16 * x)], imAdjoint);
    }

    [Fact]
    public void What_a_product_overwrites_has_no_influence_on_it()
    {
        double[] a = [1, 2, 3, 4, 5, 6], b = [1, 0, 2, -1, 0, 3], c = [7, 7, 7, 7], cAdjoint = [1, 2, 3, 4];
        var (aGradient, bGradient) = InPlaceAlgorithms.MultiplyBackward(a, b, c, cAdjoint);
        Assert.Equal([5, 7, 14, 13], c);
        Assert.Equal([0, 0, 0, 0], cAdjoint);
        Assert.Equal([1, 0, 6, 3, 2, 12], aGradient);
        Assert.Equal([13, 18, 17, 24, 21, 30], bGradient);
    }

    [Fact]
    public void A_polynomial_has_powers_as_the_gradient_of_its_coefficients()
    {
        var (value, (coefficients, x)) = InPlaceAlgorithms.HornerValueAndGradient([1, -2, 3, 0, 1], 2);
        Assert.Equal(1 - 4 + 12 + 16, value);
        Assert.Equal([1, 2, 4, 8, 16], coefficients);
        Assert.Equal(-2 + 12 + 32, x);
        Assert.Equal(6 + 48, InPlaceAlgorithms.HornerWithSlopeBackward([1, -2, 3, 0, 1], 2, (0, 1)).x);
    }

    [Fact]
    public void The_jacobian_of_softmax_is_diagonal_minus_outer_product()
    {
        double[] logits = [0.5, -1, 2, 0], p = [.. logits], adjoint = [1, 2, 3, 4];
        InPlaceAlgorithms.Softmax(p);
        var mean = p.Zip(adjoint, (probability, upstream) => probability * upstream).Sum();
        double[] expected = [.. p.Zip(adjoint, (probability, upstream) => probability * (upstream - mean))];
        InPlaceAlgorithms.SoftmaxBackward(logits, adjoint);
        Close(p, logits);
        Close(expected, adjoint);
    }

    [Fact]
    public void A_running_variance_has_the_gradient_of_the_variance()
    {
        double[] x = [1, 4, 2, 8, 5, 7];
        Close([.. x.Select(_ => 1.0 / 6)], InPlaceAlgorithms.MeanAndVarianceBackward(x, (1, 0)));
        Close([.. x.Select(value => 2 * (value - 4.5) / 5)], InPlaceAlgorithms.MeanAndVarianceBackward(x, (0, 1)));
    }

    [Fact]
    public void The_adjoint_of_a_normalized_vector_is_projected_on_its_plane()
    {
        double[] x = [3, 0, 4], adjoint = [1, 2, 3];
        InPlaceAlgorithms.NormalizeBackward(x, 0, adjoint);
        Close([0.6, 0, 0.8], x);
        Close([(1 - 0.6 * 3) / 5, 2.0 / 5, (3 - 0.8 * 3) / 5], adjoint);

        x = [3, 0, 4];
        adjoint = [0, 0, 0];
        InPlaceAlgorithms.NormalizeBackward(x, 10, adjoint);
        Close([6, 0, 8], adjoint);
    }

    [Fact]
    public void A_convolution_has_correlations_as_its_adjoints()
    {
        double[] x = [1, 2, 3, 4], kernel = [1, 0, -1], output = [10, 0, 0, 0, 0, 0], adjoint = [1, 2, 3, 4, 5, 6];
        var (xGradient, kernelGradient) = Signal.ConvolveBackward(x, kernel, output, adjoint);
        Assert.Equal([11, 2, 2, 2, -3, -4], output);
        Assert.Equal([1, 2, 3, 4, 5, 6], adjoint);
        Assert.Equal([-2, -2, -2, -2], xGradient);
        Assert.Equal([30, 40, 50], kernelGradient);
    }

    private static void Close(double expected, double actual, double tolerance = Tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{actual:R} is not {expected:R}");

    private static void Close(double[] expected, double[] actual, double tolerance = Tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Close(expected[i], actual[i], tolerance);
    }

    private static double[] Inverse(double[] m)
    {
        var determinant = Minor(0, 0) * m[0] - Minor(0, 1) * m[1] + Minor(0, 2) * m[2];
        return [.. Enumerable.Range(0, 9).Select(i => ((i / 3 + i % 3) % 2 == 0 ? 1 : -1) * Minor(i % 3, i / 3) / determinant)];

        double Minor(int row, int column)
        {
            double[] rest = [.. Enumerable.Range(0, 9).Where(i => i / 3 != row && i % 3 != column).Select(i => m[i])];
            return rest[0] * rest[3] - rest[1] * rest[2];
        }
    }

    private static double[] Transposed(double[] m) => [.. Enumerable.Range(0, 9).Select(i => m[i % 3 * 3 + i / 3])];

    private static double[] Product(double[] m, double[] v) => [.. Enumerable.Range(0, 3).Select(i => m[3 * i] * v[0] + m[3 * i + 1] * v[1] + m[3 * i + 2] * v[2])];

    private static double[] Outer(double[] a, double[] b, double scale) => [.. a.SelectMany(left => b.Select(right => scale * left * right))];

    private static double[] LowerTriangleOf(double[] symmetric) =>
        [.. symmetric.Select((element, i) => (i / 3).CompareTo(i % 3) switch { > 0 => 2 * element, 0 => element, < 0 => 0 })];
}
