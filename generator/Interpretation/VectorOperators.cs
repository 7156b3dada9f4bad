using System;
using System.Linq;
using System.Reflection;

namespace SymbolicBackprop.Generator.Interpretation;

/// <summary>The operators of the platform's small vectors, by reflection: netstandard2.0 does not name all of these types.</summary>
internal static class VectorOperators
{
    public static bool IsVector(object? value) => value is ValueType && value.GetType().Namespace == "System.Numerics" && Ir.VectorTypes.Named(value.GetType().Name) is not null;

    /// <summary>The result of an operator of vectors, or of a vector and a number.</summary>
    /// <exception cref="InterpretationException">There is no such operator.</exception>
    public static object Apply(string operation, params object[] operands)
    {
        var name = operation switch
        {
            "Add" => "op_Addition",
            "Subtract" => "op_Subtraction",
            "Multiply" => "op_Multiply",
            "Divide" => "op_Division",
            "Negate" => "op_UnaryNegation",
            "Equal" => "op_Equality",
            "NotEqual" => "op_Inequality",
            _ => operation,
        };
        var types = operands.Select(operand => operand.GetType()).ToArray();
        var method = operands.First(IsVector).GetType().GetMethod(name, BindingFlags.Public | BindingFlags.Static, null, types, null)
            ?? throw new InterpretationException($"{operation} is applied to {string.Join(" and ", types.AsEnumerable())}.");
        return method.Invoke(null, operands);
    }
}
