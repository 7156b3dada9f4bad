using System.Globalization;

namespace SymbolicBackprop.Benchmarks;

/// <summary>A derivative by <c>Differentiate.Gradient</c> beside the same by its name: nanoseconds and bytes a call.</summary>
internal static class CallSiteBenchmark
{
    private const int Calls = 1000;

    private static readonly double[] Points = [.. Enumerable.Range(0, Calls).Select(i => 0.001 * i)];
    private static readonly Func<double, double> OfNamedMethod = CallSiteFunctions.CubeGradient;
    private static readonly Func<double, double> OfLambda = Differentiate.Gradient((double x) => x * x * x);

    public static void Run(string[] arguments)
    {
        (string Name, Func<double> Sum)[] forms =
        [
            ("x³: CubeGradient(x)", () => { double sum = 0; foreach (double x in Points) sum += CallSiteFunctions.CubeGradient(x); return sum; }),
            ("x³: a delegate of CubeGradient", () => { double sum = 0; foreach (double x in Points) sum += OfNamedMethod(x); return sum; }),
            ("x³: Differentiate.Gradient(lambda), kept", () => { double sum = 0; foreach (double x in Points) sum += OfLambda(x); return sum; }),
            ("x³: Differentiate.Gradient(lambda)(x)", () => { double sum = 0; foreach (double x in Points) sum += Differentiate.Gradient((double y) => y * y * y)(x); return sum; }),
            ("x³: Differentiate.Gradient(Cube)(x)", () => { double sum = 0; foreach (double x in Points) sum += Differentiate.Gradient(CallSiteFunctions.Cube)(x); return sum; }),
            ("wave: WaveGradient(x)", () => { double sum = 0; foreach (double x in Points) sum += CallSiteFunctions.WaveGradient(x); return sum; }),
            ("wave: Differentiate.Gradient(lambda)(x)", () => { double sum = 0; foreach (double x in Points) sum += Differentiate.Gradient((double y) => Math.Sin(y) * Math.Exp(-y))(x); return sum; }),
            ("wave: Differentiate.Gradient(Wave)(x)", () => { double sum = 0; foreach (double x in Points) sum += Differentiate.Gradient(CallSiteFunctions.Wave)(x); return sum; }),
        ];
        double total = 0;
        var best = Stopwatches.BestSeconds(9, 0.02, [.. forms.Select<(string Name, Func<double> Sum), Action>(form => () => total += form.Sum())]);
        for (var i = 0; i < best.Length; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            total += forms[i].Sum();
            var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Calls;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{forms[i].Name,-44}{best[i] * 1e9 / Calls,8:F2} ns{bytes,6:F0} bytes"));
        }

        GC.KeepAlive(total);
    }
}

/// <summary>What is differentiated by its name.</summary>
internal static partial class CallSiteFunctions
{
    [Differentiable]
    public static double Cube(double x) => x * x * x;

    [Differentiable]
    public static double Wave(double x) => Math.Sin(x) * Math.Exp(-x);
}
