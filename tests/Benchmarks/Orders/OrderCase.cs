namespace SymbolicBackprop.Benchmarks.Orders;

/// <summary>
/// One program of the table of orders: what is timed reads the same inputs in each run, and leaves them as they are. A program that takes
/// nanoseconds is called on many points in one run.
/// </summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Calls">How many calls there are in one run.</param>
/// <param name="Value">The value, or the sum of the values at all points.</param>
/// <param name="Tangent">The value, with the derivative in one direction.</param>
/// <param name="Gradient">The gradient.</param>
/// <param name="Product">The Hessian times a vector; the sum of its numbers, so that all of them are needed.</param>
internal sealed record OrderCase(string Name, int Calls, Func<double> Value, Func<double> Tangent, Func<double> Gradient, Func<double> Product);
