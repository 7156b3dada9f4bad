using System.Collections.Immutable;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>The type rules that rows choose from.</summary>
internal static class ResultTypes
{
    /// <summary>A matrix if any operand is one, else an array, else a small vector, else the first operand's type.</summary>
    public static IrType Widest(ImmutableArray<IrType> operands) =>
        operands.FirstOrDefault(type => type is MatrixType)
        ?? (operands.FirstOrDefault(type => type.IsIndexed) is { } indexed ? new ArrayType(indexed.Element) : operands.FirstOrDefault(type => type is VectorType) ?? operands[0]);

    public static IrType Boolean(ImmutableArray<IrType> operands) => IrType.Boolean;

    public static IrType Int32(ImmutableArray<IrType> operands) => IrType.Int32;

    /// <summary>The type of the numbers in the first operand.</summary>
    public static IrType Element(ImmutableArray<IrType> operands) => operands[0].Element;

    /// <summary>A matrix of the numbers of the last operand.</summary>
    public static IrType MatrixOfLast(ImmutableArray<IrType> operands) => new MatrixType(operands.Last().Element);

    /// <summary>The type of the second operand: the choices of a selection, the number behind an order.</summary>
    public static IrType Second(ImmutableArray<IrType> operands) => operands[1];
}
