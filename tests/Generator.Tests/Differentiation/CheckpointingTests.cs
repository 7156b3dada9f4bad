using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Differentiation;

/// <summary>Checkpointed loops have the derivatives of the same loops without checkpoints, bit for bit.</summary>
public class CheckpointingTests
{
    private const string Methods = """
            [Differentiable@]
            public static double Orbit(double x, int n) { for (var i = 0; i < n; i++) x = 3.7 * Math.Sin(x); return x * x; }

            [Differentiable@]
            public static double Pendulum(double x, int n)
            {
                var (angle, speed) = (x, 0.5);
                for (var i = 0; i < n; i++)
                {
                    speed -= 0.01 * Math.Sin(angle);
                    angle += 0.02 * speed;
                }

                return angle * speed;
            }

            [Differentiable@]
            public static double Nested(double x, int n)
            {
                var s = x;
                for (var i = 0; i < n; i++)
                {
                    for (var j = 0; j < i % 4; j++)
                    {
                        if (s > 1)
                            s = s * 0.5 + x;
                        else
                            s += Math.Sin(s * x);
                    }

                    s = Math.Cos(s);
                }

                return s * x;
            }

            [Differentiable@]
            public static double InnerExits(double x, int n)
            {
                var s = x;
                for (var i = 0; i < n; i++)
                {
                    var k = 0;
                    while (s < 2)
                    {
                        s = s * s + 0.7 + x;
                        k++;
                        if (k > 5)
                            break;
                    }

                    if (i % 3 == 1)
                        continue;
                    s = Math.Sqrt(s) * 0.3;
                }

                return s;
            }

            [Differentiable@]
            public static double Strides(double x, int n)
            {
                var (k, s) = (3, x);
                for (var i = 2; i <= n; i += 3)
                {
                    s = Math.Sin(s) + x / i + k;
                    k += 2;
                }

                for (var i = n; i > 0; i--)
                    s = Math.Sin(s) + x / i;
                return s;
            }

            [Differentiable@]
            public static double EarlyReturn(double x, int n)
            {
                if (n == 2)
                    return 5 * x;
                var t = Math.Exp(x);
                var s = x;
                if (n % 2 == 1)
                {
                    for (var i = 0; i < n + 1; i++)
                        s = Math.Sin(s * t);
                }

                return s * t;
            }

            [Differentiable@]
            public static double Heat(double[] a, int n)
            {
                for (var i = 0; i < n; i++)
                {
                    for (var j = 1; j + 1 < a.Length; j++)
                        a[j] = a[j] + 0.2 * Math.Sin(a[j - 1] - 2 * a[j] + a[j + 1]);
                    a[0] = a[0] * a[3];
                }

                return a[0] * a[1] + a[2] * a[3];
            }

            [Differentiable@]
            public static void InPlace(double[] a, int n)
            {
                for (var i = 0; i < n; i++)
                {
                    (a[0], a[1]) = (a[1], Math.Sin(a[0] + a[2]));
                    a[2] += 0.1 * a[0];
                }
            }

            public static void InPlaceAdjoint(double[] a, int n, double[] adjoint) => InPlaceBackward(a, n, adjoint);

            [Differentiable@]
            public static double WrittenLater(double[] a, int n)
            {
                var s = 0.7;
                for (var i = 0; i < n; i++)
                    s = Math.Sin(s * a[i % a.Length]);
                a[0] = 5 * s;
                a[1] = a[0] * a[2];
                return s + a[1];
            }

            [Differentiable@]
            public static double OwnArrays(double x, int n)
            {
                var a = new double[3];
                var grid = new double[2, 2];
                a[0] = x;
                grid[1, 0] = 1;
                for (var i = 0; i < n; i++)
                {
                    var t = new double[2];
                    t[0] = grid[1, 0] * 0.5;
                    t[1] = Math.Sin(a[0]) + t[0];
                    a[2] = a[0];
                    a[0] = t[1];
                    grid[1, 0] = a[2] * a[0];
                }

                return a[0] * grid[1, 0];
            }

            [Differentiable@]
            public static double Trajectory(double x, int n)
            {
                var a = new double[n + 1];
                a[0] = x;
                for (var i = 0; i < n; i++)
                {
                    x = Math.Sin(x) + 0.1;
                    a[i + 1] = x;
                }

                return a[n / 2] * a[n];
            }
        """;

