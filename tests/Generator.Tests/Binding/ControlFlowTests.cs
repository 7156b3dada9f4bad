namespace SymbolicBackprop.Generator.Tests.Binding;

/// <summary>Statements that choose, repeat and leave do in the IR what they do in C#.</summary>
public class ControlFlowTests
{
    private static readonly BoundProgram Program = BoundProgram.Of("BoundControlFlow", """
        [Differentiable] static double IfElse(double x) { double y; if (x > 0) { y = x * x; } else { y = -x; } return y + x; }
        [Differentiable] static double IfWithoutElse(double x) { var y = x; if (x > 1) y = 3 * y; return y; }
        [Differentiable] static double EarlyReturn(double x) { var a = x * x; if (a > 1) return 3 * a; else return a; }
        [Differentiable] static double ReturnThenMore(double x) { if (x < 0) return -x; if (x > 2) { if (x > 4) return x * x; x = x + 1; } return x; }
        [Differentiable] static double Nested(double x, int n) { if (n > 0) { if (n > 1) x *= 2; else x *= 3; x += 1; } else if (n < -1) { x = 0; } return x; }
        [Differentiable] static double While(double x, int n) { var s = 0.0; while (n > 0) { s += x * n; n--; } return s; }
        [Differentiable] static double WhileOfData(double x) { var n = 0; while (x < 100) { x = x * x + 1; n++; } return x + n; }
        [Differentiable] static double Do(double x, int n) { var p = 1.0; do { p *= x; n--; } while (n > 0); return p; }
        [Differentiable] static double DoWithContinue(double x, int n) { var p = 1.0; var i = 0; do { i++; if (i % 2 == 0) continue; p *= x + i; } while (i < n); return p; }
        [Differentiable] static double For(double x, int n) { double s = 0; for (int i = 0; i < n; i++) s += x * x; return s; }
        [Differentiable] static double ForTwo(double x, int n) { double s = 0; int i, j; for (i = 0, j = n; i < j; i++, j--) s += x * i - j; return s + i + j; }
        [Differentiable] static double ForChanged(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { s += x; if (i % 3 == 0) i++; } return s; }
        [Differentiable] static double ForDown(double x, int n) { double s = 1; for (var i = n - 1; i >= 0; i -= 2) s = s * x + i; return s; }
        [Differentiable] static double ForBreakContinue(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { if (i == 2) continue; if (s > 20) break; s += x * i; } return s; }
        [Differentiable] static double ForEver(double x) { var i = 0; for (;;) { x *= 1.5; if (++i > 5) break; } return x; }
        [Differentiable] static double WhileTrue(double x) { while (true) { if (x > 10) return x; x = 2 * x + 1; } }
        [Differentiable] static double NestedLoops(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { double row = 1; for (int j = 0; j < i; j++) { if (j == 3) break; row *= x + j; } s += row; } return s; }
        [Differentiable] static double ReturnInNestedLoops(double x, int n) { double s = 0; for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { s += x * i * j; if (s > 15) return s * x; } return -s; }
        [Differentiable] static double ContinueOuter(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { var skip = false; for (int j = 0; j < n; j++) if (i * j == 6) { skip = true; break; } if (skip) continue; s += x * i; } return s; }
        [Differentiable] static double Overwritten(double x) { x = x * x; x = x * x; return x; }
        [Differentiable] static double Swapped(double a, double b, int n) { for (int i = 0; i < n; i++) (a, b) = (b, a + b); return a - 2 * b; }
        [Differentiable] static double Chained(double w) { double u, v; u = v = w * w; return u + 3 * v; }
        [Differentiable] static double SideEffectsInConditions(double x, int n) { double y = 0; while (n-- > 0 && (y += x) < 10) x += 0.5; return y + n; }
        [Differentiable] static double AndOr(double x, double y) { double z = 1; if (x > 0 && (z = x * y) > 1 || (z = z + y) > 3) return z; return -z; }
        [Differentiable] static double Ternary(double x, int n) => n > 2 ? n > 4 ? x : x * x : n < 0 ? -x : Math.Sin(x);
        [Differentiable] static double ThrowUntaken(double x) { if (x < 0) throw new ArgumentOutOfRangeException(nameof(x)); return Math.Sqrt(x); }
        [Differentiable] static double ThrowMessage(double x, int n) { if (n > 2) throw new InvalidOperationException($"n is {n} and {{x}} is {x:F2}"); return x; }
        [Differentiable] static double ThrowExpression(double x) => x > 0 ? Math.Log(x) : throw new ArgumentException("x must be positive: " + x, nameof(x));
        [Differentiable] static double DeadCode(double x) { return x; x = 3; return x; }
        [Differentiable] static double AllWaysReturn(double x) { if (x > 0) { return x; } else { return -x; } }
        [Differentiable] static double Constants(double x) { const int count = 3; const double scale = 0.5; double s = 0; for (var i = 0; i < count; i++) s += scale * x; return s; }
        [Differentiable] static double StaticUsing(double x) => Sin(x) + Abs(x) * PI;
        [Differentiable] static double CheckedSum(double x, int n) { checked { n = n + 2000000000; } return unchecked(n * 2) * x; }
        [Differentiable] static double ConstantConditions(double x) { if (true) x *= 2; if (false) x = 0; while (false) x = 1; return x; }
        [Differentiable] static double LoopOnce(double x, int n) { for (var i = 0; i < n; i++) { x *= 2; break; } return x; }
        [Differentiable] static double LoopThatReturns(double x, int n) { while (n > 0) { return x * n; } return x; }
        [Differentiable] static double UnassignedAtFirst(double x, int n) { double y; bool big; if (n > 0) { y = x; big = true; } else { y = 2 * x; big = false; } return big ? y : -y; }
        [Differentiable] static double MinusByte(double x) { byte b = 250; for (var i = 0; i < 10; i++) b++; b -= 2; return x * b; }
        [Differentiable] static double Redeclared(double x, int n) { double s = 0; for (var i = 0; i < n; i++) { double t = i; if (i > 1) { t *= x; } s += t; } { double t = 3; s += t; } return s; }
        [Differentiable] static double Unconditional(double x, int n) { for (var i = 0; ; i++) { if (i < n) continue; if (i > 2 * n) break; x += i; } return x; }
        [Differentiable] static (double, double) TwoResults(double x, int n) { if (n > 1) return (x, 2 * x); var p = (a: x, b: 3.0); for (var i = 0; i < n; i++) p = (p.b, p.a * x); return p; }
        """);

