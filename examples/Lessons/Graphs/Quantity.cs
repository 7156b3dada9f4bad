using System.Globalization;
using SymbolicBackprop.LinearAlgebra;

namespace Lessons.Graphs;

/// <summary>What flows along an arrow of a computation graph: a number or a matrix.</summary>
public sealed class Quantity
{
    /// <summary>Matrices with more elements are shown by their shape.</summary>
    private const int ShownElements = 9;

    private Quantity(Matrix<double> matrix, bool isNumber) => (Matrix, IsNumber) = (matrix, isNumber);

    /// <summary>Whether this is a number; it is then a matrix of one element as well.</summary>
    public bool IsNumber { get; }

    /// <summary>The elements.</summary>
    public Matrix<double> Matrix { get; }

    /// <summary>The number.</summary>
    /// <exception cref="InvalidOperationException">This is a matrix.</exception>
    public double Number => IsNumber
        ? Matrix[0, 0]
        : throw new InvalidOperationException($"A number was expected, not a matrix of {Matrix.RowCount}×{Matrix.ColumnCount}.");

    public static implicit operator Quantity(double number) => new(OneElement(number), isNumber: true);

    public static implicit operator Quantity(Matrix<double> matrix) => new(matrix, isNumber: false);

    /// <summary>A number to four significant digits; a zero has no sign.</summary>
    public static string Text(double number) => (number == 0 ? 0 : number).ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>To four significant digits, rows between semicolons: <c>[1 -0.5; -2 3]</c>; the shape of what is large.</summary>
    public override string ToString()
    {
        if (IsNumber)
            return Text(Number);
        if (Matrix.Count > ShownElements)
            return string.Create(CultureInfo.InvariantCulture, $"{Matrix.RowCount}×{Matrix.ColumnCount}");
        var rows = Enumerable.Range(0, Matrix.RowCount).Select(row => string.Join(' ', Matrix.RowSpan(row).ToArray().Select(Text)));
        return $"[{string.Join("; ", rows)}]";
    }

    private static Matrix<double> OneElement(double number) => new(1, 1, [number]);
}
