using System.Globalization;
using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Diagnostics;

/// <summary>
/// C# that numeric code may contain and that is not differentiated, construct by construct: the id, the very tokens, a neighbour in the
/// same type that gets its derivative all the same, and words that name the construct.
/// </summary>
public class RefusalTests
{
    [Theory]
    [InlineData("/*!SBP010*/try { return x; } catch (ArithmeticException) { return 1; }/*!*/")]
    [InlineData("/*!SBP010*/try { x *= 2; } finally { n = 3; }/*!*/ return x;")]
    [InlineData("/*!SBP010*/again: x *= 2;/*!*/ if (x < 5) /*!SBP010*/goto again;/*!*/ return x;")]
    [InlineData("switch (n) { case 1: /*!SBP010*/goto default;/*!*/ default: return x * x; }")]
    [InlineData("/*!SBP010*/lock (a) { x *= 2; }/*!*/ return x;")]
    [InlineData("/*!SBP010*/using (var s = new MemoryStream()) { x *= 2; }/*!*/ return x;")]
    [InlineData("var q = /*!SBP010*/from y in a select y * x/*!*/; return x;")]
    [InlineData("/*!SBP010*/foreach (var y in Numbers) x *= y;/*!*/ return x;")]
    [InlineData("/*!SBP010*/foreach (var (key, value) in Table) x *= key;/*!*/ return x;")]
    public void Statements(string body) => Refused(body);

    [Theory]
    [InlineData("unsafe { double* p = /*!SBP010*/&x/*!*/; return /*!SBP010*/*p/*!*/; }")]
    [InlineData("unsafe { /*!SBP010*/fixed (double* p = a) { return x * p[1]; }/*!*/ }")]
    [InlineData("unsafe { double* p = /*!SBP010*/stackalloc double[2]/*!*/; return x; }")]
    [InlineData("unsafe { int* p = /*!SBP010*/null/*!*/; return x; }")]
    [InlineData("unsafe { return /*!SBP010*/*&x/*!*/; }")]
    [InlineData("unsafe { delegate*<double, double> f = /*!SBP010*/&Math.Sin/*!*/; return /*!SBP010*/f(x)/*!*/; }")]
    [InlineData("unsafe { return x * /*!SBP010*/sizeof(Pair)/*!*/; }")]
    [InlineData("unsafe { var g = new Buffered { S = x }; /*!SBP010*/g.A[0]/*!*/ = x; return g.S; }")]
    [InlineData("/*!SBP010*/ReferenceTo(a)/*!*/ = 3; return x;")]
    [InlineData("ref var r = ref /*!SBP010*/ReferenceTo(a)/*!*/; return x * r;")]
    [InlineData("ref var r = ref /*!SBP010*/CollectionsMarshal.GetValueRefOrNullRef(Table, 1)/*!*/; return x * r;")]
    [InlineData("var h = new RefHolder { /*!SBP010*/R = ref x/*!*/ }; return x;")]
    [InlineData("Span<double> s = /*!SBP010*/new(ref x)/*!*/; return x;")]
    [InlineData("/*!SBP010*/Unsafe.As<double, long>(ref x)/*!*/ = 3; return x;")]
    [InlineData("var s = /*!SBP010*/MemoryMarshal.CreateSpan(ref x, 1)/*!*/; return x;")]
    [InlineData("/*!SBP010*/Interlocked.Increment(ref n)/*!*/; return x * n;")]
    [InlineData("/*!SBP010*/Volatile.Write(ref x, 3)/*!*/; return x;")]
    public void Pointers_and_references(string body) => Refused(body);

