using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SymbolicBackprop.Gradients.Tests.Checks;

namespace SymbolicBackprop.Gradients.Tests.Batches;

/// <summary>Batch members against the members for one element, on all of the corpus that takes and gives numbers.</summary>
public partial class BatchCorpusTests
{
    private const int Samples = 3;

    private static readonly int[] Lengths = [0, 1, 2, 3, 7, 8, 9, 16, 23, 37];

    public static TheoryData<string> Names => [.. BatchCorpus.Instance.Names];

    [Theory]
    [MemberData(nameof(Names), DisableDiscoveryEnumeration = true)]
    public void Each_element_of_a_batch_has_the_value_of_the_function(string name) => Check(name, withGradient: false);

    [Theory]
    [MemberData(nameof(Names), DisableDiscoveryEnumeration = true)]
    public void Each_element_of_a_batch_has_the_gradient_of_the_function(string name) => Check(name, withGradient: true);

    [Fact]
    public void Most_of_the_corpus_is_computed_in_lanes()
    {
        var members = BatchCorpus.Instance.Names.Select(BatchCorpus.Instance.Method).Select(method => BatchCorpus.Member(method, withGradient: false)).ToList();
        var inLanes = members.Count(member => BatchCorpus.Instance.Text(member).Contains("TLanes", StringComparison.Ordinal));
        Assert.True(members.Count >= 200 && inLanes >= members.Count / 2, $"{inLanes} of {members.Count}");
    }

    private static void Check(string name, bool withGradient)
    {
        var method = BatchCorpus.Instance.Method(name);
        if (withGradient && BatchCorpus.ResultCount(method) > 1)
            return;
        var member = BatchCorpus.Member(method, withGradient);
        var isExact = !RoundedDifferently().IsMatch(BatchCorpus.Instance.Text(member));
        foreach (var length in Lengths)
            Check(CorpusFunction.Named(name).Method, method, member, length, withGradient, isExact);
    }

    // The original is the method of the corpus, whose attributes say where its samples come from; the method is the one with batch members.
    private static void Check(MethodInfo original, MethodInfo method, MethodInfo member, int length, bool withGradient, bool isExact)
    {
        var columns = BatchCorpus.Columns(method).ToList();

        // The samples of the other tests of the corpus: not every loop ends for any numbers.
        var elements = Enumerable.Range(0, length).Select(index => Arguments(1 + (index % Samples))).ToList();
        var target = new Sampler(1).Target(method);
        var constants = Arguments(1);
        object?[] Arguments(int seed)
        {
            var sampler = new Sampler(seed);
            sampler.Target(original);
            return sampler.Arguments(original);
        }

        foreach (var element in elements)
        {
            for (var i = 0; i < element.Length; i++)
                element[i] = columns.Contains(i) ? element[i] : constants[i];
        }

        var outputs = Enumerable.Range(0, member.GetParameters().Length - constants.Length).Select(_ => (object?)Filled(length, method)).ToArray();
        object?[] arguments = [.. constants.Select((constant, index) => columns.Contains(index) ? Column(elements, index, method) : constant), .. outputs];
        Exception? refused = null;
        List<double[]> expected = [];
        try
        {
            expected = [.. elements.Select(element => Of(method, target, element, withGradient))];
        }
        catch (Exception exception)
        {
            refused = exception;
        }

        if (refused is not null)
        {
            Assert.Equal(refused.GetType(), Assert.ThrowsAny<Exception>(() => Invoker.Invoke(member, target, arguments)).GetType());
            return;
        }

        Invoker.Invoke(member, target, arguments);
        for (var i = 0; i < length; i++)
        {
            double[] actual = [.. outputs.Select(output => Leaves.Double(((Array)output!).GetValue(i)!))];
            for (var k = 0; k < actual.Length; k++)
                Assert.True(IsSame(expected[i][k], actual[k], isExact, actual.Length > 0 && outputs[0] is float[]), $"element {i} of {length}, output {k}: {expected[i][k]:R} is expected, not {actual[k]:R}");
        }
    }

    /// <summary>Whatever a function of few operations may make of a few units in the last place; and no bit where only + − · / and √ are used.</summary>
    private static bool IsSame(double expected, double actual, bool isExact, bool isSingle) =>
        expected.Equals(actual)
        || (!isExact && Math.Abs(expected - actual) <= (isSingle ? 2e-4 : 1e-11) * Math.Max(1, Math.Abs(expected)))
        || (expected == 0 && actual == 0);

    private static double[] Of(MethodInfo method, object? target, object?[] element, bool withGradient)
    {
        var value = Invoker.Invoke(method, target, [.. element]);
        double[] values = [.. Leaves.Of(value).Select(Leaves.Double)];
        if (!withGradient)
            return values;
        var member = method.DeclaringType!.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Single(other => other.Name == method.Name + "ValueAndGradient" && other.GetParameters().Select(parameter => parameter.ParameterType).SequenceEqual(method.GetParameters().Select(parameter => parameter.ParameterType)));
        return [.. values, .. Leaves.Of(((ITuple)Invoker.Invoke(member, target, [.. element])!)[1]).Select(Leaves.Double)];
    }

    private static Type NumberOf(MethodInfo method) => typeof(ITuple).IsAssignableFrom(method.ReturnType) ? method.ReturnType.GetGenericArguments()[0] : method.ReturnType;

    /// <summary>Numbers that no test expects, to be overwritten.</summary>
    private static Array Filled(int length, MethodInfo method)
    {
        var array = Array.CreateInstance(NumberOf(method), length);
        for (var i = 0; i < length; i++)
            array.SetValue(Convert.ChangeType(-12345.678, NumberOf(method), System.Globalization.CultureInfo.InvariantCulture), i);
        return array;
    }

    private static Array Column(List<object?[]> elements, int index, MethodInfo method)
    {
        var column = Filled(elements.Count, method);
        for (var i = 0; i < elements.Count; i++)
            column.SetValue(elements[i][index], i);
        return column;
    }

    [GeneratedRegex(@"TLanes\.(Exp|Exp2|ExpM1|Log|Log2|LogP1|Pow|Sin|Cos|Tan|Tanh|Sigmoid|Softplus|LogSumExp|Erf|Erfc|NormalPdf|NormalCdf)\(")]
    private static partial Regex RoundedDifferently();
}
