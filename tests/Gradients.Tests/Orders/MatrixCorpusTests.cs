using SymbolicBackprop.Gradients.Tests.Checks;

namespace SymbolicBackprop.Gradients.Tests.Orders;

/// <summary>Jacobians and Hessians of all of the corpus that can have them, against the members that differentiate in one direction.</summary>
public class MatrixCorpusTests
{
    private const int Samples = 2;

    public static TheoryData<string> Names => [.. MatrixCorpus.Instance.Names];

    [Theory]
    [MemberData(nameof(Names), DisableDiscoveryEnumeration = true)]
    public void Each_column_of_a_Jacobian_is_the_tangent_in_that_direction(string name) => Check(name, "Jacobian", (function, target, arguments, direction) =>
    {
        var active = function.Active.ToList();
        var given = function.CallTangent(target, arguments, [.. active.Select(index => direction[index])]);
        var left = function.InOuts.OrderBy(index => function.Parameters[index].ParameterType.IsByRef ? 0 : 1).Select(index => given.Tangents[active.IndexOf(index)]);
        return Numbers([.. function.HasUpstream ? new[] { given.Tangent } : [], .. left]);
    });

    [Theory]
    [MemberData(nameof(Names), DisableDiscoveryEnumeration = true)]
    public void Each_column_of_a_Hessian_is_its_product_with_a_unit_vector(string name) => Check(name, "Hessian", (function, target, arguments, direction) =>
        Numbers(function.Parts(function.Call("HessianVectorProduct", target, [.. arguments, .. function.Differentiated.Select(index => direction[index])]).Result)));

    [Fact]
    public void Functions_of_arrays_have_their_columns_in_lanes()
    {
        var (inLanes, oneByOne) = (MatrixCorpus.Instance.InLanes.ToList(), MatrixCorpus.Instance.OneByOne.ToList());
        Assert.True(inLanes.Count >= 100 && inLanes.Count >= 2 * oneByOne.Count, $"{inLanes.Count} are, {oneByOne.Count} are not: {string.Join("\n", oneByOne)}");
    }

    private static void Check(string name, string suffix, Func<CorpusFunction, object?, object?[], object?[], double[]> column)
    {
        // The original is the method of the corpus, whose attributes say where its samples come from; the other one has matrices.
        var (original, function) = (CorpusFunction.Named(name).Method, new CorpusFunction(MatrixCorpus.Instance.Method(name)));
        if (function.Member(suffix) is not { } member)
            return;
        for (var seed = 1; seed <= Samples; seed++)
        {
            var sampler = new Sampler(seed);
            sampler.Target(original);
            var (target, arguments) = (new Sampler(seed).Target(function.Method), sampler.Arguments(original));
            var given = Outcome.Of(member, target, arguments);
            Assert.Equal(Leaves.Contents(function.Value(target, arguments).Arguments), Leaves.Contents(given.Arguments));
            double[] entries = Numbers([given.Result]);
            var count = function.Differentiated.Sum(index => Leaves.Of(arguments[index]).Count());
            for (var direction = 0; direction < count; direction++)
            {
                var next = 0;
                var differentiated = function.Differentiated.ToHashSet();
                object?[] unit = [.. arguments.Select((argument, index) => Leaves.Fill(argument, () => differentiated.Contains(index) && next++ == direction ? 1 : 0))];
                double[] expected = column(function, target, arguments, unit);
                Assert.Equal(entries.Length, expected.Length * count);
                for (var row = 0; row < expected.Length; row++)
                    Assert.True(IsSame(expected[row], entries[(row * count) + direction], Leaves.Of(given.Result).First() is float), $"{expected[row]:R} is expected at ({row}, {direction}), not {entries[(row * count) + direction]:R}");
            }
        }
    }

    /// <summary>Rows come by reverse mode where the results are a few numbers. Zero times ∞ is NaN only in the direction that somebody gives.</summary>
    private static bool IsSame(double expected, double actual, bool isSingle) =>
        expected.Equals(actual) || double.IsNaN(expected) || Math.Abs(expected - actual) <= (isSingle ? 1e-4 : 1e-11) * Math.Max(1, Math.Abs(expected));

    private static double[] Numbers(object?[] values) => [.. Leaves.Of(values).Select(Leaves.Double)];
}
