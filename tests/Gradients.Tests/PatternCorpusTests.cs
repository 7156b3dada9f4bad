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
