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

    public static Shape Of(Term matrix) => new(Notation.RowCount(matrix), Notation.ColumnCount(matrix));

    /// <summary>Both matrices of a pointwise operation have one shape; scalars go with any.</summary>
    public static ImmutableArray<ShapeRequirement> Same(Operands x) => x[0].Type is MatrixType && x[1].Type is MatrixType
        ? [
            new(Notation.RowCount(x[0]), Notation.RowCount(x[1]), "rows of the left and of the right operand"),
            new(Notation.ColumnCount(x[0]), Notation.ColumnCount(x[1]), "columns of the left and of the right operand"),
        ]
        : [];
}
