using SymbolicBackprop.LinearAlgebra;

namespace Mnist.Prediction;

/// <summary>An image to be read.</summary>
/// <param name="Name">Where it comes from.</param>
/// <param name="Images">A matrix of images, one a row.</param>
/// <param name="Row">The row of this one.</param>
/// <param name="Label">The digit that it is; null where nobody knows.</param>
internal sealed record Digit(string Name, Matrix<float> Images, int Row, int? Label)
{
    /// <summary>From 0 (background) to 1 (ink), row by row.</summary>
    public ReadOnlySpan<float> Pixels => Images.RowSpan(Row);
}
