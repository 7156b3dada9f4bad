using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Binding;

/// <summary>Structs, records and tuples of the user's.</summary>
public class StructTests
{
    private static readonly BoundProgram Program = BoundProgram.Of("BoundStructs", """
        [Differentiable] static double Fields(double x, int n) { Vec v; v.X = x; v.Y = 2; v.X += v.Y * x; var w = v; w.Y = 7; v.Y++; return v.X + 10 * v.Y + 100 * w.Y + w.X; }
        [Differentiable] static double Constructed(double x, int n) { var v = new Vec(x, n); var w = new Vec { Y = x, X = v.Y }; var z = new Vec(); var u = default(Vec); return v.X * w.Y + w.X + z.X + u.Y + new Vec(3).Y; }
        [Differentiable] static double Operators(double x, int n) { var v = new Vec(x, 2) + new Vec(1, n) * x - -Vec.Unit; v += v; return v.X * v.Y + v[0] + v[1] + v.Length + Vec.Dot(v, v); }
        [Differentiable] static double Methods(double x, int n) { var v = new Vec(x, n); v.Scale(3); v.Scale(x); v[1] = 5; v[0] += 1; v.Sum += 2; var w = v.Scaled(2); w.Inner().Scale(100); return v.X + 10 * v.Y + w.X * w.Y + v.Sum; }
        [Differentiable] static double Loops(double x, int n) { var v = new Vec(x, 1); for (var i = 0; i < n; i++) { v = v.Scaled(0.5) + new Vec(i, x); if (v.X > 3) v.X = 0; else if (v.Y > 2) break; } return v.X - v.Y; }
        [Differentiable] static double Records(double x, int n) { var p = new Particle(new Vec(x, 1), 2); var q = p with { Mass = x }; var r = q with { Position = p.Position.Scaled(2), Mass = 3 }; var (position, mass) = r; p.Position.Scale(50); return p.Energy() + q.Mass * mass + position.X + r.Label + q.Momentum.X; }
        [Differentiable] static double Nested(double x, int n) { var b = new Box(); b.Corner.X = x; b.Corner.Y += b.Corner.X; b.Corner.Scale(2); b.Size = b.Corner.Y * x; return b.Corner.X + b.Size + b.Area; }
        [Differentiable] static double Patterns(double x, int n) { var v = new Vec(x, n); if (v is { X: > 1, Y: var y }) return y * x; return v switch { { X: < 0 } => -x, { Y: 0 } => 5, _ => v.X }; }
        [Differentiable] static double PositionalPattern(double x, int n) => new Particle(new Vec(x, n), x) switch { ({ X: > 1 }, var m) => m, (_, < 0) => 2, var p => p.Mass + 3 };
        [Differentiable] static double Conversions(double x, int n) { Vec v = x; var s = (double)(v + new Vec(1, 1)); Vec w = 3; return s + w.X; }
        [Differentiable] static double Tuples(double x, int n) { var t = (a: x, b: (c: 2.0, d: n)); t.a = 3 * t.a; t.b.c += t.a; var u = t; u.b.d++; (double p, (double, int) q) = t; var ((_, e), f) = (t.b, x); t = (1, (x, 2)); return t.a + t.b.c + u.b.d + u.a + p + q.Item1 + e + f; }
        [Differentiable] static double Returned(double x, int n) { return Make(x).X + Make(n).Y; Vec Make(double y) { if (y > 1) return new Vec(y, x); return new(1, y); } }
        [Differentiable] static double ByReference(double x, int n) { var v = new Vec(x, 2); Move(ref v, 3); Move(ref v, x); Half(ref v.X); return v.X * v.Y; static void Move(ref Vec w, double d) { w.X += d; w = new Vec(w.Y, w.X); } static void Half(ref double y) => y /= 2; }
        [Differentiable] static double Chosen(double x, int n) { var v = n > 0 ? new Vec(x, 1) : new Vec(2, x); return v.X - v.Y; }
        [Differentiable] static double Initialized(double x, int n) { var s = new Settings(x); var t = new Settings(x, 4) { Gain = 9 }; return s.Rate + s.Gain + s.Twice + t.Gain * t.Rate + new Chained(x).B; }
        [Differentiable] static double Weighted(Line line, double x) { line.Slope *= 2; var other = line with { Offset = x }; return line.At(x) + other.Offset + other.Slope; }
        [Differentiable] static double CallsWeighted(double x, int n) => Weighted(new Line(x, n), 2) * x;
        """, """
        public struct Vec(double x, double y)
        {
            public double X = x, Y = y;
            public Vec(double both) : this(both, both) { Y += 1; }
            public static Vec Unit => new(1, 1);
            public readonly double Length => Math.Sqrt(X * X + Y * Y);
            public double Sum { get => X + Y; set { X = value; Y = 0; } }
            public double this[int i] { readonly get => i == 0 ? X : Y; set { if (i == 0) X = value; else Y = value; } }
            public void Scale(double s) { X *= s; Y *= s; }
            public readonly Vec Scaled(double s) => new(X * s, Y * s);
            public Vec Inner() => this;
            public static double Dot(Vec a, Vec b) => a.X * b.X + a.Y * b.Y;
            public static Vec operator +(Vec a, Vec b) => new(a.X + b.X, a.Y + b.Y);
            public static Vec operator -(Vec a, Vec b) => a + -b;
            public static Vec operator -(Vec a) => new(-a.X, -a.Y);
            public static Vec operator *(Vec a, double s) { a.Scale(s); return a; }
            public static implicit operator Vec(double v) => new(v, v * 2);
            public static explicit operator double(Vec v) => v.X + v.Y;
        }
        public readonly record struct Particle(Vec Position, double Mass)
        {
            public Vec Momentum { get; } = new(Mass, 1);
            public int Label { get; init; } = 4;
            public double Energy() { var half = Mass / 2; return half * Position.Length; }
        }
        public struct Box { public Vec Corner; public double Size { get; set; } public readonly double Area => Size * Corner.X; }
        public struct Settings
        {
            public Settings(double rate) { Rate = rate; Twice = 2 * Gain * rate; }
            public Settings(double rate, double gain) : this(rate) => Gain += gain;
            public double Rate { get; }
            public double Gain { get; set; } = 1.5;
            public double Twice;
        }
        public struct Chained { public double A, B; public Chained(double a) { A = a; for (var i = 0; i < 3; i++) { B += A * i; if (B > 5) return; } B++; } }
        [Differentiable] public partial record struct Line(double Slope, double Offset) { public readonly double At(double x) => Slope * x + Offset; }
        """);

