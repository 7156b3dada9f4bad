using System.Linq;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Planned matrix operations: the same method with <c>Into</c>, and the buffer behind the operands.</summary>
internal static class IntoText
{
    public static string Of(ExpressionPrinter expressions, Let let, Into into)
    {
        var target = expressions.Print(let.Operands[0]);
        var operands = let.Operands.Skip(1).ToList();
        var anyReal = operands.Any(operand => expressions.TypeOf(operand) is MatrixType);
        var numberFirst = operands.Count == 2 && expressions.TypeOf(operands[0]) is ScalarType && expressions.TypeOf(operands[1]) is MatrixType;

        // The methods take the number last; the order of these operands matters to no bit.
        if (numberFirst && OperationTable.Row(into.Inner).IsCommutative)
            operands.Reverse();
        var arguments = string.Join(", ", operands.Select(operand => expressions.Print(operand, anyReal)));
        switch (into.Inner)
        {
            case MatrixProduct product:
                var flags = (product.TransposeLeft ? ", transposeLeft: true" : "")
                    + (product.TransposeRight ? ", transposeRight: true" : "")
                    + (into.Accumulate ? ", accumulate: true" : "");
                return $"{RuntimeNames.Matrix}.MultiplyInto({arguments}, {target}{flags});";
            case Primitive { Key: "Filled" }:
                return $"{target}.Fill({expressions.Print(operands[2], typeIsGiven: true)});";
            case Primitive { Key: "Clone" }:
                return $"{expressions.Print(operands[0])}.CopyTo({target});";
            case Primitive { Key: "OneHot" }:
                return $"{RuntimeNames.Matrix}.OneHotInto({expressions.Print(operands[0])}, {expressions.Print(operands[2])}, {target});";
            default:
                return $"{RuntimeNames.Matrix}.{MethodName(into.Inner, operands.All(operand => expressions.TypeOf(operand) is MatrixType), numberFirst)}Into({arguments}, {target});";
        }
    }

    private static string MethodName(Operation operation, bool allMatrices, bool numberFirst) => operation.Name switch
    {
        "Multiply" when allMatrices => "PointwiseMultiply",
        "Divide" => allMatrices || numberFirst ? "PointwiseDivide" : "Divide",
        _ => OperationTable.Row(operation).Syntax is Method method ? method.Name : operation.Name,
    };
}
