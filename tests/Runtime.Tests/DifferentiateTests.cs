namespace SymbolicBackprop.Tests;

/// <summary>This project refers to the runtime without the generator: no call of <c>Differentiate</c> is compiled.</summary>
public class DifferentiateTests
{
    [Fact]
    public void A_call_that_was_not_compiled_says_what_is_missing()
    {
        AssertThrows("Gradient", () => Differentiate.Gradient(Math.Sin));
        AssertThrows("Gradient", () => Differentiate.Gradient((double[] x) => x[0]));
        AssertThrows("ValueAndGradient", () => Differentiate.ValueAndGradient((float x, float y) => x * y));
        AssertThrows("ValueAndGradient", () => Differentiate.ValueAndGradient((double x, int n) => n * x));
        AssertThrows("Tangent", () => Differentiate.Tangent((double x) => x * x));
        AssertThrows("Tangent", () => Differentiate.Tangent((double[] x) => (x[0], x[1])));
        AssertThrows("HessianVectorProduct", () => Differentiate.HessianVectorProduct((double x, double y) => x * y));
        AssertThrows("Hessian", () => Differentiate.Hessian((double[] x) => x[0]));
        AssertThrows("Jacobian", () => Differentiate.Jacobian((double x, double y) => (x, y)));
        AssertThrows("HessianVectorProduct", () => Differentiate.HessianVectorProduct((double[] x, int n) => n * x[0]));
    }

    private static void AssertThrows(string member, Func<object> call) => Assert.Equal(
        $"Differentiate.{member} is compiled at build time by the SymbolicBackprop generator, and this call was not: "
        + "reference the package SymbolicBackprop in the project that makes the call, and write a lambda or a method group as its argument.",
        Assert.Throws<InvalidOperationException>(call).Message);
}
