using SymbolicBackprop.Gradients.Tests.Corpus;
using SymbolicBackprop.LinearAlgebra;
using SymbolicBackprop.Tests;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>Methods with buffers allocate nothing once their workspace has its size.</summary>
public class AllocationTests
{
    [Fact]
    public void Arrays_are_differentiated_without_allocation()
    {
        double[] w = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        var buffer = new double[9];
        AssertNothingAllocated(() => Arrays.TinyNetworkGradientInto(w, 1, 2, 0.5, buffer));
        AssertNothingAllocated(() => Arrays.TinyNetworkBackwardAddTo(w, 1, 2, 0.5, 3, buffer));
    }

    [Fact]
    public void Whole_arrays_are_differentiated_without_allocation()
    {
        double[] x = [1, 2, 3], y = [4, 5, 6], dx = new double[3], dy = new double[3];
        AssertNothingAllocated(() => Arrays.DotGradientInto(x, y, dx, dy));
        AssertNothingAllocated(() => Arrays.LogSumExpGradientInto(x, dx));
        AssertNothingAllocated(() => Arrays.SumBackwardAddTo(x, 2, dx));
    }

    [Fact]
    public void Tangents_of_numbers_and_arrays_allocate_nothing()
    {
        double[] w = [1, 2, 3, 4, 5, 6, 7, 8, 9], v = [9, 8, 7, 6, 5, 4, 3, 2, 1];
        AssertNothingAllocated(() => Arrays.TinyNetworkTangent(w, 1, 2, 0.5, v));
        AssertNothingAllocated(() => Arrays.LogSumExpTangent(w, v));
        AssertNothingAllocated(() => Arrays.DotTangent(w, w, v, v));
    }

    [Fact]
    public void Products_of_Hessians_and_vectors_allocate_nothing()
    {
        double[] w = [1, 2, 3, 4, 5, 6, 7, 8, 9], v = [9, 8, 7, 6, 5, 4, 3, 2, 1], product = new double[9], other = new double[9];
        AssertNothingAllocated(() => Arrays.TinyNetworkHessianVectorProductInto(w, 1, 2, 0.5, v, product));
        AssertNothingAllocated(() => Arrays.LogSumExpHessianVectorProductInto(w, v, product));
        AssertNothingAllocated(() => Arrays.DotHessianVectorProductInto(w, w, v, v, product, other));
    }

    [Fact]
    public void Matrices_are_differentiated_without_allocation()
    {
        var (a, b) = (new Matrix<double>(2, 3), new Matrix<double>(3, 4));
        var (da, db) = (a.Clone(), b.Clone());
        var workspace = new Workspace();
        AssertNothingAllocated(() => Matrices.SumOfProductGradientInto(a, b, da, db, workspace));
        AssertNothingAllocated(() => Matrices.ReductionsGradientInto(a, da, workspace));
        AssertNothingAllocated(() => Matrices.MapsBackwardAddTo(a, a, da, workspace));
    }

    [Fact]
    public void Weights_are_differentiated_without_allocation()
    {
        var network = new TwoLayers(new Layer(new Matrix<double>(3, 2), new Matrix<double>(1, 2)), new Matrix<double>(2, 2), 1.5);
        var gradient = network.ZeroLike();
        var (x, targets, workspace) = (new Matrix<double>(2, 3), new Matrix<double>(2, 2), new Workspace());
        AssertNothingAllocated(() => Weights.LossGradientInto(network, x, targets, gradient, workspace));
        AssertNothingAllocated(() => Weights.LossBackwardAddTo(network, x, targets, 2, gradient, workspace));
    }

    private static void AssertNothingAllocated(Action call) => Assert.Equal(0, Allocation.OfSteadyState(call));
}
