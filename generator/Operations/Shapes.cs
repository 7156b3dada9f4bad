using System.Collections.Immutable;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>The shape rules that rows choose from.</summary>
internal static class Shapes
{
    /// <summary>The shape of the first matrix among the operands.</summary>
    public static Shape Widest(Operands x)
    {
        for (var i = 0; i < x.Count; i++)
        {
            if (x[i].Type is MatrixType)
                return Of(x[i]);
        }

        return Of(x[0]);
    }

    /// <summary>The shape of a matrix, read from as far back as operations of known shape reach: nothing is computed for its shape alone.</summary>
    public static Shape Of(Term matrix) => Known(matrix) ?? new(matrix.Apply("RowCount"), matrix.Apply("ColumnCount"));

    /// <summary>The shape that the operation behind a matrix gives it; null for parameters, members, and results of calls and choices.</summary>
    public static Shape? Known(Term matrix) => matrix.Builder.ProducerOf(matrix.Value) is { Result.Type: MatrixType } let && HasRule(let.Operation)
        ? OperationTable.Row(let.Operation).Shape(
            new Operands(let.Operation, let.Operands.Count, index => new Term(matrix.Builder, let.Operands[index]), _ => false))
        : null;

    public static bool HasRule(Operation operation) =>
        OperationTable.Row(operation).Syntax is not StructuralSyntax || operation.Name is "OneHot" or "Clone";

    /// <summary>Both matrices of a pointwise operation have one shape; scalars go with any.</summary>
    public static ImmutableArray<ShapeRequirement> Same(Operands x) => x[0].Type is MatrixType && x[1].Type is MatrixType
        ? [
            new(Notation.RowCount(x[0]), Notation.RowCount(x[1]), "rows of the left and of the right operand"),
            new(Notation.ColumnCount(x[0]), Notation.ColumnCount(x[1]), "columns of the left and of the right operand"),
        ]
        : [];
}
