using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Pipeline;

public class SmokeTests
{
    [Fact]
    public void Square() => GeneratorTest.Run("""
        using SymbolicBackprop;
        public static partial class Lessons
        {
            [Differentiable]
            public static double Square(double x, double y) => (x + y) * (x + y);
        }
        """);
}
