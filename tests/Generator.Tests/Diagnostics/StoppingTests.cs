using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Diagnostics;

/// <summary>Where a derivative cannot be stopped, and that stopping one is no reason for a warning.</summary>
public class StoppingTests
{
    [Theory]
    [InlineData(
        "[Differentiable] public static double F(double[] x) { var constant = [|Differentiate.Stop(x)|]; x[0] = 2 * x[1]; return constant[0] * x[0]; }",
        "'Differentiate.Stop(x)', whose elements are written, is not differentiated; stop the elements where they are read, or a copy")]
    [InlineData(
        "[NoDerivative] static double Change(ref double x) => x++; [Differentiable] public static double F(double x) { var y = x; return [|Change(ref y)|] + x; }",
        "A call of 'Change', which is marked [NoDerivative] and writes to a parameter, is not differentiated; let it return what it writes")]
    [InlineData(
        "[Differentiable] public static double F(Counter counter, double x) => [|counter.Next(x)|] * x;",
        "A call of 'Next', which is marked [NoDerivative] and may change the struct that it is called on, is not differentiated; declare it readonly")]
    [InlineData(
        "[NoDerivative] static double Count(double[] x) => x[0]++; [Differentiable] public static double F(double[] x) => [|Count(x)|] * x[1];",
        "A call of 'Count', which is marked [NoDerivative] and writes to 'x', is not differentiated; let it return what it writes")]
    public void What_cannot_be_stopped(string method, string message) => Run(method, new ExpectedDiagnostic("SBP010", message));

    [Fact]
    public void A_method_of_the_base_class_has_no_name_outside() => GeneratorTest.Run(
        """
        using SymbolicBackprop;

        public class Source
        {
            [NoDerivative]
            public virtual double Noise(double x) => x;
        }

        public partial class Methods : Source
        {
            public override double Noise(double x) => -x;

            [Differentiable]
            public double F(double x) => [|base.Noise(x)|] * x;
        }
        """,
        new ExpectedDiagnostic("SBP010", "A call of 'Noise', which is marked [NoDerivative], by the word 'base' is not differentiated; give that method a name of its own"));

    [Fact]
    public void What_is_stopped_is_not_warned_of()
    {
        var run = Run("""
            [NoDerivative] static int Bin(double x) => (int)x;
            [NoDerivative] static double Table(double[] x) => double.Parse($"{x[0]}");
            [Differentiable] public static double F(double[] x, double y) => x[Bin(y)] * Table(x) * System.Math.Floor(Differentiate.Stop(y));
            """);
        Assert.Contains("global::Methods.Bin(y)", run.TextOf(".F."), StringComparison.Ordinal);
    }

    private static GeneratorRun Run(string methods, params ExpectedDiagnostic[] expected) => GeneratorTest.Run(
        $$"""
        using SymbolicBackprop;

        public struct Counter
        {
            private int _count;

            [NoDerivative]
            public double Next(double x) => x + _count++;
        }

        public static partial class Methods
        {
            {{methods}}
        }
        """,
        expected);
}
