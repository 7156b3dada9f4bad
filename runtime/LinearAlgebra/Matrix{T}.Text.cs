using System.Globalization;
using System.Text;

namespace SymbolicBackprop.LinearAlgebra;

public sealed partial class Matrix<T>
{
    private const int ShownRows = 8;
    private const int ShownColumns = 8;

    /// <summary>The shape and the first rows and columns, as in <c>2×3: [1 2 3] [4 5 6]</c>; what is left out is an ellipsis.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Require.Text(RowCount, ColumnCount));
        if (Count == 0) return text.ToString();
        text.Append(':');
        for (var row = 0; row < Math.Min(RowCount, ShownRows); row++)
        {
            text.Append(" [");
            for (var column = 0; column < Math.Min(ColumnCount, ShownColumns); column++)
            {
                if (column > 0) text.Append(' ');
                text.Append(this[row, column].ToString("G6", CultureInfo.InvariantCulture));
            }

            text.Append(ColumnCount > ShownColumns ? " …]" : "]");
        }

        if (RowCount > ShownRows) text.Append(" …");
        return text.ToString();
    }
}
