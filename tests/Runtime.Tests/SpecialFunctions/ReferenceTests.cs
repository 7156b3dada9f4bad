using System.Globalization;
using System.Text.RegularExpressions;

namespace SymbolicBackprop.Tests.SpecialFunctions;

/// <summary>The special functions against values that were computed in 60 digits.</summary>
public partial class ReferenceTests
{
    private const double Tolerance = 1e-14;

    /// <summary>Half a unit in the last place of a float, and what the double behind it may be off by.</summary>
    private const double SingleTolerance = 5.9604651e-8;

    public static TheoryData<string> Tables => [.. SpecialFunction.ByTable.Keys];

    /// <summary>The errors that the documentation states, by table.</summary>
    private static readonly Dictionary<string, double> Stated = ReadStated();

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_value_is_right_to_the_digits_that_the_documentation_states(string table)
    {
        var function = SpecialFunction.ByTable[table];
        var worst = (Error: 0.0, Text: "");
        foreach (var line in ReferenceTable.Read(table, function.Arity))
        {
            var actual = function.Double(line.Operands);
            var error = RelativeError(actual, line, double.Epsilon);
            if (!(error <= worst.Error))
                worst = (error, $"{table}({string.Join(", ", line.Operands.Select(operand => operand.ToString("R", CultureInfo.InvariantCulture)))}) is {line.Value:R}, not {actual:R}: {error:G2}");
        }

        Assert.True(Stated[table] <= Tolerance);
        Assert.True(worst.Error <= Stated[table], worst.Text);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_value_of_a_float_is_rounded_once(string table)
    {
        var function = SpecialFunction.ByTable[table];
        var compared = 0;
        foreach (var line in ReferenceTable.Read(table, function.Arity).Where(line => line.Operands.All(operand => (float)operand == operand)))
        {
            var actual = function.Single([.. line.Operands.Select(operand => (float)operand)]);
            compared++;
            if (Math.Abs(line.Value) > float.MaxValue)
                Assert.Equal((float)line.Value, actual);
            else
                Assert.True(RelativeError(actual, line, float.Epsilon / 1.99) <= SingleTolerance, $"{table}({string.Join(", ", line.Operands)}) is {line.Value:R}, not {actual:R}");
        }

        Assert.True(compared >= 20, $"{table} has only {compared} points that a float can hold.");
    }

    /// <summary>The relative error, without what the last place of the operand is worth and without one step of <paramref name="least"/>.</summary>
    private static double RelativeError(double actual, ReferenceTable.Line line, double least)
    {
        var error = Math.Abs(actual - line.Value) - line.Slack;
        return error <= 0 || (error <= least && Math.Abs(line.Value) < least * (1L << 53)) ? 0 : error / Math.Abs(line.Value);
    }

    private static Dictionary<string, double> ReadStated()
    {
        using var reader = new StreamReader(typeof(ReferenceTests).Assembly.GetManifestResourceStream("special-functions.md")!);
        return StatedError().Matches(reader.ReadToEnd()).ToDictionary(match => match.Groups["table"].Value, match => double.Parse(match.Groups["error"].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^\| [^|]*\| (?<table>\w+) \| (?<error>[\d.]+e-\d+)[ ¹²]*\|", RegexOptions.Multiline)]
    private static partial Regex StatedError();
}
