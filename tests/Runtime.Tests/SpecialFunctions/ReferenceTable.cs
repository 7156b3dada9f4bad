using System.Globalization;

namespace SymbolicBackprop.Tests.SpecialFunctions;

/// <summary>One table of References/, which references.py makes.</summary>
internal static class ReferenceTable
{
    /// <summary>One line: the operands, the value, and what the value changes by when an operand changes in its last place, where that counts.</summary>
    public sealed record Line(double[] Operands, double Value, double Slack);

    public static IReadOnlyList<Line> Read(string name, int arity)
    {
        using var reader = new StreamReader(typeof(ReferenceTable).Assembly.GetManifestResourceStream($"References.{name}.txt")
            ?? throw new FileNotFoundException($"There is no table {name}."));
        var lines = new List<Line>();
        while (reader.ReadLine() is { } text)
        {
            double[] numbers = [.. text.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
            lines.Add(new Line(numbers[..arity], numbers[arity], numbers.Length > arity + 1 ? numbers[arity + 1] : 0));
        }

        return lines;
    }
}
