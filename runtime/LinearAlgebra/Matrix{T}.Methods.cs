namespace SymbolicBackprop.LinearAlgebra;

public sealed partial class Matrix<T>
{
    /// <inheritdoc cref="Matrix.PointwiseMultiply{T}"/>
    public Matrix<T> PointwiseMultiply(Matrix<T> b) => Matrix.PointwiseMultiply(this, b);

    /// <inheritdoc cref="Matrix.PointwiseDivide{T}(Matrix{T}, Matrix{T})"/>
    public Matrix<T> PointwiseDivide(Matrix<T> b) => Matrix.PointwiseDivide(this, b);

    /// <inheritdoc cref="Matrix.AddRow{T}"/>
    public Matrix<T> AddRow(Matrix<T> row) => Matrix.AddRow(this, row);

    /// <inheritdoc cref="Matrix.Transpose{T}"/>
    public Matrix<T> Transpose() => Matrix.Transpose(this);

    /// <inheritdoc cref="Matrix.Rows{T}"/>
    public Matrix<T> Rows(int start, int count) => Matrix.Rows(this, start, count);

    /// <inheritdoc cref="Matrix.Sum{T}"/>
    public T Sum() => Matrix.Sum(this);

    /// <inheritdoc cref="Matrix.Mean{T}"/>
    public T Mean() => Matrix.Mean(this);

    /// <inheritdoc cref="Matrix.RowSums{T}"/>
    public Matrix<T> RowSums() => Matrix.RowSums(this);

    /// <inheritdoc cref="Matrix.ColumnSums{T}"/>
    public Matrix<T> ColumnSums() => Matrix.ColumnSums(this);

    /// <inheritdoc cref="Matrix.RowMeans{T}"/>
    public Matrix<T> RowMeans() => Matrix.RowMeans(this);

    /// <inheritdoc cref="Matrix.ColumnMeans{T}"/>
    public Matrix<T> ColumnMeans() => Matrix.ColumnMeans(this);
}
