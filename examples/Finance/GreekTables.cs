using System.Diagnostics;

namespace Finance;

/// <summary>What the program prints: each Greek by generated code, and by what it is compared with.</summary>
internal static class GreekTables
{
    public static void Print(TextWriter output, Market market, MonteCarlo simulation)
    {
        PrintBlackScholes(output, market);
        output.WriteLine();
        PrintAsian(output, market, simulation);
    }

    private static void PrintBlackScholes(TextWriter output, Market market)
    {
        var (generated, closed) = (BlackScholes.Greeks(market).Values, ClosedForms.Greeks(market).Values);
        output.WriteLine("Black–Scholes      generated       closed form");
        for (var i = 0; i < generated.Length; i++)
            output.WriteLine($"{Greeks.Names[i],-13} {generated[i],14:F10} {closed[i],17:F10}");
    }

    private static void PrintAsian(TextWriter output, Market market, MonteCarlo simulation)
    {
        var start = Stopwatch.GetTimestamp();
        var (mean, error) = simulation.Greeks(market);
        var generatedTime = Stopwatch.GetElapsedTime(start);
        start = Stopwatch.GetTimestamp();
        var bumped = Bumping.Greeks(simulation.Price, market);
        var bumpingTime = Stopwatch.GetElapsedTime(start);

        output.WriteLine("Asian             generated  standard error         bumped");
        for (var i = 0; i < Greeks.Count; i++)
            output.WriteLine($"{Greeks.Names[i],-13} {mean.Values[i],13:F6} {error.Values[i],15:F6} {bumped.Values[i],14:F6}");
        output.WriteLine();
        output.WriteLine($"{simulation.Paths} paths of {simulation.Dates} dates: {generatedTime.TotalMilliseconds:F0} ms for all Greeks, {bumpingTime.TotalMilliseconds:F0} ms by bumping");
    }
}
