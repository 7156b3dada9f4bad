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
    public static Shape? Known(Term matrix)
    {
        if (matrix.Builder.ProducerOf(matrix.Value) is not { Result.Type: MatrixType } let || !HasRule(let.Operation))
            return null;

        // A planned operation has its buffer before the operands that give the shape.
        var (operation, first) = let.Operation is Into into ? (into.Inner, 1) : (let.Operation, 0);
        var operands = new Operands(operation, let.Operands.Count - first, index => new Term(matrix.Builder, let.Operands[index + first]), _ => false);
        return OperationTable.Row(operation).Shape(operands);
    }

    public static bool HasRule(Operation operation) => operation is Into into
        ? HasRule(into.Inner)
        : OperationTable.Row(operation).Syntax is not StructuralSyntax || operation.Name is "OneHot" or "Clone" or "NewMatrix";

    /// <summary>Both matrices of a pointwise operation have one shape; scalars go with any.</summary>
    public static ImmutableArray<ShapeRequirement> Same(Operands x) => x[0].Type is MatrixType && x[1].Type is MatrixType
        ? [
            new(Notation.RowCount(x[0]), Notation.RowCount(x[1]), "rows of the left and of the right operand"),
            new(Notation.ColumnCount(x[0]), Notation.ColumnCount(x[1]), "columns of the left and of the right operand"),
        ]
        : [];
}
