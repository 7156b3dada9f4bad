namespace SymbolicBackprop;

/// <summary>
/// Marks a static method as the backward rule of a method <c>F</c>: it says the gradient, and the body of <c>F</c> is not looked into.
/// It takes what <c>F</c> takes (the receiver of an instance method first), then the result of <c>F</c>, then the state where there is a
/// <see cref="ForwardOfAttribute"/> rule, then the upstream value; it gives the gradient with respect to each differentiated parameter,
/// several as a tuple. Gradients of arrays and spans are new arrays.
/// </summary>
/// <example>
/// <code>
/// [BackwardOf(nameof(Gamma))]
/// static double GammaBackward(double x, double y, double upstream) => upstream * y * Digamma(x);
/// </code>
/// </example>
/// <remarks>
/// A rule that is wrong makes derivatives wrong: check it with <see cref="GradientCheck"/>. Where the tangent of such a method is
/// asked for and its value is one number, the gradient gives it too. For a second derivative the rule itself is differentiated:
/// mark it <c>[Differentiable(Derivatives.Tangent)]</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class BackwardOfAttribute : Attribute
{
    /// <summary>The rule of a method of the same type.</summary>
    /// <param name="method">The name of the method, as <c>nameof</c> gives it.</param>
    public BackwardOfAttribute(string method) => Method = method;

    /// <summary>The rule of a method of another type.</summary>
    /// <param name="type">The type that declares the method.</param>
    /// <param name="method">The name of the method, as <c>nameof</c> gives it.</param>
    public BackwardOfAttribute(Type type, string method) => (Type, Method) = (type, method);

    /// <summary>The type that declares the method; null where it is the type of the rule.</summary>
    public Type? Type { get; }

    /// <summary>The name of the method.</summary>
    public string Method { get; }

    /// <summary>
    /// The name of the one parameter that the rule is about, whose gradient is then all that it gives; null where it is about all.
    /// The derivatives with respect to other parameters come from the body, where the method is marked
    /// <see cref="DifferentiableAttribute"/>, or from other rules.
    /// </summary>
    public string? Parameter { get; init; }
}
