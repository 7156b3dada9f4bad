namespace SymbolicBackprop.Generator.Tests.Binding;

/// <summary>Strings, enums, dates, tables and objects whose members are read.</summary>
public class ConstantDataTests
{
    private static readonly BoundProgram Program = BoundProgram.Of("BoundConstants", """
        static readonly Dictionary<string, double> Table = new() { ["a"] = 2.5, ["b"] = -1 };
        static readonly List<double> Numbers = [1, 2.5, 4];
        static readonly BoundPlate Plate = new("steel", 3, [1, 2]);
        static int Helper(int n) => n * 3 + 1;
        [Differentiable] static double Lookups(double x, int n) => Table["a"] * x + Numbers[n % 3] * x * Numbers.Count + (Table.ContainsKey("c") ? 1 : 2);
        [Differentiable] static double Dates(double x, int n) { var start = new DateTime(2024, 1, 1).AddDays(n); var days = (start - new DateTime(2023, 6, 1)).TotalDays; return x * days / (start.DayOfWeek == DayOfWeek.Monday ? 365 : 360); }
        [Differentiable] static double Strings(double x, int n) { var name = n > 1 ? "alpha" : "b"; var s = 0; foreach (var c in name) s += c == 'a' ? 2 : 1; return x * name.Length + s + name[0] + (name.StartsWith("al") ? 1 : 0) + string.Concat(name, "x").Length; }
        [Differentiable] static double Enums(double x, int n) { double s = 0; for (var d = DayOfWeek.Sunday; d <= DayOfWeek.Saturday; d++) { if (d == DayOfWeek.Tuesday) continue; s += x * (int)d; } return s; }
        [Differentiable] static double Members(double x, int n) { var s = Plate.Thickness * x; for (var i = 0; i < Plate.Moduli.Length; i++) s += Plate.Moduli[i] * Math.Pow(x, i); return s + (Plate is { Thickness: > 2 } thick ? thick.Moduli[0] : 0) + Plate.Name.Length; }
        [Differentiable] static double Integers(double x, int n) => x * Helper(n) + Math.Max(n, 3) + int.Clamp(n, 0, 2) + Math.DivRem(7, n + 2).Remainder;
        [Differentiable] static double Questions(double x, int n) => double.IsNaN(x) || double.IsInfinity(x) ? n : double.IsFinite(x) && double.IsNegative(x) ? -x : x;
        [Differentiable] static double NotNull(double x, int n) { double[] a = [x, 2, 3]; double[]? none = n > 1 ? null : a; return a is { Length: > 2 } && none is not null ? none[0] : none is null ? 2 * x : 0; }
        [Differentiable] static double ByReferenceChosen(double x, int n) { double a = x, b = 2; ref var r = ref (n > 1 ? ref a : ref b); r *= 3; (n > 1 ? ref b : ref a) += 1; return a + 10 * b; }
        [Differentiable] static double Deconstructed(double x, int n) { var (low, high) = new BoundRange(x, n); return low - 2 * high + (new BoundRange(n, x) is (> 0, var h) ? h : 1); }
        """, """
        public sealed record BoundPlate(string Name, double Thickness, double[] Moduli);
        public readonly struct BoundRange(double a, double b)
        {
            public double Low { get; } = Math.Min(a, b);
            public double High { get; } = Math.Max(a, b);
            public void Deconstruct(out double low, out double high) { low = Low; high = High; }
        }
        """);

    public static TheoryData<string, object[]> Cases
    {
        get
        {
            var cases = new TheoryData<string, object[]>();
            cases.AddEach(
                "Lookups Dates Strings Enums Members Integers Questions NotNull ByReferenceChosen Deconstructed",
                [0.5, 0], [2.5, 1], [-1.5, 4]);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Data_that_no_derivative_flows_through_is_read_as_in_CSharp(string method, object[] arguments) => Program.AssertSame(method, arguments);
}
