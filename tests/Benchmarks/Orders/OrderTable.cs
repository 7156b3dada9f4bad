using System.Globalization;

namespace SymbolicBackprop.Benchmarks.Orders;

/// <summary>What derivatives of first and second order cost, as a table in Markdown.</summary>
internal static class OrderTable
{
    private const int Rounds = 7;
    private const double SecondsEach = 0.02;

    public static void Print(IReadOnlyList<OrderCase> cases)
    {
        Console.WriteLine("| program | F (ns) | tangent / F | gradient / F | Hessian-vector / gradient | bytes: tangent | gradient | Hessian-vector |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var program in cases)
        {
            var value = 0.0;
            Func<double>[] members = [program.Value, program.Tangent, program.Gradient, program.Product];
            var best = Stopwatches.BestSeconds(Rounds, SecondsEach, [.. members.Select<Func<double>, Action>(member => () => value += member())]);
            var bytes = members.Select(member => BytesPerCall(member, program.Calls)).ToArray();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {program.Name} | {1e9 * best[0] / program.Calls:F1} | {best[1] / best[0]:F2} | {best[2] / best[0]:F2} | {best[3] / best[2]:F2} | {bytes[1]:F0} | {bytes[2]:F0} | {bytes[3]:F0} |"));
            GC.KeepAlive(value);
        }
    }

    private static double BytesPerCall(Func<double> member, int calls)
    {
        const int Runs = 10;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var run = 0; run < Runs; run++) member();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)(Runs * calls);
    }
}
