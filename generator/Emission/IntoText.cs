using System.Collections.Generic;
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
        var operands = MatrixFirst(expressions, into.Inner, [.. let.Operands.Skip(1)]);
        var anyReal = operands.Any(operand => expressions.TypeOf(operand) is MatrixType);
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
                return $"{RuntimeNames.Matrix}.{MethodName(into.Inner, expressions.TypeOf(operands[operands.Count - 1]) is MatrixType)}Into({arguments}, {target});";
        }
    }

    /// <summary>The sum and the product with a number take the number second; both orders give the same bits.</summary>
    private static List<Value> MatrixFirst(ExpressionPrinter expressions, Operation operation, List<Value> operands) =>
        OperationTable.Row(operation).IsCommutative && expressions.TypeOf(operands[0]) is not MatrixType ? [operands[1], operands[0]] : operands;

    private static string MethodName(Operation operation, bool endsInMatrix) => (operation.Name, endsInMatrix) switch
    {
        ("Multiply", true) => "PointwiseMultiply",
        ("Divide", true) => "PointwiseDivide",
        _ => OperationTable.Row(operation).Syntax is Method method ? method.Name : operation.Name,
    };
}
