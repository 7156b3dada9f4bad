using System.Runtime.CompilerServices;

namespace SymbolicBackprop;

/// <summary>
/// Derivatives where they are needed: a call with a lambda or a method group is replaced, while the project is built, by the delegate
/// of a method that computes the derivative. Overloads for one to four numbers give all partial derivatives; the generic ones
/// differentiate the first parameter and pass the others on as constants. A lambda must not capture: what it needs comes as a further parameter.
/// </summary>
public static partial class Differentiate
{
    /// <summary>The value itself; no derivative flows through it, as if it were a constant.</summary>
    public static T Stop<T>(T value) => value;

    private static InvalidOperationException NotCompiled([CallerMemberName] string member = "") => new(
        $"Differentiate.{member} is compiled at build time by the SymbolicBackprop generator, and this call was not: "
        + "reference the package SymbolicBackprop in the project that makes the call, and write a lambda or a method group as its argument.");
}
