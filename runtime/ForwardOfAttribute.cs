namespace SymbolicBackprop;

/// <summary>
/// Marks a static method as the forward rule of a method <c>F</c>: derivatives call it in the place of <c>F</c>. It takes what <c>F</c>
/// takes (the receiver of an instance method first) and gives a tuple of the result of <c>F</c>, with the same bits, and of a state, whatever
/// its <see cref="BackwardOfAttribute"/> rules need of the forward sweep: a factorisation, an iteration count, a random mask.
/// </summary>
/// <example>
/// <code>
/// [ForwardOf(nameof(Solve))]
/// static (double[] Result, Factors State) SolveForward(Matrix&lt;double&gt; a, double[] b) => …;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ForwardOfAttribute : Attribute
{
    /// <summary>The rule of a method of the same type.</summary>
    /// <param name="method">The name of the method, as <c>nameof</c> gives it.</param>
    public ForwardOfAttribute(string method) => Method = method;

    /// <summary>The rule of a method of another type.</summary>
    /// <param name="type">The type that declares the method.</param>
    /// <param name="method">The name of the method, as <c>nameof</c> gives it.</param>
    public ForwardOfAttribute(Type type, string method) => (Type, Method) = (type, method);

    /// <summary>The type that declares the method; null where it is the type of the rule.</summary>
    public Type? Type { get; }

    /// <summary>The name of the method.</summary>
    public string Method { get; }
}
