using SymbolicBackprop.Benchmarks.Gradients.Cases;

namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The gradients of programs in the numeric language: beside the program itself, and beside a gradient written by hand.</summary>
internal static class GradientBenchmark
{
    private const double ScalarLimit = 3;
    private const double LoopLimit = 5;

    public static void Run(string[] arguments)
    {
        const string Check = "--check";
        var names = arguments.Where(argument => argument != Check).ToList();
        var loops = Chosen(names, [.. ArrayCases.All(), .. InPlaceCases.All(), .. SimulationCases.All()]);
        var scalars = Chosen(names, ScalarCases.All());
        if (arguments.Contains(Check))
        {
            var results = scalars.Concat(loops).Select(GradientComparison.Check).ToList();
            Console.WriteLine($"{results.Count(passed => passed)} passed, {results.Count(passed => !passed)} failed");
            if (!results.TrueForAll(passed => passed)) Environment.ExitCode = 1;
            return;
        }

        Console.WriteLine("Best times of one call; the three are measured in turn.");
        GradientTable.Print("Straight-line scalar programs", ScalarLimit, scalars);
        GradientTable.Print("Loops over arrays", LoopLimit, loops);
    }

    private static GradientCase[] Chosen(List<string> names, IEnumerable<GradientCase> all) =>
        [.. all.Where(program => names.Count == 0 || names.Any(name => program.Name.Contains(name, StringComparison.OrdinalIgnoreCase)))];
}