    public static TheoryData<string, object[]> Cases
    {
        get
        {
            var cases = new TheoryData<string, object[]>();
            cases.AddEach(
                "Fields Constructed Operators Methods Loops Records Nested Patterns PositionalPattern Conversions Tuples Returned ByReference Chosen Initialized CallsWeighted",
                [0.5, 0], [2.5, 1], [-1.5, 4]);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_struct_holds_what_it_holds_in_CSharp(string method, object[] arguments) => Program.AssertSame(method, arguments);

    [Fact]
    public void A_struct_that_is_only_computed_with_leaves_no_trace_in_generated_code()
    {
        var run = GeneratorTest.Run("""
            using SymbolicBackprop;
            public record struct Vec(double X, double Y)
            {
                public static Vec operator *(Vec v, double s) => new(v.X * s, v.Y * s);
                public readonly double Dot(Vec other) => X * other.X + Y * other.Y;
            }
            public static partial class Lessons
            {
                [Differentiable]
                public static double F(double x, double y)
                {
                    var v = new Vec(x, y) * 2;
                    var w = x > 1 ? v : v with { Y = x };
                    w.X += y;
                    return v.Dot(w);
                }
            }
            """);
        Assert.DoesNotContain("Vec", run.TextOf("Lessons.F"), StringComparison.Ordinal);
    }
}
