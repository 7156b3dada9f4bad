using System.Linq;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Operations in lanes as C#, where they are written otherwise than for single values.</summary>
internal static class LaneText
{
    /// <summary>The registers that members are written for, in bits.</summary>
    public static readonly int[] Widths = [512, 256, 128];

    /// <summary>Null for an operation that is written as for single values: the operators of algebra and comparisons.</summary>
    public static string? Of(ExpressionPrinter expressions, Let let, Precedence outer)
    {
        var x = let.Operands;
        if (let.Operation is Primitive { Key: "Broadcast" })
        {
            return expressions.TypeOf(x[0]) == IrType.Boolean
                ? $"{RuntimeNames.LanesParameter}.Mask({expressions.Print(x[0])})"
                : expressions.Print(x[0], outer, typeIsGiven: true);
        }

        if (!x.Any(operand => expressions.TypeOf(operand) is LanesType))
            return null;
        string Arguments() => string.Join(", ", x.Select(operand => expressions.Print(operand)));
        switch (let.Operation.Name)
        {
            case "Select" when expressions.TypeOf(x[0]) is not LanesType:
                return null;
            case "Select" or "Equal":
                return $"{RuntimeNames.LanesParameter}.{let.Operation.Name}({Arguments()})";
            case "NotEqual":
                return ExpressionPrinter.Parenthesize($"~{RuntimeNames.LanesParameter}.Equal({Arguments()})", Precedence.Unary, outer);
            case "Not":
                return ExpressionPrinter.Parenthesize("~" + expressions.Print(x[0], Precedence.Primary, typeIsGiven: true), Precedence.Unary, outer);
        }

        if (LaneFunctions.Has(let.Operation.Name))
            return $"{RuntimeNames.LanesParameter}.{LaneFunctions.Member(let.Operation.Name)}({Arguments()})";
        if (OperationTable.Row(let.Operation).Syntax is not Method method)
            return null;
        var types = x.Select(operand => expressions.TypeOf(operand).Element).ToList();
        return $"{RuntimeNames.LanesParameter}.Map({MethodText.Of(method, ofMatrices: false, types[0], types)}, {Arguments()})";
    }
}
