using System.Globalization;

namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>Compares generated gradients with those written by hand, and these with differences of the value.</summary>
internal static class GradientComparison
{
    private const double Tolerance = 1e-8;

    /// <summary>Prints a line for a program.</summary>
    /// <returns>True where everything agrees.</returns>
    public static bool Check(GradientCase program)
    {
        var value = program.Value();
        var generated = new double[program.Count];
        var handWritten = new double[program.Count];
        var sameValue = program.Generated(generated).Equals(value);
        var handValue = program.HandWritten(handWritten);
        var difference = Math.Max(RelativeDifference.Of(handValue, value), RelativeDifference.Largest(generated, handWritten));
        var numeric = Numeric(program, handWritten);

        var passed = sameValue && difference <= Tolerance && numeric.Passed;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(passed ? "ok  " : "FAIL")} {program.Name}: value {(sameValue ? "equal" : "DIFFERS")}, generated against hand {difference:E1}; hand against differences: {numeric}"));
        return passed;
    }

    private static GradientCheckResult Numeric(GradientCase program, double[] gradient)
    {
        var at = program.Inputs.SelectMany(input => input).ToArray();
        var result = GradientCheck.Run(
            inputs =>
            {
                Write(program, inputs);
                return program.Value();
            },
            at,
            gradient,
            new GradientCheckOptions { MaximumEntriesPerLeaf = 60 });
        Write(program, at);
        return result;
    }

    private static void Write(GradientCase program, double[] inputs)
    {
        var start = 0;
        foreach (var input in program.Inputs)
        {
            Array.Copy(inputs, start, input, 0, input.Length);
            start += input.Length;
        }
    }
}
