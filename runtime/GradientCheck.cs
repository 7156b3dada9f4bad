using SymbolicBackprop.Training;

namespace SymbolicBackprop;

/// <summary>
/// Compares a gradient with central differences, extrapolated to the step zero as by L. Richardson with the error estimate of
/// C. Ridders (<em>Accurate computation of F′(x) and F′(x)F″(x)</em>, Advances in Engineering Software 4, 1982).
/// A mismatch is reported, not thrown: see <see cref="GradientCheckResult.ThrowIfFailed"/>.
/// </summary>
/// <remarks>
/// An entry is in order where <c>|analytic − numeric| ≤ ε·scale + 4·uncertainty</c>.
/// <para><b>Scale</b> is the larger of |analytic| and |numeric|. Where a derivative is a sum whose terms cancel, its rounding error is
/// relative to the terms, not to their sum: a caller who knows the sum of the absolute contributions passes it, and it takes the place of
/// the scale where it is larger, so that cancellation is not mistaken for a fault.</para>
/// <para><b>Uncertainty</b> is what the numerical derivative says about itself: the change between neighbours in the table of extrapolations
/// plus the rounding of the function's values divided by the step. So a function whose values cancel is judged by what can be seen of it.</para>
/// <para>Steps are powers of two, from an eighth of max(1, |x|) down, and smaller by 2¹⁰ and 2²⁰ where that gives no sharp result
/// (a kink nearby, the edge of a domain, a function that varies quickly). On a kink itself the two-sided difference is the mean of both
/// slopes, and no convention for the derivative there can be confirmed.</para>
/// </remarks>
public static partial class GradientCheck
{
    private const double UncertaintyFactor = 4;

    /// <summary>Checks the derivative of a function of one number.</summary>
    /// <param name="function">The function.</param>
    /// <param name="at">Where.</param>
    /// <param name="derivative">Its derivative there.</param>
    /// <param name="options">Tolerances; null for the default ones.</param>
    /// <exception cref="ArgumentNullException"><paramref name="function"/> is null.</exception>
    public static GradientCheckResult Run(Func<double, double> function, double at, double derivative, GradientCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Run(x => function(x.Values[0]), BareArray<double>.Number(at), BareArray<double>.Number(derivative), options: options);
    }

    /// <inheritdoc cref="Run(Func{double, double}, double, double, GradientCheckOptions?)"/>
    public static GradientCheckResult Run(Func<float, float> function, float at, float derivative, GradientCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Run(x => function(x.Values[0]), BareArray<float>.Number(at), BareArray<float>.Number(derivative), options: options);
    }

