using System;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Interpretation;

/// <summary>
/// The library under the interpreter: what the operations of the table are in .NET. The interpreter never computes a function itself,
/// so that its bits are those of the compiled code.
/// </summary>
internal interface IPrimitiveHost
{
    /// <summary>Calls the static method that a row names.</summary>
    /// <param name="method">The syntax of the row.</param>
    /// <param name="element">The type of the numbers involved: it chooses between <c>Math</c> and <c>MathF</c>, and is the type argument of generic methods.</param>
    /// <param name="arguments">Boxed; arrays also where the parameter is a span.</param>
    /// <exception cref="InterpretationException">There is no such method.</exception>
    object? Invoke(Method method, Type element, params object?[] arguments);

    /// <summary>Calls a method of an object, an accessor included (<c>get_Item</c>).</summary>
    /// <exception cref="InterpretationException">There is no such method.</exception>
    object? InvokeOn(object target, string method, params object?[] arguments);

    /// <summary>A field or property of an object.</summary>
    /// <exception cref="InterpretationException">There is no such member.</exception>
    object? Read(object target, string member);

    /// <summary>A value of a struct in which a field or property is another one.</summary>
    /// <exception cref="InterpretationException">There is no such member.</exception>
    object With(object target, string member, object? value);

    /// <summary>A type by its C# name.</summary>
    /// <exception cref="InterpretationException">There is no such type.</exception>
    Type TypeOf(string qualifiedName);

    /// <summary>The array that a matrix keeps its elements in, row after row.</summary>
    Array ElementsOf(object matrix);

    /// <summary>A static field, property, constant or enum member, by its fully qualified C# name.</summary>
    /// <exception cref="InterpretationException">There is no such member.</exception>
    object? ReadStatic(string qualifiedName);

    /// <summary>Runs code that the compiler does not look into.</summary>
    /// <exception cref="InterpretationException">There is no such type or method.</exception>
    object? Run(Foreign operation, object?[] operands);
}
