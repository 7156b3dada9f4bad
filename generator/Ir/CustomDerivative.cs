using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Ir;

/// <summary>
/// The derivative of a value as rules of the user's say it: of (arguments, value) or (arguments, value, state). It stands beside an
/// operation that gives the value (<see cref="Let.DerivativeAs"/>). A derivative flows to the arguments by the rules, and to the value as
/// it was before as it is: where a body computed that, it brings the derivatives that no rule says.
/// </summary>
/// <param name="DisplayName">The method that gave the value, for people.</param>
/// <param name="Arguments">What is known of the derivative with respect to each argument.</param>
/// <param name="ActiveResults">For the value, or each element of a tuple, whether it is differentiated.</param>
/// <param name="Backward">Rules that give gradients.</param>
/// <param name="Tangent">Rules that give tangents.</param>
/// <param name="IsPartial">The value brings derivatives that no rule says, of a body in which what has a rule is constant.</param>
/// <param name="HasState">The last operand is what the forward rule kept for the backward rules.</param>
internal sealed record CustomDerivative(
    string DisplayName,
    EquatableArray<ArgumentDerivative> Arguments,
    EquatableArray<bool> ActiveResults,
    EquatableArray<DerivativeRule> Backward,
    EquatableArray<DerivativeRule> Tangent,
    bool IsPartial,
    bool HasState) : Operation
{
    public override string Name => "CustomDerivative";

    /// <summary>Why the derivative with respect to some arguments is missing, and what to write instead; null where a rule of the user's is.</summary>
    public (string What, string Instead)? Advice { get; init; }

    /// <summary>Which operand is the value.</summary>
    public int ValueOperand => Arguments.Count;

    /// <summary>Whether a derivative flows from the result to an operand.</summary>
    public bool Passes(int operand) => operand == ValueOperand || (operand < Arguments.Count && Arguments[operand] == ArgumentDerivative.ByRule);

    public override string ToString() => $"rules of {DisplayName} ({string.Join(", ", Backward.Concat(Tangent).Select(rule => rule.Method.DisplayName))})";
}

/// <summary>What is known of the derivative with respect to an argument.</summary>
internal enum ArgumentDerivative
{
    /// <summary>There is none to take: the argument is a constant, or the value brings its share.</summary>
    None,

    /// <summary>A rule says it.</summary>
    ByRule,

    /// <summary>Nobody says it, so the argument must not vary.</summary>
    Missing,
}

/// <summary>A method that says a derivative.</summary>
/// <param name="Method">How it is called: with the arguments, the value, the state where there is one and the rule is a backward one, and the upstream value or the tangents.</param>
/// <param name="Arguments">The arguments that it gives gradients of, or takes tangents of.</param>
internal sealed record DerivativeRule(Callee Method, EquatableArray<int> Arguments)
{
    /// <summary>
    /// The value is a gradient, and the rule the Hessian times a vector, called with the arguments and the parts of the vector. The
    /// Hessian is symmetric: it is the derivative of the gradient and the transpose of that.
    /// </summary>
    public bool IsHessian { get; init; }
}
