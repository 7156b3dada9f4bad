using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>What fills a sparse matrix, or its pattern, row by row: each row of a block has its columns, and where there are values one for each.</summary>
internal static class BlockRows
{
    public static IEnumerable<OperationRow> All { get; } =
    [
        // (number of columns).
        new("NewPatternBlocks", 1) { Effects = Effects.Allocates },

        // (rows, row, columns…) of a pattern, (rows, row, columns…, as many values…) of a matrix: in the place of what the row was, or besides.
        new("SetBlockRow", Variable) { Effects = Effects.Writes },
        new("AddBlockRow", Variable) { Effects = Effects.Writes },

        // (rows, first row, first column, count): rows that keep what their numbers were at first, unless they are set.
        new("KeepBlockRows", 4) { Effects = Effects.Writes },
    ];

    /// <summary>The arity of operations that take as many operands as their use needs.</summary>
    private const int Variable = -1;

    /// <summary>How many columns an operation names.</summary>
    public static int ColumnCount(IrType rows, int operands) => rows is BlockRowsType { NumberType: null } ? operands - 2 : (operands - 2) / 2;

    /// <summary>What is wrong with one use of such an operation; null where the operation is none of them.</summary>
    public static IEnumerable<string>? Check(Operation operation, IrType[] operands, IrType[] results) => operation.Name switch
    {
        "NewPatternBlocks" => Signatures.Require(operands[0] == IrType.Int32, "a number of columns is expected").Concat(Signatures.Gives(results, new BlockRowsType(null))),
        "SetBlockRow" or "AddBlockRow" => Signatures.Require(operands.Length >= 2 && AreColumnsAndValues(operands), "rows, a row, columns and as many values are expected").Concat(Signatures.Gives(results)),
        "KeepBlockRows" => Signatures.Require(operands[0] is BlockRowsType && operands.Skip(1).All(operand => operand == IrType.Int32), "rows, a row, a column and a count are expected").Concat(Signatures.Gives(results)),
        _ => null,
    };

    private static bool AreColumnsAndValues(IrType[] operands)
    {
        var columns = ColumnCount(operands[0], operands.Length);
        return operands[0] is BlockRowsType rows
            && operands.Skip(1).Take(1 + columns).All(operand => operand == IrType.Int32)
            && operands.Skip(2 + columns).All(operand => operand == rows.NumberType)
            && operands.Length == 2 + columns * (rows.NumberType is null ? 1 : 2);
    }
}
