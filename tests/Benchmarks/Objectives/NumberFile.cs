using System.Globalization;

namespace SymbolicBackprop.Benchmarks.Objectives;

/// <summary>A file of numbers between white space, read from its beginning to its end.</summary>
internal sealed class NumberFile(string name)
{
    private readonly string[] _words = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", name))
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private int _next;

    public int Integer() => int.Parse(_words[_next++], CultureInfo.InvariantCulture);

    public double Number() => double.Parse(_words[_next++], CultureInfo.InvariantCulture);

    public double[] Numbers(int count)
    {
        var numbers = new double[count];
        for (var i = 0; i < count; i++) numbers[i] = Number();
        return numbers;
    }
}
