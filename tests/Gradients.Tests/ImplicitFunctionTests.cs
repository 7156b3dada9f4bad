using SymbolicBackprop.Gradients.Tests.Corpus;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>A solver that is differentiated through its solution agrees with one that is differentiated through its rounds.</summary>
public class ImplicitFunctionTests
{
    [Theory]
    [InlineData(0.6, 0.2)]
    [InlineData(1.7, 0.65)]
    [InlineData(2.4, 0.4)]
    public void Newtons_method(double meanAnomaly, double eccentricity)
    {
        Same(ImplicitFunctions.OrbitRadiusByRoundsGradient(meanAnomaly, eccentricity), ImplicitFunctions.OrbitRadiusGradient(meanAnomaly, eccentricity));
        Same(ImplicitFunctions.OrbitRadiusByRoundsHessianVectorProduct(meanAnomaly, eccentricity, 1, -2), ImplicitFunctions.OrbitRadiusHessianVectorProduct(meanAnomaly, eccentricity, 1, -2));
        Assert.Equal(ImplicitFunctions.OrbitRadiusByRoundsTangent(meanAnomaly, eccentricity, 3, 4).Tangent, ImplicitFunctions.OrbitRadiusTangent(meanAnomaly, eccentricity, 3, 4).Tangent, 1e-10);
        GradientCheck.Rule(ImplicitFunctions.EccentricAnomaly, [meanAnomaly, eccentricity], ImplicitFunctions.EccentricAnomalyRule).ThrowIfFailed();
    }

    [Theory]
    [InlineData(0.3, 0.8)]
    [InlineData(0.55, -0.7)]
    public void A_fixed_point(double a, double b)
    {
        Same(ImplicitFunctions.FixedPointByRoundsGradient(a, b), ImplicitFunctions.FixedPointGradient(a, b));
        Same(ImplicitFunctions.FixedPointByRoundsHessianVectorProduct(a, b, 1, -2), ImplicitFunctions.FixedPointHessianVectorProduct(a, b, 1, -2));
        Assert.Equal(ImplicitFunctions.FixedPointByRoundsTangent(a, b, 3, 4).Tangent, ImplicitFunctions.FixedPointTangent(a, b, 3, 4).Tangent, 1e-10);
        GradientCheck.Rule(ImplicitFunctions.FixedPoint, [a, b], tangent: ImplicitFunctions.FixedPointRule).ThrowIfFailed();
    }

    private static void Same((double, double) expected, (double, double) actual)
    {
        Assert.Equal(expected.Item1, actual.Item1, 1e-10);
        Assert.Equal(expected.Item2, actual.Item2, 1e-10);
    }
}