    public static TheoryData<string, object[]> Cases
    {
        get
        {
            var cases = new TheoryData<string, object[]>();
            foreach (var name in new[] { "IfElse", "IfWithoutElse", "EarlyReturn", "ReturnThenMore", "WhileOfData", "ForEver", "WhileTrue", "Overwritten", "Chained", "ThrowUntaken", "ThrowExpression", "DeadCode", "AllWaysReturn", "Constants", "StaticUsing", "ConstantConditions", "MinusByte" })
            {
                foreach (var x in new[] { 1.3, -0.7, 2.5, 5.25 })
                    cases.Add(name, [x]);
            }

            foreach (var name in new[] { "Nested", "While", "Do", "DoWithContinue", "For", "ForTwo", "ForChanged", "ForDown", "ForBreakContinue", "NestedLoops", "ReturnInNestedLoops", "ContinueOuter", "SideEffectsInConditions", "Ternary", "ThrowMessage", "LoopOnce", "LoopThatReturns", "UnassignedAtFirst", "Redeclared", "Unconditional", "TwoResults" })
            {
                foreach (var n in new[] { -2, 0, 1, 2, 3, 7 })
                    cases.Add(name, [1.3, n]);
            }

            foreach (var n in new[] { 5, 200000000 })
                cases.Add("CheckedSum", [1.5, n]);
            foreach (var n in new[] { 0, 1, 2, 9 })
                cases.Add("Swapped", [1.5, -0.25, n]);
            foreach (var x in new[] { -1.0, 0.5, 3 })
            {
                foreach (var y in new[] { -4.0, 0.25, 2, 5 })
                    cases.Add("AndOr", [x, y]);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_statement_does_what_it_does_in_CSharp(string method, object[] arguments) => Program.AssertSame(method, arguments);
}
