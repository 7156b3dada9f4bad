namespace SymbolicBackprop.Fuzz.Checking;

/// <summary>What one call of a compiled member gave.</summary>
public sealed class Recorder
{
    /// <summary>The value that it returned, where it returns one.</summary>
    public double? Value { get; set; }

    /// <summary>The tangents of the outputs, where it gives these: of the result, where there is one, and of what is left in memory.</summary>
    public double[]? Tangents { get; set; }

    /// <summary>The gradient: the numbers of all differentiated parameters, in their order. None for the method itself.</summary>
    public double[]? Gradient { get; set; }

    /// <summary>For each number of the gradient, what was in the place to which it was added.</summary>
    public double[] Before { get; set; } = [];

    /// <summary>The numbers of all arrays, spans and referenced variables after the call.</summary>
    public double[] Left { get; set; } = [];

    /// <summary>A new array of one number.</summary>
    public static double[] Repeat(double value, int count)
    {
        var values = new double[count];
        Array.Fill(values, value);
        return values;
    }
}

/// <summary>A call of a compiled member.</summary>
/// <param name="recorder">Gets what it gives.</param>
/// <param name="reals">The real numbers of all parameters, in their order.</param>
/// <param name="integers">The integers and booleans of all parameters, in their order.</param>
/// <param name="upstream">The derivative with respect to the result, where there is one, and what is left in memory; of a member that takes a direction, that.</param>
/// <param name="fill">What is in the buffers before.</param>
public delegate void MemberCall(Recorder recorder, double[] reals, int[] integers, double[] upstream, double fill);

/// <summary>A call of a method in forward mode.</summary>
/// <returns>The result, where there is one, and what is left in memory.</returns>
public delegate Dual[] DualCall(Dual[] reals, int[] integers);
