using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>What each operation takes and gives. Most of it is the row's; what a row cannot say of storage, tuples and calls is said in <see cref="StorageSignatures"/>.</summary>
internal static class Signatures
{
    /// <summary>What is wrong with one use of an operation; nothing where it is right.</summary>
    public static IEnumerable<string> Check(Operation operation, IrType[] operands, IrType[] results)
    {
        if (!OperationTable.Has(operation.Name))
            return [$"there is no operation {operation.Name}"];
        var row = OperationTable.Row(operation);
        if (row.Arity >= 0 && row.Arity != operands.Length)
            return [$"{row.Arity} operands are expected, not {operands.Length}"];
        if (row.Syntax is VectorMethod method)
            return method.Overload([.. operands]) is { } overload ? Gives(results, overload.Result) : [$"{method.Name} has no overload for these types"];
        return LaneSignatures.Check(operation, operands, results) ?? StorageSignatures.Check(operation, operands, results) ?? DependencyRows.Check(operation, operands, results) ?? BlockRows.Check(operation, operands, results) ?? CheckByRow(operation, row, operands, results);
    }

    /// <summary>That the results are of these types.</summary>
    public static IEnumerable<string> Gives(IrType[] results, params IrType[] expected) => results.SequenceEqual(expected)
        ? []
        : [$"it gives ({string.Join(", ", expected.AsEnumerable())}), not ({string.Join(", ", results.AsEnumerable())})"];

    /// <summary>Whether the results are one value of some kind.</summary>
    public static bool GivesOne<TType>(IrType[] results) => results.Length == 1 && results[0] is TType;

    /// <summary>That something holds.</summary>
    public static IEnumerable<string> Require(bool condition, string expectation) => condition ? [] : [expectation];

    public static bool IsInteger(IrType type) => type is ScalarType { IsReal: false, Kind: not ScalarKind.Boolean };

    public static bool IsNumber(IrType type) => type.IsReal || IsInteger(type);

    private static IEnumerable<string> CheckByRow(Operation operation, OperationRow row, IrType[] operands, IrType[] results)
    {
        var violations = row.Name switch
        {
            "Equal" or "NotEqual" => Same(operands),
            "Less" or "LessOrEqual" or "Greater" or "GreaterOrEqual" => Same(operands).Concat(Numbers(operands)),
            "And" or "Or" or "ExclusiveOr" => Same(operands).Concat(Require(IsInteger(operands[0]) || operands[0] == IrType.Boolean, "integers or truth values are expected")),
            "LeftShift" or "RightShift" or "UnsignedRightShift" => Require(IsInteger(operands[0]) && operands[1] == IrType.Int32, "an integer and a count of type int are expected"),
            "Not" => Require(operands[0] == IrType.Boolean, "a truth value is expected"),
            "Complement" => Require(IsInteger(operands[0]), "an integer is expected"),
            "Select" => Require(operands[0] == IrType.Boolean, "the condition is no truth value").Concat(Same(operands.Skip(1).ToArray())),
            "Convert" => Numbers(operands).Concat(Require(results.Length == 1 && IsNumber(results[0]), "it gives a number")),
            "OneHot" => Require(operands[0].IsIndexed && operands[0].Element == IrType.Int32 && GivesOne<MatrixType>(results), "labels of type int become a matrix"),
            "Literal" or "ReadStatic" or "ReadCaptured" or "ReadProperty" => Require(GivesOne<IrType>(results), "it gives one value"),
            "RequireEqual" => Require(operands.All(operand => operand == IrType.Int32), "two extents of type int are expected").Concat(Gives(results)),
            "RequireLength" => Require(operands[0] is ArrayType && operands[1] == IrType.Int32, "an array and a length are expected").Concat(Gives(results)),
            "RequireShape" => Require(operands[0] is MatrixType && operands.Skip(1).All(operand => operand == IrType.Int32), "a matrix and two extents of type int are expected").Concat(Gives(results)),
            _ when row.IsPointwise => Pointwise(row, operands),
            _ when row.Syntax is Method { Hosts: var hosts } && (hosts & Hosts.Matrix) != 0 => Whole(row, operands),
            _ => [],
        };

        if (operation is CheckedArithmetic)
            violations = violations.Concat(Require(operands.All(IsInteger), "only integers overflow"));
        return row.Name is "Convert" or "OneHot" or "Literal" or "ReadStatic" or "ReadCaptured" or "ReadProperty" or "RequireEqual" or "RequireShape" or "RequireLength"
            ? violations
            : violations.Concat(Gives(results, row.ResultType([.. operands])));
    }

    private static IEnumerable<string> Same(IrType[] operands) => Require(operands.Distinct().Count() == 1, "operands of one type are expected");

    private static IEnumerable<string> Numbers(IrType[] operands) => Require(operands.All(IsNumber), "numbers are expected");

    /// <summary>
    /// Numbers, arrays and matrices of one element type. A function may have integers beside its real numbers (an exponent,
    /// a number of digits); an operator may not.
    /// </summary>
    private static IEnumerable<string> Pointwise(OperationRow row, IrType[] operands)
    {
        if (row.Name == "RoundToDigitsByMode")
            operands = [.. operands.Take(2)]; // The last one is the mode, an enum.
        if (!operands.All(operand => IsNumber(operand.Element)))
            return ["numbers, or arrays or matrices of numbers, are expected"];
        var compared = row.Syntax is Method ? operands.Where(operand => operand.Element.IsReal) : operands;
        return Require(compared.Select(operand => operand.Element).Distinct().Count() <= 1, "operands of one precision are expected");
    }

    /// <summary>A function of a whole matrix (or array, where <c>Functions</c> has it too) and of what else it takes.</summary>
    private static IEnumerable<string> Whole(OperationRow row, IrType[] operands)
    {
        if (row.Name == "Filled")
            return Require(operands[0] == IrType.Int32 && operands[1] == IrType.Int32 && operands[2].IsReal, "rows, columns and a number are expected");
        var takesArrays = (((Method)row.Syntax).Hosts & (Hosts.Functions | Hosts.VectorReductions)) != 0;
        if (!(operands[0] is MatrixType || (takesArrays && operands[0].IsIndexed)))
            return [takesArrays ? "an array or a matrix is expected first" : "a matrix is expected first"];
        return Require(
            operands.All(operand => operand.Element == operands[0].Element || operand.Element == IrType.Int32),
            "operands of one precision are expected");
    }
}