    [Theory]
    [InlineData("Func<double, double> g = /*!SBP010*/delegate (double y) { return y * y; }/*!*/; return x;")]
    [InlineData("Func<double, double> g = /*!SBP010*/y => y * y/*!*/; return /*!SBP010*/g(x)/*!*/;")]
    [InlineData("return x * /*!SBP010*/Function(2.0)/*!*/;")]
    [InlineData("return /*!SBP010*/Function.Invoke(x)/*!*/;")]
    [InlineData("/*!SBP010*/Changed/*!*/?/*!SBP010*/.Invoke()/*!*/; return x;")]
    [InlineData("/*!SBP010*/Changed += null/*!*/; return x;")]
    [InlineData("return /*!SBP010*/Changed/*!*/ == null ? x : 1;")]
    [InlineData("var lazy = new Lazy<double>(/*!SBP010*/() => x/*!*/); return x;")]
    [InlineData("dynamic d = /*!SBP010*/x/*!*/; return x;")]
    [InlineData("return (double)/*!SBP010*/Dynamic(x)/*!*/;")]
    [InlineData("async Task<double> G() { await Task.Yield(); return x; } return /*!SBP010*/G()/*!*/.Result;")]
    [InlineData("IEnumerable<double> G() { yield return x; } /*!SBP010*/foreach (var y in G()) return y;/*!*/ return x;")]
    [InlineData("T Same<T>(T t) => t; return /*!SBP010*/Same(x)/*!*/;")]
    [InlineData("double Even(double y) => y < 1 ? y : Odd(y - 1); double Odd(double y) => y < 1 ? 1 : y * /*!SBP023*/Even(y - 1)/*!*/; return Even(x);")]
    [InlineData("return /*!SBP020*/x.Cubed()/*!*/;")]
    [InlineData("return /*!SBP020*/Any(x, 2)/*!*/;")]
    [InlineData("return /*!SBP010*/a.Select(y => y * x)/*!*/.First();")]
    public void Functions(string body) => Refused(body);

    [Theory]
    [InlineData("double? y = /*!SBP010*/x/*!*/; return x;")]
    [InlineData("return /*!SBP010*/x as double?/*!*/ ?? 2;")]
    [InlineData("double? y = /*!SBP010*/Missing?.X/*!*/; return x;")]
    [InlineData("object o = /*!SBP010*/x/*!*/; return x;")]
    [InlineData("IComparable c = /*!SBP010*/x/*!*/; return x;")]
    [InlineData("object o = 2.0; return o is /*!SBP010*/double y/*!*/ ? x * y : x;")]
    [InlineData("return \"abc\" is /*!SBP010*/['a', ..]/*!*/ ? x : 2 * x;")]
    [InlineData("int[] k = [n, 3]; return k is /*!SBP010*/[2, .. var rest]/*!*/ ? x * rest.Length : x;")]
    [InlineData("return /*!SBP010*/(x, n) == (2.0, 2)/*!*/ ? x : 2;")]
    [InlineData("Half h = /*!SBP010*/(Half)x/*!*/; return x;")]
    [InlineData("decimal d = /*!SBP011*/2m/*!*/; return x;")]
    [InlineData("const decimal Two = 2; var d = /*!SBP011*/(decimal)x/*!*/; return x * (double)Two;")]
    [InlineData("var s = \"a\" + /*!SBP010*/x/*!*/; return x * s.Length;")]
    [InlineData("var s = /*!SBP010*/$\"{x}\"/*!*/; return x;")]
    [InlineData("return x * /*!SBP010*/\"abc\"u8/*!*/.Length;")]
    [InlineData("double[] s = [/*!SBP010*/.. Numbers/*!*/, x]; return s[^1];")]
    [InlineData("IEnumerable<double> s = /*!SBP010*/[x, 2]/*!*/; return x;")]
    [InlineData("return x * /*!SBP010*/typeof(double)/*!*/.Name.Length;")]
    public void Values(string body) => Refused(body);