    /// <summary>Checks the gradient of a function of an array.</summary>
    /// <param name="function">The function; it is given an array of its own.</param>
    /// <param name="at">Where.</param>
    /// <param name="gradient">Its gradient there, of the same length.</param>
    /// <param name="options">Tolerances; null for the default ones.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static GradientCheckResult Run(Func<double[], double> function, double[] at, double[] gradient, GradientCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Run(x => function(x.Values), BareArray<double>.Of(at, nameof(at)), BareArray<double>.Of(gradient, nameof(gradient)), options: options);
    }

    /// <inheritdoc cref="Run(Func{double[], double}, double[], double[], GradientCheckOptions?)"/>
    public static GradientCheckResult Run(Func<float[], float> function, float[] at, float[] gradient, GradientCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Run(x => function(x.Values), BareArray<float>.Of(at, nameof(at)), BareArray<float>.Of(gradient, nameof(gradient)), options: options);
    }

    /// <summary>Checks the gradient of a loss with respect to weights.</summary>
    /// <param name="loss">The loss as a function of the weights; it is given a copy whose entries are moved, never <paramref name="at"/> itself.</param>
    /// <param name="at">Where; unchanged.</param>
    /// <param name="gradient">The gradient there, of the same shapes.</param>
    /// <param name="options">Tolerances and the number of entries; null for the default ones.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ; the message names the leaf and both shapes.</exception>
    public static GradientCheckResult Run<TParameters>(
        Func<TParameters, double> loss, TParameters at, TParameters gradient, GradientCheckOptions? options = null)
        where TParameters : IParameters<TParameters>
    {
        LeafChecks.RequireNotNull(ref at, nameof(at));
        return Run(loss, at, gradient, at.ZeroLike(), options);
    }

    /// <inheritdoc cref="Run{TParameters}(Func{TParameters, double}, TParameters, TParameters, GradientCheckOptions?)"/>
    /// <param name="loss">The loss as a function of the weights; it is given a copy whose entries are moved, never <paramref name="at"/> itself.</param>
    /// <param name="at">Where; unchanged.</param>
    /// <param name="gradient">The gradient there, of the same shapes.</param>
    /// <param name="contributions">The sum of the absolute contributions to each derivative, of the same shapes; zero where it is not known.</param>
    /// <param name="options">Tolerances and the number of entries; null for the default ones.</param>
    public static GradientCheckResult Run<TParameters>(
        Func<TParameters, double> loss, TParameters at, TParameters gradient, TParameters contributions, GradientCheckOptions? options = null)
        where TParameters : IParameters<TParameters>
    {
        ArgumentNullException.ThrowIfNull(loss);
        LeafChecks.RequireSameLeaves(ref at, nameof(at), ref gradient, nameof(gradient));
        LeafChecks.RequireSameLeaves(ref at, nameof(at), ref contributions, nameof(contributions));
        options ??= new GradientCheckOptions();
        var moved = at.ZeroLike();
        Parameters.Copy(ref at, ref moved);
        var anySingle = AnySingle(ref at);
        var (entries, failures, inconclusive, worst) = (0, 0, 0, default(GradientCheckEntry?));
        for (var leaf = 0; leaf < at.LeafCount; leaf++)
        {
            foreach (var index in Indices(TParameters.Leaf(ref at, leaf).Shape.Count, leaf, options))
            {
                var (leafOfEntry, indexOfEntry) = (leaf, index);
                var isDouble = TParameters.Leaf(ref at, leaf).IsDouble;
                var derivative = new CentralDifference(Moved, Get(ref at, leaf, index), isDouble, anySingle);
                var entry = Compare(
                    derivative,
                    Get(ref gradient, leaf, index),
                    Math.Abs(Get(ref contributions, leaf, index)),
                    anySingle ? options.SingleRelativeTolerance : options.RelativeTolerance)
                    with
                {
                    Leaf = at.LeafName(leaf),
                    Shape = TParameters.Leaf(ref at, leaf).Shape,
                    Index = index,
                };
                entries++;
                failures += entry.Passed ? 0 : 1;
                inconclusive += entry.IsInconclusive ? 1 : 0;
                if (worst is not { } previous || entry.Severity > previous.Severity)
                    worst = entry;

                double Moved(double value)
                {
                    var before = Get(ref moved, leafOfEntry, indexOfEntry);
                    Set(ref moved, leafOfEntry, indexOfEntry, value);
                    try
                    {
                        return loss(moved);
                    }
                    finally
                    {
                        Set(ref moved, leafOfEntry, indexOfEntry, before);
                    }
                }
            }
        }

        return new GradientCheckResult(entries, failures, inconclusive, worst);
    }

    private static GradientCheckEntry Compare(CentralDifference derivative, double analytic, double contribution, double relativeTolerance)
    {
        var best = default(GradientCheckEntry?);
        for (var scale = 0; scale < CentralDifference.ScaleCount; scale++)
        {
            var (numeric, uncertainty) = derivative.Estimate(scale);
            var magnitude = Math.Max(Math.Max(Math.Abs(analytic), Math.Abs(numeric)), contribution);
            var tolerance = relativeTolerance * magnitude + UncertaintyFactor * uncertainty;
            var entry = new GradientCheckEntry("", default, 0, analytic, numeric, uncertainty, magnitude, tolerance);
            if (best is not { } previous || uncertainty < previous.Uncertainty)
                best = entry;
            // Sharp and in order: no need of smaller steps.
            if (entry.Passed && UncertaintyFactor * uncertainty <= relativeTolerance * magnitude)
                return entry;
        }

        return best!.Value;
    }

    private static IEnumerable<int> Indices(int count, int leaf, GradientCheckOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaximumEntriesPerLeaf);
        if (count <= options.MaximumEntriesPerLeaf)
            return Enumerable.Range(0, count);
        var chosen = Enumerable.Range(0, count).ToArray();
        new SeededRandom(options.Seed, leaf).Shuffle(chosen.AsSpan());
        return chosen.Take(options.MaximumEntriesPerLeaf).Order();
    }

    private static bool AnySingle<TParameters>(ref TParameters parameters)
        where TParameters : IParameters<TParameters>
    {
        for (var i = 0; i < parameters.LeafCount; i++)
        {
            if (!TParameters.Leaf(ref parameters, i).IsDouble)
                return true;
        }

        return false;
    }

    private static double Get<TParameters>(ref TParameters parameters, int leaf, int index)
        where TParameters : IParameters<TParameters>
    {
        var values = TParameters.Leaf(ref parameters, leaf);
        return values.IsDouble ? values.Doubles[index] : values.Singles[index];
    }

    private static void Set<TParameters>(ref TParameters parameters, int leaf, int index, double value)
        where TParameters : IParameters<TParameters>
    {
        var values = TParameters.Leaf(ref parameters, leaf);
        if (values.IsDouble)
            values.Doubles[index] = value;
        else
            values.Singles[index] = (float)value;
    }
}
