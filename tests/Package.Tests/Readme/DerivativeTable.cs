using System.Globalization;
using System.Text;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Package.Tests.Readme;

/// <summary>The table of derivatives, made from the rows that the generator differentiates with.</summary>
internal static class DerivativeTable
{
    private static readonly IrType Matrix = new MatrixType(IrType.Double);
    private static readonly IrType Labels = new ArrayType(IrType.Int32);

    /// <summary>The operands of rows that are not functions of real numbers alone.</summary>
    private static readonly Dictionary<string, (string, IrType)[]> OperandsByName = new(StringComparer.Ordinal)
    {
        ["RootN"] = [("x", IrType.Double), ("n", IrType.Int32)],
        ["ScaleB"] = [("x", IrType.Double), ("n", IrType.Int32)],
        ["ScaledErfcIntegral"] = [("n", IrType.Int32), ("x", IrType.Double)],
        ["Polygamma"] = [("n", IrType.Int32), ("x", IrType.Double)],
        ["Pow"] = [("x", IrType.Double), ("p", IrType.Double)],
        ["MatrixPow"] = [("A", Matrix), ("p", IrType.Double)],
        ["Norm"] = [("x", new ArrayType(IrType.Double))],
        ["LogSumExpOfSpan"] = [("x", new ArrayType(IrType.Double))],
        ["AddRow"] = [("A", Matrix), ("b", Matrix)],
        ["BroadcastRow"] = [("b", Matrix), ("n", IrType.Int32)],
        ["BroadcastColumn"] = [("b", Matrix), ("n", IrType.Int32)],
        ["Filled"] = [("m", IrType.Int32), ("n", IrType.Int32), ("x", IrType.Double)],
        ["Rows"] = [("A", Matrix), ("i", IrType.Int32), ("n", IrType.Int32)],
        ["PadRows"] = [("A", Matrix), ("i", IrType.Int32), ("n", IrType.Int32)],
        ["SoftmaxCrossEntropyOfLabels"] = [("A", Matrix), ("labels", Labels)],
        ["AccuracyOfLabels"] = [("A", Matrix), ("labels", Labels)],
        ["WhereGreater"] = [("A", Matrix), ("x", IrType.Double), ("B", Matrix)],
        ["WhereLess"] = [("A", Matrix), ("x", IrType.Double), ("B", Matrix)],
        ["WhereNotEqual"] = [("A", Matrix), ("x", IrType.Double), ("B", Matrix)],
    };

    public static string Text
    {
        get
        {
            var text = new StringBuilder();
            Write(text, "Numbers, and each element of a matrix where the last column says so", row => !IsOfMatrices(row));
            text.Append('\n');
            Write(text, "Matrices as a whole", IsOfMatrices);
            return text.ToString();
        }
    }

    private static void Write(StringBuilder text, string title, Func<OperationRow, bool> belongs)
    {
        text.Append(CultureInfo.InvariantCulture, $"| {title}: `y` | of the upstream value `g` an operand gets | in |\n|---|---|---|\n");
        foreach (var row in OperationTable.All.Where(row => HasFormula(row) && belongs(row)))
        {
            var formula = new RowFormula(row, Operands(row));
            text.Append(CultureInfo.InvariantCulture, $"| `{formula.Operation}` | {(row.IsPiecewiseConstant ? "0, with a warning" : string.Join("<br>", formula.Adjoints))} | {Places(row)} |\n");
        }
    }

    /// <summary>What a user can write; comparisons and integer operators have neither a derivative nor lose one.</summary>
    private static bool HasFormula(OperationRow row) =>
        row.Name == "MatrixProduct" || (row.Syntax is Method { Hosts: not Hosts.VectorReductions } or Infix or Prefix && (row.Adjoints.Length > 0 || row.IsPiecewiseConstant));

    private static bool IsOfMatrices(OperationRow row) => row.Syntax is Method { Hosts: var hosts } && (hosts & (Hosts.Math | Hosts.Number)) == 0 && !row.IsPointwise
        ? (hosts & Hosts.Matrix) != 0
        : row.Name is "MatrixPow";

    private static (string, IrType)[] Operands(OperationRow row)
    {
        if (OperandsByName.TryGetValue(row.Name, out var operands))
            return operands;
        string[] names = (row.Arity, IsOfMatrices(row)) switch
        {
            (1, true) => ["A"],
            (_, true) => ["A", "B"],
            (1, false) => ["x"],
            (2, false) => ["a", "b"],
            _ => ["a", "b", "c"],
        };
        return [.. names.Select(name => (name, IsOfMatrices(row) ? Matrix : IrType.Double))];
    }

    private static string Places(OperationRow row) => row.Syntax is not Method { Hosts: var hosts }
        ? "operator"
        : string.Join(", ", new[]
        {
            (hosts & Hosts.Math) != 0 ? "`Math`" : null,
            (hosts & Hosts.Number) != 0 ? "`double`" : null,
            (hosts & Hosts.Functions) != 0 ? "`Functions`" : null,
            (hosts & Hosts.Matrix) != 0 ? "`Matrix`" : null,
        }.Where(place => place is not null));
}
