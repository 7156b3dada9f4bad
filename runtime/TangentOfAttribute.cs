namespace SymbolicBackprop;

/// <summary>
/// Marks a static method as the tangent rule of a method <c>F</c>: it says the derivative in a direction. It takes what <c>F</c> takes
/// (the receiver of an instance method first), then the result of <c>F</c>, then a tangent for each differentiated parameter; it gives the
/// tangent of the result.
/// </summary>
/// <example>
/// <code>
/// [TangentOf(nameof(Gamma))]
/// static double GammaTangent(double x, double y, double xTangent) => xTangent * y * Digamma(x);
/// </code>
/// </example>
/// <remarks>
/// Of a function of numbers whose value is a number it gives the gradient too, where there is no <see cref="BackwardOfAttribute"/> rule.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class TangentOfAttribute : Attribute
{
    /// <summary>The rule of a method of the same type.</summary>
    /// <param name="method">The name of the method, as <c>nameof</c> gives it.</param>
    public TangentOfAttribute(string method) => Method = method;

    /// <summary>The rule of a method of another type.</summary>
    /// <param name="type">The type that declares the method.</param>
    /// <param name="method">The name of the method, as <c>nameof</c> gives it.</param>
    public TangentOfAttribute(Type type, string method) => (Type, Method) = (type, method);

    /// <summary>The type that declares the method; null where it is the type of the rule.</summary>
    public Type? Type { get; }

    /// <summary>The name of the method.</summary>
    public string Method { get; }

    /// <summary>The name of the one parameter that the rule is about, whose tangent is then the only one that it takes; null where it is about all.</summary>
    public string? Parameter { get; init; }
}