    private static readonly Lazy<Assembly> Program = new(Load);

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var method in new[] { "Orbit", "Pendulum", "Nested", "InnerExits", "Strides", "EarlyReturn", "Heat", "WrittenLater", "OwnArrays", "Trajectory" })
            {
                cases.Add(method, "SquareRoot");
                cases.Add(method, "Binomial");
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Value_gradient_and_what_is_left_have_the_same_bits_with_and_without_checkpoints(string method, string strategy)
    {
        foreach (var n in new[] { 0, 1, 2, 3, 4, 10, 99, 1000 })
        {
            object Argument() => method is "Heat" or "WrittenLater" ? new[] { 0.1, 0.7, 0.3, 1.4 } : 0.3;
            Assert.Equal(Invoke("Unbounded", method + "ValueAndGradient", Argument(), n), Invoke(strategy, method + "ValueAndGradient", Argument(), n));
            Assert.Equal(Invoke("Unbounded", method + "Gradient", Argument(), n), Invoke(strategy, method + "Gradient", Argument(), n));
        }
    }

    [Theory]
    [InlineData("SquareRoot")]
    [InlineData("Binomial")]
    public void The_adjoint_of_an_array_that_is_written_has_the_same_bits(string strategy)
    {
        foreach (var n in new[] { 0, 1, 2, 7, 1000 })
        {
            Assert.Equal(
                Invoke("Unbounded", "InPlaceAdjoint", new[] { 0.1, 0.7, 0.3 }, n, new double[] { 1, 2, 3 }),
                Invoke(strategy, "InPlaceAdjoint", new[] { 0.1, 0.7, 0.3 }, n, new double[] { 1, 2, 3 }));
        }
    }

    /// <summary>The bits of the result and of the arrays among the arguments.</summary>
    private static string[] Invoke(string type, string method, params object[] arguments)
    {
        var result = Program.Value.GetType(type)!.GetMethod(method)!.Invoke(null, arguments);
        return [Bits(result), .. arguments.OfType<double[]>().Select(Bits)];
    }

    private static string Bits(object? value) => value switch
    {
        double number => BitConverter.DoubleToInt64Bits(number).ToString("X16", System.Globalization.CultureInfo.InvariantCulture),
        IEnumerable items => string.Join(" ", items.Cast<object?>().Select(Bits)),
        ITuple tuple => string.Join("; ", Enumerable.Range(0, tuple.Length).Select(index => Bits(tuple[index]))),
        _ => $"{value}",
    };

    private static Assembly Load()
    {
        var classes = new[] { ("Unbounded", ""), ("SquareRoot", "(Checkpointing = Checkpointing.SquareRoot)"), ("Binomial", "(Checkpointing = Checkpointing.Binomial)") }
            .Select(pair => $"public static partial class {pair.Item1}\n{{\n{Methods.Replace("@", pair.Item2, StringComparison.Ordinal)}\n}}\n");
        var run = GeneratorTest.Run("using System;\nusing SymbolicBackprop;\n" + string.Concat(classes));
        foreach (var file in run.Result.GeneratedSources)
            Assert.Equal(!file.HintName.StartsWith("Unbounded", StringComparison.Ordinal), file.SourceText.ToString().Contains("schedule.Begin(", StringComparison.Ordinal));
        using var image = new MemoryStream();
        var emitted = run.Input.AddSyntaxTrees(run.Result.GeneratedSources.Select(file => file.SyntaxTree)).Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        image.Position = 0;
        return new AssemblyLoadContext("Checkpointing").LoadFromStream(image);
    }
}
