namespace SymbolicBackprop.Generator.Tests.Binding;

/// <summary>Local functions, parameters by reference, optional, named and <c>params</c> arguments.</summary>
public class CallTests
{
    private static readonly BoundProgram Program = BoundProgram.Of("BoundCalls", """
        [Differentiable] static double Local(double x, int n) { static double Square(double y) => y * y; double Twice(double y) { if (n > 1) return y; y += n; return 2 * y; } return Square(x) + Twice(x) * Twice(n); }
        [Differentiable] static double Capturing(double x, int n) { double sum = 0; void Add(double y) { if (y < 0) return; sum += y * x; x += 1; } Add(1); Add(-1); for (var i = 0; i < n; i++) Add(i); return sum; }
        [Differentiable] static double Early(double x, int n) { return First(x) + First(n); double First(double y) { for (var i = 0; i < 5; i++) { if (i * y > 3) return i + y; y += Inner(i); } return -y; double Inner(int k) => k > 1 ? x : k; } }
        [Differentiable] static double LocalRefs(double x, int n) { double a = x, b = n; Swap(ref a, ref b); Split(a, out var half, out _); var t = (p: half, q: 2.0); Change(ref t.p, in b); return a + 2 * b + t.p; static void Swap(ref double p, ref double q) => (p, q) = (q, p); static void Split(double y, out double h, out double r) { h = y / 2; r = y; } static void Change(ref double y, in double z) { y += z; y *= y; } }
        [Differentiable] static double LocalOfElements(double x, int n) { double[] a = [x, 2, 3]; for (var i = 0; i < 3; i++) Scale(ref a[i], i); return a[0] + a[1] * a[2]; void Scale(ref double y, int k) { y *= k + n; y += x; } }
        [Differentiable] static double LocalOptional(double x, int n) { return F(x) + F(x, c: 3) + F(c: n, a: x) + Sum(1, x, 2) + Sum() + Sum([x, x]); static double F(double a, double b = 2, double c = 5) => a * b - c; static double Sum(params double[] all) { double s = 0; foreach (var y in all) s += y; return s; } }
        [Differentiable] static double Arguments(double x, int n) { var i = n; return F(b: i++ * x, a: i++) + i; static double F(double a, double b) => a - 3 * b; }
        [Differentiable] static double Accumulate(ref double total, double x) { total += x; total *= total; return total - x; }
        [Differentiable] static void Polar(double x, double y, out double r, out double angle) { r = Math.Sqrt(x * x + y * y); if (r == 0) { angle = 0; return; } angle = Math.Atan2(y, x); }
        [Differentiable] static void Scale(double[] a, double factor) { for (var i = 0; i < a.Length; i++) a[i] *= factor; }
        [Differentiable] static (double, double) Both(double x, ref double y) { y = y * x; return (x + y, x); }
        [Differentiable] static void Only(ref double x) => x = x * x;
        [Differentiable] static double ReadOnly(in double x, ref readonly double y) => x * y;
        [Differentiable] static double CallsRef(double x, int n) { var t = 1.0; var v = Accumulate(ref t, x); for (var i = 0; i < n; i++) v += Accumulate(ref t, 0.1); return v * t; }
        [Differentiable] static double CallsOut(double x, int n) { Polar(x, n, out var r, out double angle); Polar(y: 1, x: x, r: out _, angle: out angle); return r + angle; }
        [Differentiable] static double CallsWriting(double x, int n) { double[] a = [x, n, 1]; Scale(a, 3); Scale(factor: x, a: a); return a[0] + a[1] * a[2]; }
        [Differentiable] static double CallsBoth(double x, int n) { double[] a = [x, n]; var (s, u) = Both(x, ref a[1]); Only(ref a[0]); Only(ref s); return s + u + a[1] + a[0]; }
        [Differentiable] static double CallsReadOnly(double x, int n) { var y = 2 * x; return ReadOnly(x, in y) + ReadOnly(in y, ref y); }
        [Differentiable] static double OfThis(double x, params double[] rest) { x += rest.Length; foreach (var y in rest) x *= y; return x; }
        [Differentiable] static double CallsParams(double x, int n) => OfThis(x) + OfThis(x, x, 2) + OfThis(1, [x]);
        """);

    public static TheoryData<string, object[]> Cases
    {
        get
        {
            var cases = new TheoryData<string, object[]>();
            cases.AddEach(
                "Local Capturing Early LocalRefs LocalOfElements LocalOptional Arguments CallsRef CallsOut CallsWriting CallsBoth CallsReadOnly CallsParams",
                [0.5, 0], [2.5, 1], [-1.5, 4]);
            cases.AddEach("Accumulate Both", [0.5, 2.0], [-1.25, 3.0]);
            cases.AddEach("Polar", [0.5, 2.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]);
            cases.AddEach("Scale", [new[] { 1.0, 2, 3 }, 1.5]);
            cases.AddEach("Only", [3.0]);
            cases.AddEach("ReadOnly", [3.0, 0.5]);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_call_does_what_it_does_in_CSharp(string method, object[] arguments) => Program.AssertSame(method, arguments);
}
