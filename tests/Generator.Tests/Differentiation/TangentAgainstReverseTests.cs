using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;
using SymbolicBackprop.Generator.Pipeline;
using SymbolicBackprop.Generator.Tests.Harness;
using SymbolicBackprop.Generator.Tests.Operations;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Generator.Tests.Differentiation;

/// <summary>
/// Methods in C#, through the compiler: ⟨upstream, J·v⟩ = ⟨Jᵀ·upstream, v⟩ between forward and reverse mode, and the tangent
/// against central differences of the value.
/// </summary>
public class TangentAgainstReverseTests
{
    private const string Methods = """
        using System;
        using SymbolicBackprop;
        using SymbolicBackprop.LinearAlgebra;

        [Differentiable]
        public sealed partial record Layer(Matrix<double> Weights, double Bias);

        public static partial class Methods
        {
            [Differentiable]
            public static double Overwritten(double x, double y)
            {
                var z = x * y;
                z = (z * z) + Math.Sin(x);
                x = z / (1 + (y * y));
                return x * z;
            }

            [Differentiable]
            public static double Neuron(double w, double x, double b) => 1 / (1 + Math.Exp(-((w * x) + b)));

            [Differentiable]
            public static double SpelledOut(double x) => Math.Log(1 + Math.Exp(x));

            [Differentiable]
            public static double Chosen(double x, double y) => x > y && y > 0 ? Math.Log(y) * x : x < 0 ? x * x : Math.Sqrt(y * y) + x;

            [Differentiable]
            public static double Powers(double x, double p) => Math.Pow(x, p) + Math.Pow(x, 2) + Math.Max(x, p) + Math.Atan2(p, x);

            [Differentiable]
            public static double Called(double x, double y) => Overwritten(Neuron(x, y, 0.5), y) - Neuron(y, x, y);

            [Differentiable]
            public static double Elements(double[] a, double[] b, int i) => (a[i] * b[0]) + (a[0] * a[1] * b[i]) + Functions.Dot(a, b) + Functions.Norm(a);

            [Differentiable]
            public static float Precisions(double x, float y) => (float)(x * y) * y;

            [Differentiable]
            public static (double Sum, double Product) Both(double x, double y) => (x + (2 * y), x * y);

            [Differentiable]
            public static double Loss(Layer layer, Matrix<double> inputs, Matrix<double> targets)
            {
                var logits = (inputs * layer.Weights) + layer.Bias;
                return Matrix.SoftmaxCrossEntropy(Matrix.Tanh(logits), Matrix.Softmax(targets)) + Matrix.Sum(Matrix.Square(layer.Weights)) + (logits[0, 1] * layer.Bias);
            }

            [Differentiable]
            public static Matrix<double> Layers(Matrix<double> inputs, Matrix<double> weights, Matrix<double> bias) =>
                Matrix.Softmax(Matrix.AddRow(inputs * weights, Matrix.ColumnMeans(bias)));
        }
        """;

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorTest.Run(Methods));

    public static TheoryData<string> Names =>
        ["Overwritten", "Neuron", "SpelledOut", "Chosen", "Powers", "Called", "Elements", "Precisions", "Both", "Loss", "Layers"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_and_reverse_mode_give_one_inner_product(string method)
    {
        var (analyzed, forward, random) = (Analyzed(method), ForwardOf(method), new Random(19));
        var reverse = (ReverseFunction)Product<Members<DerivativeFunction>>(method).Functions.Single(member => member.Suffix == "Backward").Function;
        for (var trial = 0; trial < 10; trial++)
        {
            object?[] arguments = [.. analyzed.Function.Parameters.Select(parameter => Any(random, parameter.Type))];
            object?[] directions = [.. analyzed.Leaves.Select(leaf => AnyLike(random, LeafValue(analyzed, leaf, arguments)))];
            var results = RowFunctions.Interpreter.Evaluate(forward, [.. arguments, .. Seeds(analyzed, directions)]);
            object?[] upstreams = [.. results.Skip(analyzed.Function.Results.Count).Select(tangent => AnyLike(random, tangent))];
            var gradients = RowFunctions.Interpreter.Evaluate(reverse.Function, [.. arguments, .. upstreams]);
            double[] left = [.. upstreams.SelectMany(Operand.NumbersOf).Zip(results.Skip(analyzed.Function.Results.Count).SelectMany(Operand.NumbersOf), (a, b) => a * b)];
            double[] right = [.. reverse.Gradients.SelectMany(gradient => Operand.NumbersOf(gradients[gradient.Result!.Value])).Zip(directions.SelectMany(Operand.NumbersOf), (a, b) => a * b)];
            var scale = left.Concat(right).Sum(Math.Abs);
            Assert.True(scale > 0, "there is nothing to compare");
            Assert.True(Math.Abs(left.Sum() - right.Sum()) <= Precision(method, 1e-12, 1e-6) * scale, $"{left.Sum():R} and {right.Sum():R}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Tangents_agree_with_central_differences_of_the_value(string method)
    {
        var (analyzed, forward, random) = (Analyzed(method), ForwardOf(method), new Random(23));
        for (var trial = 0; trial < 10; trial++)
        {
            object?[] arguments = [.. analyzed.Function.Parameters.Select(parameter => Any(random, parameter.Type))];
            object?[] directions = [.. analyzed.Leaves.Select(leaf => AnyLike(random, LeafValue(analyzed, leaf, arguments)))];
            var results = RowFunctions.Interpreter.Evaluate(forward, [.. arguments, .. Seeds(analyzed, directions)]);
            double[] tangent = [.. results.Skip(analyzed.Function.Results.Count).SelectMany(Operand.NumbersOf)];
            var step = Precision(method, 1e-4, 0.03125);
            double[] At(double h) => [.. RowFunctions.Interpreter.Evaluate(analyzed.Function, Moved(analyzed, arguments, directions, h)).SelectMany(Operand.NumbersOf)];
            double[] Slope(double h) => [.. At(h).Zip(At(-h), (ahead, behind) => (ahead - behind) / (2 * h))];
            double[] expected = [.. Slope(step / 2).Zip(Slope(step), (fine, coarse) => ((4 * fine) - coarse) / 3)];
            for (var i = 0; i < expected.Length; i++)
                Assert.True(Math.Abs(expected[i] - tangent[i]) <= Precision(method, 1e-7, 1e-4) * Math.Max(1, Math.Abs(expected[i])), $"{expected[i]:R} is expected, not {tangent[i]:R}");
        }
    }

    [Fact]
    public void The_tangent_of_a_recognised_function_is_that_of_the_function() =>
        Assert.Equal(new object?[] { double.PositiveInfinity, 2.0 }, RowFunctions.Interpreter.Evaluate(ForwardOf("SpelledOut"), 1000.0, 2.0));

    private static AnalyzedFunction Analyzed(string method) => Product<AnalyzedFunction>(method);

    private static Function ForwardOf(string method)
    {
        var analyzed = Analyzed(method);
        var forward = TangentDifferentiator.Differentiate(analyzed.Function, analyzed.Leaves, analyzed.ActiveResults).Function;
        Assert.Empty(IrVerifier.Verify(forward));
        return forward;
    }

    private static T Product<T>(string method)
        where T : class =>
        Run.Value.Models.Select(pair => pair.Model).OfType<Staged<T>>().Single(staged => staged.Method.Signature.Name == method).Product!;

    private static double Precision(string method, double ofDouble, double ofSingle) => method == "Precisions" ? ofSingle : ofDouble;

    private static object Any(Random random, IrType type) => type switch
    {
        AggregateType aggregate => aggregate.Members.ToDictionary(member => member.Name, member => (object?)Any(random, member.Type)),
        ArrayType => new[] { Number(random), Number(random), Number(random) },
        MatrixType => new Matrix<double>(3, 3, [.. Enumerable.Range(0, 9).Select(_ => Number(random))]),
        ScalarType { Kind: ScalarKind.Int32 } => random.Next(3),
        ScalarType { Kind: ScalarKind.Single } => (float)Number(random),
        _ => Number(random),
    };

    private static object AnyLike(Random random, object? value) =>
        Operand.Like(value, [.. Operand.NumbersOf(value).Select(_ => Number(random) - 1)]).Box(value is float ? IrType.Single : IrType.Double);

    private static double Number(Random random) => 0.25 + (1.5 * random.NextDouble());

    private static object? LeafValue(AnalyzedFunction analyzed, Leaf leaf, object?[] arguments) => leaf.Path.Aggregate(
        arguments[analyzed.Function.Parameters.ToList().IndexOf(analyzed.ParameterDefinition(leaf.Parameter))],
        (value, step) => ((Dictionary<string, object?>)value!)[step.Member!]);

    /// <summary>The tangents of the leaves as the function takes them: those of one class of weights are one object.</summary>
    private static object?[] Seeds(AnalyzedFunction analyzed, object?[] directions) =>
    [
        .. analyzed.Leaves.Zip(directions, (leaf, direction) => (leaf, direction)).GroupBy(pair => pair.leaf.Parameter).SelectMany(parameter =>
            analyzed.ParameterDefinition(parameter.Key).Type is AggregateType { IsReferenceType: true }
                ? [parameter.ToDictionary(pair => pair.leaf.Path[0].Member!, pair => pair.direction)]
                : parameter.Select(pair => pair.direction)),
    ];

    private static object?[] Moved(AnalyzedFunction analyzed, object?[] arguments, object?[] directions, double h)
    {
        object?[] moved = [.. arguments.Select(argument => argument is Dictionary<string, object?> members ? new Dictionary<string, object?>(members) : argument)];
        foreach (var (leaf, direction) in analyzed.Leaves.Zip(directions))
        {
            var value = LeafValue(analyzed, leaf, arguments);
            var numbers = Operand.NumbersOf(value).Zip(Operand.NumbersOf(direction), (number, slope) => number + (h * slope)).ToArray();
            var boxed = Operand.Like(value, numbers).Box(value is float ? IrType.Single : IrType.Double);
            if (leaf.Path.Count > 0)
                ((Dictionary<string, object?>)moved[leaf.Parameter]!)[leaf.Path[0].Member!] = boxed;
            else
                moved[leaf.Parameter] = boxed;
        }

        return moved;
    }
}
