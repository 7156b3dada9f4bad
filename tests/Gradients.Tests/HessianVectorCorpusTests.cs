using System.Reflection;
using SymbolicBackprop.Gradients.Tests.Checks;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>What holds for the generated product of the Hessian and a vector of every function of the corpus that gives one number.</summary>
public class HessianVectorCorpusTests
{
    private const int Samples = 2;

    public static TheoryData<string> Functions => [.. CorpusFunction.All.Where(function => function.Member("HessianVectorProduct") is not null).Select(function => function.Name)];

    public static TheoryData<string> WithBuffers => [.. CorpusFunction.All.Where(function => function.Member("HessianVectorProductInto") is not null).Select(function => function.Name)];

    /// <summary>Buffers are taken for the product where they are for the gradient.</summary>
    [Fact]
    public void Every_product_with_storage_has_a_form_with_buffers() => Assert.Equal(
        CorpusFunction.All.Where(function => function.HasBuffers && function.Member("HessianVectorProduct") is not null).Select(function => function.Name),
        CorpusFunction.All.Where(function => function.Member("HessianVectorProductInto") is not null).Select(function => function.Name));

    /// <summary>Second derivatives through rules of the user's need rules that are differentiated themselves: those ask for it one by one. Those through members that are called would need third ones.</summary>
    [Fact]
    public void Every_function_that_gives_one_number_has_the_product() => Assert.Empty(CorpusFunction.All
        .Where(function => function.HasGradient && function.Member("HessianVectorProduct") is null && !HasRules(function.Method.DeclaringType!) && function.Method.DeclaringType != typeof(Corpus.CalledMembers))
        .Select(function => function.Name));

    [Theory]
    [MemberData(nameof(Functions))]
    public void What_is_left_has_the_bits_of_the_function_and_the_vector_stays(string name) => ForEachSample(name, (function, target, arguments, random) =>
    {
        var vector = function.Vector(arguments, () => random.NextDouble() * 2 - 1);
        var before = Leaves.Contents(vector);
        var given = function.Call("HessianVectorProduct", target, [.. arguments, .. vector]);
        Assert.Equal(Leaves.Contents(function.Value(target, arguments).Arguments), Leaves.Contents(given.Arguments[..arguments.Length]));
        Assert.Equal(before, Leaves.Contents(given.Arguments[arguments.Length..]));
    });

    [Theory]
    [MemberData(nameof(WithBuffers))]
    public void Into_gives_the_same_bits_in_the_buffers(string name) => ForEachSample(name, (function, target, arguments, random) =>
    {
        var vector = function.Vector(arguments, () => random.NextDouble() * 2 - 1);
        var returned = function.Call("HessianVectorProduct", target, [.. arguments, .. vector]);
        var into = function.Call("HessianVectorProductInto", target, [.. arguments, .. vector, .. function.IntoBuffers(arguments, double.NaN)]);
        Assert.Null(into.Result);
        Assert.Equal(Leaves.Bits(function.Parts(returned.Result)), Leaves.Bits(into.Arguments[(arguments.Length + vector.Length)..]));
        Assert.Equal(Leaves.Contents(returned.Arguments), Leaves.Contents(into.Arguments[..(arguments.Length + vector.Length)]));
    });

    /// <summary>⟨u, H·v⟩ = ⟨v, H·u⟩.</summary>
    [Theory]
    [MemberData(nameof(Functions))]
    public void The_Hessian_is_symmetric(string name) => ForEachSample(name, (function, target, arguments, random) =>
    {
        var (left, right) = (function.Vector(arguments, () => random.NextDouble() * 2 - 1), function.Vector(arguments, () => random.NextDouble() * 2 - 1));
        double[] one = Products(Numbers(left), Product(function, target, arguments, right));
        double[] other = Products(Numbers(right), Product(function, target, arguments, left));
        if (one.Concat(other).Any(number => !double.IsFinite(number)))
            return;
        var scale = Math.Max(1, one.Concat(other).Sum(Math.Abs));
        Assert.True(Math.Abs(one.Sum() - other.Sum()) <= (IsSingle(arguments) ? 1e-3 : 1e-9) * scale, $"{one.Sum():R} and {other.Sum():R}");
    });

    [Theory]
    [MemberData(nameof(Functions))]
    public void It_agrees_with_central_differences_of_the_gradient(string name) => ForEachSample(name, (function, target, arguments, random) =>
    {
        var vector = function.Vector(arguments, () => random.NextDouble() * 2 - 1);
        var given = Product(function, target, arguments, vector);
        var differentiated = function.Differentiated.ToList();
        var isSingle = IsSingle(arguments);
        var step = isSingle ? 1.0 / 64 : 1.0 / 4096;
        double[] fine = Slope(step / 2), coarse = Slope(step);
        Assert.Equal(fine.Length, given.Length);
        for (var i = 0; i < given.Length; i++)
        {
            var slope = ((4 * fine[i]) - coarse[i]) / 3;

            // Where the two differences are far apart there is a kink or an end of the domain, and no derivative to compare with.
            if (!double.IsFinite(slope) || Math.Abs(fine[i] - coarse[i]) > 1e-3 * Math.Max(1, Math.Abs(slope)))
                continue;
            Assert.True(Math.Abs(slope - given[i]) <= (isSingle ? 3e-2 : 1e-5) * Math.Max(1, Math.Abs(slope)), $"{slope:R} is expected, not {given[i]:R}");
        }

        double[] Slope(double h) => [.. At(h).Zip(At(-h), (ahead, behind) => (ahead - behind) / (2 * h))];

        double[] At(double h)
        {
            var moved = arguments.Select((argument, index) => !differentiated.Contains(index) ? argument : Leaves.Rebuild(
                argument,
                new Queue<double>(Leaves.Of(argument).Zip(Leaves.Of(vector[differentiated.IndexOf(index)]), (number, slope) => Leaves.Double(number) + (h * Leaves.Double(slope)))))).ToArray();
            return Numbers(function.Parts(function.Call("Gradient", target, moved).Result));
        }
    });

    private static bool HasRules(Type type) => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .Any(method => method.IsDefined(typeof(BackwardOfAttribute)) || method.IsDefined(typeof(TangentOfAttribute)));

    private static double[] Product(CorpusFunction function, object? target, object?[] arguments, object?[] vector) =>
        Numbers(function.Parts(function.Call("HessianVectorProduct", target, [.. arguments, .. vector]).Result));

    private static double[] Products(double[] left, double[] right)
    {
        Assert.Equal(left.Length, right.Length);
        return [.. left.Zip(right, (one, other) => one * other)];
    }

    private static bool IsSingle(object?[] arguments) => Leaves.Of(arguments).Any(number => number is float);

    private static void ForEachSample(string name, Action<CorpusFunction, object?, object?[], Random> check)
    {
        var function = CorpusFunction.Named(name);
        for (var seed = 1; seed <= Samples; seed++)
        {
            var sampler = new Sampler(seed);
            check(function, sampler.Target(function.Method), sampler.Arguments(function.Method), new Random(seed));
        }
    }

    private static double[] Numbers(object?[] values) => [.. Leaves.Of(values).Select(Leaves.Double)];
}
