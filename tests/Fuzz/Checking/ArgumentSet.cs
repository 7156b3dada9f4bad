using SymbolicBackprop.Fuzz.Syntax;
using SymbolicBackprop.Training;

namespace SymbolicBackprop.Fuzz.Checking;

/// <summary>
/// Arguments for the entry of a program. Each parameter's come from the program's seed and its own name alone, so that dropping another
/// one changes nothing.
/// </summary>
internal sealed class ArgumentSet
{
    /// <summary>Where kinks, ties and special branches are.</summary>
    private static readonly double[] RoundNumbers = [0, 0.5, 1, -1, 0.25, 2];

    public ArgumentSet(TestProgram program, int number)
    {
        var (reals, integers, upstream) = (new List<double>(), new List<int>(), new List<double>());
        if (program.Entry.Result == ValueKind.Real)
            upstream.Add(1.25);
        foreach (var parameter in program.Entry.Parameters)
        {
            var random = new SeededRandom(program.Seed, NumberOf(parameter.Name) + number);
            if (parameter.Kind is ValueKind.Integer or ValueKind.Boolean)
                integers.Add(random.NextInt(parameter.Kind == ValueKind.Boolean ? 2 : 6));
            if (parameter.Mode != PassMode.Out)
                reals.AddRange(Enumerable.Range(0, parameter.RealCount).Select(_ => Real(random)));
            if (parameter.IsMemory)
                upstream.AddRange(Enumerable.Range(0, parameter.RealCount).Select(_ => random.NextDouble() - 0.5));
        }

        (Reals, Integers, Upstream) = ([.. reals], [.. integers], [.. upstream]);
    }

    /// <summary>The real numbers of all parameters that are read, in their order.</summary>
    public double[] Reals { get; }

    /// <summary>The integers and booleans of all parameters, in their order.</summary>
    public int[] Integers { get; }

    /// <summary>A derivative with respect to the result, where there is one, and to each number in memory.</summary>
    public double[] Upstream { get; }

    public override string ToString() => $"reals [{string.Join(", ", Reals.Select(Numbers.Text))}], integers [{string.Join(", ", Integers)}]";

    private static double Real(SeededRandom random) => random.NextInt(8) == 0
        ? RoundNumbers[random.NextInt(RoundNumbers.Length)]
        : (3 * random.NextDouble()) - 1.5;

    /// <summary>A number for a name, the same in every run.</summary>
    private static long NumberOf(string name) => name.Aggregate(17L, (hash, letter) => unchecked((hash * 1_000_003) + letter)) * 16;
}
