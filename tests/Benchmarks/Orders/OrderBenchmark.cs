namespace SymbolicBackprop.Benchmarks.Orders;

/// <summary>What derivatives cost beside each other: forward mode, reverse mode, and forward over reverse.</summary>
internal static class OrderBenchmark
{
    public static void Run(string[] arguments)
    {
        Console.WriteLine("Best times of one call; the four are measured in turn.");
        Console.WriteLine();
        OrderTable.Print([.. OrderCases.All().Where(program => arguments.Length == 0 || arguments.Any(name => program.Name.Contains(name, StringComparison.OrdinalIgnoreCase)))]);
    }
}
