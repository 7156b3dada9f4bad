using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Interpretation;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;
using SymbolicBackprop.Generator.Simplification;
using SymbolicBackprop.Generator.Sparsity;
using SymbolicBackprop.Gradients.Tests.Checks;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>
/// What holds for the patterns of every function of the corpus that can have some: the interpreter evaluates them with sets of its own, and
/// compiled tangents say which derivatives are not zero.
/// </summary>
public class PatternCorpusTests
{
    private const int Samples = 3;

    /// <summary>The functions of numbers, arrays and spans, whose results are listed in the order of the rows.</summary>
    private static readonly List<CorpusFunction> Candidates = [.. CorpusFunction.All.Where(IsCandidate)];

    public static TheoryData<string> Functions => [.. Candidates.Select(function => function.Name)];

    /// <summary>So many can have one; what cannot is refused for a reason that the diagnostic gives.</summary>
    [Fact]
    public void Most_functions_have_a_pattern()
    {
        var refused = Candidates.Count(function => Compile(function, isHessian: false) is null);
        Assert.InRange(refused, 1, Candidates.Count / 10);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_derivative_that_is_not_zero_has_an_entry(string name)
    {
        var function = CorpusFunction.Named(name);
        if (Compile(function, isHessian: false) is not { } pattern)
            return;
        var simplified = Simplifier.Simplify(Recognition.Forget(pattern.Function));
        Assert.Empty(IrVerifier.Verify(pattern.Function));
        for (var seed = 1; seed <= Samples; seed++)
        {
            var sampler = new Sampler(seed);
            var (target, arguments) = (sampler.Target(function.Method), sampler.Arguments(function.Method));
            var rows = Rows(pattern.Function, pattern.Rows, target, arguments);
            Assert.Equal(rows, Rows(simplified, pattern.Rows, target, arguments), (left, right) => left.SetEquals(right));
            Assert.Equal(rows, Rows(pattern.Function, pattern.Rows, target, [.. arguments.Select(argument => Leaves.Fill(argument, () => double.NaN))]), (left, right) => left.SetEquals(right));
            var columns = Columns(function, target, arguments);
            for (var column = 0; column < columns.Count; column++)
            {
                Assert.Equal(rows.Count, columns[column].Length);
                for (var row = 0; row < rows.Count; row++)
                    Assert.True(columns[column][row] == 0 || rows[row].Contains(column), $"[{row}, {column}] is {columns[column][row]}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_second_derivative_that_is_not_zero_has_an_entry(string name)
    {
        var function = CorpusFunction.Named(name);
        if (function.Member("HessianVectorProduct") is null || Compile(function, isHessian: true) is not { } pattern)
            return;
        Assert.Empty(IrVerifier.Verify(pattern.Function));
        for (var seed = 1; seed <= Samples; seed++)
        {
            var sampler = new Sampler(seed);
            var (target, arguments) = (sampler.Target(function.Method), sampler.Arguments(function.Method));
            var pairs = (HashSet<(int, int)>)CorpusProgram.Evaluate(pattern.Function, target, arguments.Select(Leaves.Copy)).Single()!;
            for (var column = 0; column < Count(function, arguments); column++)
            {
                var position = 0;
                var vector = function.Vector(arguments, () => position++ == column ? 1 : 0);
                double[] product = [.. function.Parts(function.Call("HessianVectorProduct", target, [.. arguments.Select(Leaves.Copy), .. vector]).Result).SelectMany(Leaves.Of).Select(Leaves.Double)];
                for (var row = 0; row < product.Length; row++)
                    Assert.True(product[row] == 0 || double.IsNaN(product[row]) || pairs.Contains((row, column)), $"[{row}, {column}] is {product[row]}");
            }
        }
    }

    /// <summary>Of functions in dense blocks: the values that blocks give are those of tangents, in entries that the pattern has.</summary>
    [Theory]
    [MemberData(nameof(Functions))]
    public void Blocks_give_the_derivatives(string name)
    {
        var function = CorpusFunction.Named(name);
        if (Blocks(function) is not { } blocks)
            return;
        var jacobian = BlockJacobian.Of(blocks).Function;
        var simplified = Simplifier.Simplify(jacobian);
        Assert.Empty(IrVerifier.Verify(jacobian));
        for (var seed = 1; seed <= Samples; seed++)
        {
            var sampler = new Sampler(seed);
            var (target, arguments) = (sampler.Target(function.Method), sampler.Arguments(function.Method));
            var columns = Columns(function, target, arguments);
            foreach (var body in new[] { jacobian, simplified })
            {
                var rows = new BlockRowSets();
                Assert.Equal(columns[0].Length, CorpusProgram.Evaluate(body, target, [.. arguments.Select(Leaves.Copy), rows]).Single());
                for (var column = 0; column < columns.Count; column++)
                {
                    for (var row = 0; row < columns[column].Length; row++)
                    {
                        var value = rows.Row(row).TryGetValue(column, out var given) ? Convert.ToDouble(given ?? 1.0, System.Globalization.CultureInfo.InvariantCulture) : 0;
                        var expected = columns[column][row];
                        Assert.True(value.Equals(expected) || Math.Abs(value - expected) <= 1e-6 * Math.Max(1, Math.Abs(expected)), $"[{row}, {column}] is {expected}, and {value} in the block");
                    }
                }
            }

            if (BlockPattern.Of(blocks) is not { } pattern)
                continue;
            Assert.Empty(IrVerifier.Verify(pattern.Function));
            var results = CorpusProgram.Evaluate(pattern.Function, target, arguments.Select(argument => Leaves.Fill(argument, () => double.NaN)));
            Assert.Equal(columns[0].Length, results[1]);
            for (var row = 0; row < columns[0].Length; row++)
                Assert.All(Enumerable.Range(0, columns.Count), column => Assert.True(columns[column][row] == 0 || ((BlockRowSets)results[0]!).Row(row).ContainsKey(column), $"[{row}, {column}] is {columns[column][row]}"));
        }
    }

    /// <summary>So many are in blocks that the test above says something, and so many are not.</summary>
    [Fact]
    public void Some_functions_are_in_blocks()
    {
        var inBlocks = Candidates.Select(Blocks).OfType<DenseBlocks>().ToList();
        Assert.InRange(inBlocks.Count, 5, Candidates.Count / 2);
        Assert.True(inBlocks.Count(blocks => BlockPattern.Of(blocks) is not null) >= 5);
    }

    private static DenseBlocks? Blocks(CorpusFunction function) =>
        CorpusProgram.Instance.Analyzed(function) is var analyzed && analyzed.Forward is { } forward ? BlockFinder.Find(analyzed, forward) : null;

    private static int Count(CorpusFunction function, object?[] arguments) => function.Differentiated.Sum(index => Leaves.Of(arguments[index]).Count());

    private static PatternFunction? Compile(CorpusFunction function, bool isHessian)
    {
        var analyzed = CorpusProgram.Instance.Analyzed(function);
        try
        {
            return PatternCompiler.Compile(analyzed, analyzed.Forward ?? throw new InvalidOperationException($"{function.Name} has no tangent."), new PatternRequest(isHessian));
        }
        catch (UncertainFlowException)
        {
            return null;
        }
    }

    /// <summary>The columns of each row; a vector's numbers share theirs.</summary>
    private static List<HashSet<int>> Rows(Function pattern, EquatableArray<int> repeats, object? target, object?[] arguments) =>
    [
        .. CorpusProgram.Evaluate(pattern, target, arguments.Select(Leaves.Copy))
            .SelectMany((result, index) => (result is Array or Window ? DependencySets.Elements(result) : Enumerable.Repeat(result, repeats[index])).Select(row => DependencySets.Columns(row).ToHashSet())),
    ];

    /// <summary>The derivatives of all results with respect to each number.</summary>
    private static List<double[]> Columns(CorpusFunction function, object? target, object?[] arguments)
    {
        var active = function.Active.ToList();
        var columns = new List<double[]>();
        for (var column = 0; column < Count(function, arguments); column++)
        {
            var position = 0;
            var tangents = function.Tangents(arguments, () => position++ == column ? 1 : 0);
            var given = function.CallTangent(target, [.. arguments.Select(Leaves.Copy)], tangents);
            columns.Add([.. Leaves.Of(function.HasUpstream ? given.Tangent : null).Concat(function.InOuts.SelectMany(index => Leaves.Of(given.Tangents[active.IndexOf(index)]))).Select(Leaves.Double)]);
        }

        return columns;
    }

    private static bool IsCandidate(CorpusFunction function)
    {
        var analyzed = CorpusProgram.Instance.Analyzed(function);
        return analyzed.Leaves.All(leaf => leaf.Path.Count == 0 && FlatNumbers.IsInput(leaf.Type) && !FlatNumbers.IsGroup(leaf.Type) && leaf.Type is not (MatrixType or ArrayType { Rank: > 2 }))
            && analyzed.Function.Results.All(type => type is not MatrixType and not ArrayType { ElementType: ArrayType or AggregateType or TupleType or VectorType })
            && analyzed.InOuts.Select(inOut => inOut.Result is null).Distinct().Count() <= 1
            && !analyzed.Function.Definitions().Any(definition => definition.Type is MatrixType or ListType)
            && !function.Parameters.Any(parameter => parameter.IsOut)
            && analyzed.Forward is not null;
    }
}
