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
                return $"{RuntimeNames.Matrix}.{MethodName(into.Inner, operands.All(operand => expressions.TypeOf(operand) is MatrixType))}Into({arguments}, {target});";
        }
    }

    private static string MethodName(Operation operation, bool allMatrices) => (operation.Name, allMatrices) switch
    {
        ("Multiply", true) => "PointwiseMultiply",
        ("Divide", true) => "PointwiseDivide",
        ("Divide", false) => "Divide",
        _ => OperationTable.Row(operation).Syntax is Method method ? method.Name : operation.Name,
    };
}
