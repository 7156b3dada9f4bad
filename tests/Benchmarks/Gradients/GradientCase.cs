namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>
/// One program of the table: calls of it on given inputs, of its generated gradient and of the one written by hand. A program that takes
/// nanoseconds is called on many points in one run, and its value is the sum over them.
/// </summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Calls">How many calls there are in one run.</param>
/// <param name="Inputs">What is differentiated; the functions below read these arrays again in each run, and leave them as they are.</param>
/// <param name="Value">The value.</param>
/// <param name="Generated">The value, and the gradient in the order of the inputs, by the generated method.</param>
/// <param name="HandWritten">The same, written by hand.</param>
internal sealed record GradientCase(
    string Name, int Calls, double[][] Inputs, Func<double> Value, Func<double[], double> Generated, Func<double[], double> HandWritten)
{
    public int Count => Inputs.Sum(input => input.Length);
}