    [Theory]
    [InlineData("/*!SBP010*/Held/*!*/++; return x;")]
    [InlineData("/*!SBP010*/Property/*!*/ = x; return x;")]
    [InlineData("/*!SBP010*/Box.Value/*!*/ = x; return x;")]
    [InlineData("/*!SBP010*/Shared[0] = x/*!*/; return x;")]
    [InlineData("var t = Shared; /*!SBP010*/t[0] = x/*!*/; return t[0];")]
    [InlineData("/*!SBP010*/Table[1] = x/*!*/; return x;")]
    [InlineData("/*!SBP010*/Numbers[0] = x/*!*/; return x;")]
    [InlineData("/*!SBP020*/Numbers.Add(x)/*!*/; return x;")]
    [InlineData("return /*!SBP010*/int.TryParse(\"12\", out _)/*!*/ ? x : 1;")]
    [InlineData("var b = /*!SBP010*/new Holder { Value = x }/*!*/; return x;")]
    [InlineData("var b = /*!SBP010*/new { X = x }/*!*/; return x;")]
    [InlineData("var b = /*!SBP020*/Tuple.Create(x, 2)/*!*/; return x;")]
    [InlineData("var b = /*!SBP010*/new KeyValuePair<int, double>(1, x)/*!*/; return x;")]
    [InlineData("var p = new System.Numerics.Plane(1, 2, 3, 4); /*!SBP010*/p.D/*!*/ = (float)x; return x;")]
    [InlineData("var f = new Four(); return x * /*!SBP010*/f[0]/*!*/;")]
    [InlineData("var u = /*!SBP010*/new Union { A = x }/*!*/; return x;")]
    [InlineData("var u = default(Union); /*!SBP010*/u.A/*!*/ = x; return x;")]
    [InlineData("var u = default(Doubling); /*!SBP010*/u.A/*!*/ = x; return u.A;")]
    [InlineData("var s = new Kept(x); return /*!SBP010*/s.Value/*!*/;")]
    [InlineData("var h = new HashCode(); /*!SBP010*/h.Add(n)/*!*/; return x;")]
    [InlineData("var s = new[] { x }; /*!SBP020*/Array.Sort(s)/*!*/; return s[0];")]
    [InlineData("var s = new[] { x }; IList<double> l = /*!SBP010*/s/*!*/; return x;")]
    public void Objects_and_what_they_hold(string body) => Refused(body);

