using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>A network whose layers are in arrays.</summary>
[Differentiable]
internal sealed partial record LayeredNetwork(Matrix<double>[] Weights, Matrix<double>[] Biases, double Gain);

/// <summary>Numbers in every kind of storage that weights may hold.</summary>
[Differentiable]
internal sealed partial record NumberTables(double Gain, double[][] Rows, double[,] Grid, double[,,] Cube, List<Matrix<double>> Matrices, double Last);

/// <summary>An element of weights, with a number that can be set.</summary>
[Differentiable]
internal sealed partial class WeightedCell
{
    public double Scale { get; set; }

    public double[] Values { get; set; } = [];

    public Matrix<double> Matrix { get; set; } = new(0, 0);
}

/// <summary>Weights in weights.</summary>
[Differentiable]
internal sealed partial record WeightedCells(WeightedCell[] Items, double Offset);

/// <summary>Loops over the layers of networks, and over elements that hold numbers of their own.</summary>
internal static partial class NetworksOfAnyDepth
{
    [Differentiable]
    public static double Output(LayeredNetwork network, Matrix<double> x)
    {
        var activation = x;
        for (var layer = 0; layer < network.Weights.Length; layer++)
            activation = Matrix.Tanh(Matrix.AddRow(activation * network.Weights[layer], network.Biases[layer]));
        return activation.Sum() * network.Gain;
    }

    [Differentiable]
    public static double OfTables(NumberTables tables, double x)
    {
        var sum = tables.Gain * x;
        for (var i = 0; i < tables.Rows.Length; i++)
        {
            for (var j = 0; j < tables.Rows[i].Length; j++)
                sum += tables.Rows[i][j] * tables.Rows[i][j] * x;
        }

        foreach (var entry in tables.Grid)
            sum *= 1 + entry * 0.1;
        for (var i = 0; i < tables.Cube.GetLength(2); i++)
            sum += tables.Cube[0, 1, i] * tables.Grid[0, 0];
        foreach (var matrix in tables.Matrices)
            sum += matrix.Sum() * matrix[0, 0] + tables.Matrices.Count * tables.Last;
        return sum;
    }

    [Differentiable]
    public static double OfCells(WeightedCells cells, double x)
    {
        var sum = cells.Offset;
        foreach (var cell in cells.Items)
        {
            sum = sum * 0.5 + cell.Scale * cell.Scale * x + cell.Matrix.Sum() * sum;
            for (var i = 0; i < cell.Values.Length; i++)
                sum += cell.Values[i] * x * cell.Values[i];
        }

        return sum;
    }

    /// <summary>Results of operations that are overwritten element by element, one of them computed twice.</summary>
    [Differentiable]
    public static double OverwrittenResults(Matrix<double> a, double x)
    {
        var exponentials = Matrix.Exp(a);
        var sum = exponentials.Sum();
        exponentials[0, 0] = x * sum;
        var again = Matrix.Exp(a);
        exponentials.AsSpan()[1] *= 2;
        var copy = a * 1.0;
        copy[1, 1] = x;
        return Matrix.Dot(exponentials, again) + Matrix.Dot(copy, a) + exponentials[0, 0];
    }

    [Differentiable]
    public static void ScaleInPlace(Matrix<double> matrix, double factor)
    {
        for (var i = 0; i < matrix.RowCount; i++)
        {
            for (var j = 0; j < matrix.ColumnCount; j++)
                matrix[i, j] = matrix[i, j] * factor + matrix[0, j];
        }
    }
}
