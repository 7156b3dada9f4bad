namespace SymbolicBackprop.Generator.Tests.Binding;

/// <summary>Switches and patterns.</summary>
public class SwitchTests
{
    private static readonly BoundProgram Program = BoundProgram.Of("BoundSwitches", """
        [Differentiable] static double Statement(double x, int n) { double y = 1; switch (n) { case 0: y = x; break; case 1: case 2: y = x * x; if (x > 2) break; y += 1; break; case > 5: return -x; default: y = 3 * x; break; } return y; }
        [Differentiable] static double DefaultFirst(double x, int n) { switch (n) { default: return 1; case 1: return x; case 2: return x * x; } }
        [Differentiable] static double DefaultWithLabels(double x, int n) { switch (n) { case 1: default: x += 10; break; case 2: x *= 2; break; case var k when k < 2 && k != 1: x = k; break; } return x; }
        [Differentiable] static double WithoutDefault(double x, int n) { switch (n) { case 3: x = 7; break; case 1: { x *= 3; break; } } return x; }
        [Differentiable] static double InLoop(double x, int n) { for (var i = 0; i < n; i++) { switch (i % 4) { case 0: continue; case 1: x += 1; break; case 2: if (x > 5) return x; x *= 2; break; } if (x > 100) break; } return x; }
        [Differentiable] static double Expression(double x, int n) => n switch { 0 => x, 1 or 2 => x * x, > 5 and not 7 => Math.Exp(x), < 0 when x > 1 => -x, var k when k == 7 => k * x, _ => 1 };
        [Differentiable] static double OfReals(double x, int n) => x switch { < 0 => -x, 0 => n, >= 0 and < 2 => x * x, double.NaN => 5, _ => 4 * x };
        [Differentiable] static double NoMatch(double x, int n) => n switch { 0 => x, 1 => 2 * x };
        [Differentiable] static double OfTuple(double x, int n) => (n > 1, x > 1) switch { (true, true) => x, (true, false) => 2 * x, (false, _) => 3 * x };
        [Differentiable] static double Positional(double x, int n) { var p = (x * 2, n); return p switch { (> 3, 0) => 1, (var a, var b) when b > 1 => a * b, (var a, _) => a }; }
        [Differentiable] static double IsPattern(double x, int n) { if (n is > 0 and < 3 && x is var y && y * y > 1) return y; if (n is not 0) return 2 * x; return x is >= 1 or < -3 ? 5 : x; }
        [Differentiable] static double Declared(double x, int n) { if (!(x * x is var square && square > n)) return 0; return square; }
        [Differentiable] static double InWhile(double x, int n) { var i = 0; while (x * i is var product && product < 5 && i < n) { i++; x += product; } return x + i; }
        [Differentiable] static double OfChar(double x, int n) { var c = (char)('a' + n); return c switch { 'a' => x, >= 'c' and <= 'd' => 2 * x, _ => 0 }; }
        [Differentiable] static double OfString(double x, int n) { var s = n > 1 ? "many" : "one"; switch (s) { case "one": return x; case "many": return x * x; default: return 0; } }
        [Differentiable] static double OfEnum(double x, int n) { var day = (DayOfWeek)n; return day switch { DayOfWeek.Sunday => x, DayOfWeek.Tuesday or DayOfWeek.Friday => 2 * x, _ => (int)day * x }; }
        [Differentiable] static double SharedLocals(double x, int n) { switch (n) { case 0: double y = x; return y; case 1: y = 2 * x; x = y; break; default: y = 3; for (var i = 0; i < n; i++) y *= x; return y; } return -x; }
        [Differentiable] static double VariablesOfConditions(double x, int n) { double s = 0; for (var i = 0; i < n && Split(x, i, out var part) && part * part is var square && square < 9; i++) s += part + square; if (n > 0 && Split(x, n, out var last)) return s + last; return s; static bool Split(double x, int i, out double y) { y = x * i; return y < 4; } }
        [Differentiable] static double DefaultWithPattern(double x, int n) { switch (x) { case > 1 and var big: x = big + 1; break; case var other when other < 0: case 0.5: default: (double a, double b) = (x, n); x = a - b; break; case var rest when rest > 0.25: x = rest * 2; break; } return x; }
        [Differentiable] static double Sequential(double x, int n) { x = n switch { 0 => x = 5, _ => x += 2 } * x; return x; }
        """);

    public static TheoryData<string, object[]> Cases
    {
        get
        {
            var cases = new TheoryData<string, object[]>();
            cases.AddEach(
                "Statement DefaultFirst DefaultWithLabels WithoutDefault InLoop Expression OfReals NoMatch OfTuple Positional IsPattern Declared InWhile OfChar OfString OfEnum SharedLocals VariablesOfConditions DefaultWithPattern Sequential",
                [.. new[] { 0, 1, 2, 3, 6, 7, -1 }.SelectMany(n => new[] { 0.5, 2.5, double.NaN, 0 }.Select(x => new object[] { x, n }))]);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_switch_takes_the_way_that_it_takes_in_CSharp(string method, object[] arguments) => Program.AssertSame(method, arguments);
}