    [Theory]
    [InlineData("public static double P { [/*!SBP010*/Differentiable/*!*/] get => 3; }")]
    [InlineData("[/*!SBP010*/Differentiable/*!*/] public static implicit operator Lessons(double x) => new();", "public partial class")]
    [InlineData("[/*!SBP012*/Differentiable/*!*/] public static unsafe double F(double x, [NoDerivative] double* p) => x;")]
    [InlineData("[/*!SBP012*/Differentiable/*!*/] public static unsafe double F(double x, delegate*<double, double> p) => x;")]
    [InlineData("[/*!SBP012*/Differentiable/*!*/] public static double F(ref double[] x) => x[0];")]
    [InlineData("[/*!SBP012*/Differentiable/*!*/] public static double F(double x, out Matrix<double> m) { m = new(2, 2); return x; }")]
    [InlineData("[/*!SBP012*/Differentiable/*!*/] public static double F(double[][,] x) => x[0][0, 0];")]
    [InlineData("[/*!SBP012*/Differentiable/*!*/] public static double F(double[,][] x) => x[0, 0][0];")]
    [InlineData("[/*!SBP012*/Differentiable/*!*/] public static double F(double x, params List<double> y) => x;")]
    [InlineData("[/*!SBP012*/Differentiable/*!*/] public static double F(IEnumerable<double> x) => 1;")]
    [InlineData("[/*!SBP011*/Differentiable/*!*/] public static decimal F(double x) => 3;")]
    [InlineData("[/*!SBP011*/Differentiable/*!*/] public static double[][] F(double[][] x) => x;")]
    [InlineData("[/*!SBP011*/Differentiable/*!*/] public static Span<double> F(Span<double> x) => x;")]
    [InlineData("[/*!SBP007*/Differentiable/*!*/] public static double? F(double x) => x;")]
    [InlineData("[/*!SBP007*/Differentiable/*!*/] public static Func<double> F(double x) => () => x;")]
    [InlineData("[/*!SBP007*/Differentiable/*!*/] public static IEnumerable<double> F(double x) { yield return x; }")]
    [InlineData("[/*!SBP007*/Differentiable/*!*/] public static async Task<double> F(double x) { await Task.Yield(); return x; }")]
    [InlineData("[Differentiable] public static async void F(double[] x) { /*!SBP010*/await Task.Yield()/*!*/; x[0] = 2; }")]
    [InlineData("[Differentiable, StructLayout(LayoutKind.Sequential)] public partial struct Fine { public double A; }")]
    [InlineData("[/*!SBP009*/Differentiable/*!*/, StructLayout(LayoutKind.Explicit)] public partial struct Overlapping { [FieldOffset(0)] public double A; [FieldOffset(0)] public double B; }")]
    public void Declarations(string member, string declaration = "public static partial class")
    {
        var run = RefusalSource.Read(Usings + $"{declaration} Lessons {{ {member} {Neighbour} }}").Run();
        Assert.Contains("NeighbourGradient", run.TextOf("Neighbour"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_that_is_refused_when_it_is_analyzed_takes_its_callers_with_it()
    {
        var run = RefusalSource.Read(Usings + $$"""
            public static partial class Lessons
            {
                [Differentiable]
                public static double Power(Matrix<double> m, double p, int n) => n > 0 ? Power(m, p, n - 1) : Matrix.Sum(/*!SBP021*/Matrix.Pow(m, p)/*!*/);

                [Differentiable]
                public static double Caller(Matrix<double> m, double p) => /*!SBP022*/Power(m, p, 3)/*!*/ * p;

                [Differentiable]
                public static double CallerOfCaller(Matrix<double> m, double p) => 2 * /*!SBP022*/Caller(m, p)/*!*/;

                {{Neighbour}}
            }
            """).Run();
        Assert.Contains("Lessons.Neighbour.", Assert.Single(run.Result.GeneratedSources).HintName, StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_that_draws_random_numbers_is_not_run_again_for_its_derivative()
    {
        var run = RefusalSource.Read(Usings + $$"""
            public static partial class Lessons
            {
                private static readonly Random Noise = new(1);

                [Differentiable]
                public static double Walk(double x, int n) => n == 0 ? x : Math.Sin(/*!SBP023*/Walk(x, n - 1)/*!*/) * Noise.NextDouble();

                [Differentiable]
                public static double Caller(double x) => /*!SBP022*/Walk(x, 3)/*!*/;

                {{Neighbour}}
            }
            """).Run();
        Assert.Contains("which calls code that may change something", run.Diagnostics[0].GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private const string Neighbour = "[Differentiable] public static double Neighbour(double x) => x * x;";

    private const string Usings = """
        #pragma warning disable CS0067, CS0162, CS0164, CS0168, CS0219, CS0414, CS0649, CS8321, CS8500, CS8601, CS8602, CS8604, CS8981, CS9080, CS1998, CS9087, CS9091, CS8618
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        using System.Threading;
        using System.Threading.Tasks;
        using SymbolicBackprop;
        using SymbolicBackprop.LinearAlgebra;

        """;

    private static void Refused(string body)
    {
        var run = RefusalSource.Read(Usings + $$"""
            public sealed class Holder { public double Value; public double X; }
            public struct Pair { public double A, B; }
            public unsafe struct Buffered { public fixed double A[3]; public double S; }
            public ref struct RefHolder { public ref double R; }
            [InlineArray(4)] public struct Four { private double _element; }
            [StructLayout(LayoutKind.Explicit)] public struct Union { [FieldOffset(0)] public double A; [FieldOffset(0)] public double B; }
            public struct Doubling { public double A { get => field; set => field = 2 * value; } }
            public readonly struct Kept(double value) { public double Value => value; }
            public static class Extensions { public static double Cubed(this double x) => x * x * x; }
            public static partial class Lessons
            {
                public static double Held;
                public static readonly double[] Shared = [1, 2];
                public static readonly Holder Box = new();
                public static readonly Holder? Missing;
                public static readonly List<double> Numbers = [1, 2];
                public static readonly Dictionary<int, double> Table = new() { [1] = 2 };
                public static readonly Func<double, double> Function = Math.Sin;
                public static readonly dynamic Dynamic = Function;
                public static event Action? Changed;
                public static double Property { get; set; }
                public static ref double ReferenceTo(double[] a) => ref a[0];
                public static double Any(params double[] values) => values[0];

                [Differentiable]
                public static double F(double x, [NoDerivative] double[] a, int n)
                {
                    {{body}}
                }

                {{Neighbour}}
            }
            """).Run();
        Assert.NotEmpty(run.Diagnostics);
        Assert.Contains("NeighbourGradient", run.TextOf("Neighbour"), StringComparison.Ordinal);
        Assert.All(run.Diagnostics, diagnostic => Assert.DoesNotContain("This expression", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }
}
