using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>The qualified names of the methods that rows are written with, chosen by the type of the numbers.</summary>
internal static class MethodText
{
    public static string Of(Method method, bool ofMatrices, IrType element, IEnumerable<IrType> operands)
    {
        if (ofMatrices)
            return $"{RuntimeNames.Matrix}.{method.Name}";
        if (method.Hosts == Hosts.VectorReductions)
            return $"{RuntimeNames.VectorReductions}.{method.Name}<{TypeText.Of(element)}>";
        if ((method.Hosts & Hosts.Functions) != 0)
            return $"{RuntimeNames.Functions}.{method.Name}";

        // A step to an integer still takes a real number; integers themselves have their methods in Math.
        var number = operands.FirstOrDefault(type => type.IsReal) ?? element;
        if (number is TypeParameterType)
            return $"{number}.{method.Name}";
        if ((method.Hosts & Hosts.Math) != 0 || !number.IsReal)
            return $"global::System.{(number == IrType.Single && !IsMathAlone(method) ? "MathF" : "Math")}.{method.MathName}";
        return $"{number}.{method.Name}";
    }

    /// <summary>What MathF leaves to the overloads of Math.</summary>
    private static bool IsMathAlone(Method method) => method.Name is "Clamp";
}
