using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Tests.Interpretation;
using static SymbolicBackprop.Generator.Tests.Ir.Sketch;

namespace SymbolicBackprop.Generator.Tests.Differentiation;

/// <summary>Control flow whose derivative has a closed form: exact in small integers.</summary>
public class TangentLoopTests
{
    private static readonly IrType[] OneDouble = [IrType.Double];

    [Theory]
    [InlineData(2, 3, 8, 12)]
    [InlineData(3, 0, 1, 0)]
    [InlineData(0, 1, 0, 1)]
    public void A_power_made_by_a_loop_has_the_derivative_of_the_power(double x, int n, double value, double slope) =>
        Assert.Equal(new object?[] { value, slope }, Forward.Evaluate(ControlFlowTests.Power(), x, n, 1.0));

    [Theory]
    [InlineData(2, 12, 12)]
    [InlineData(0.5, 0.25, 1)]
    public void The_tangent_of_an_if_is_that_of_the_arm_that_is_taken(double x, double value, double slope)
    {
        // a = x * x; return a > 1 ? 3 * a : a
        var function = Of("F", OneDouble, s =>
        {
            var given = s.Parameter(IrType.Double, "x");
            var square = s.Do("Multiply", given, given);
            return Go(s.Return, s.If(
                s.Is("Greater", square, s.Number(1)),
                OneDouble,
                end => Go(end, s.Do("Multiply", s.Number(3), square)),
                end => Go(end, square)));
        });
        Assert.Equal(new object?[] { value, slope }, Forward.Evaluate(function, x, 1.0));
    }

    [Theory]
    [InlineData(2, 5, 9, 0)]
    [InlineData(2, -5, 4, 4)]
    public void An_exit_that_brings_a_constant_brings_the_tangent_zero(double x, double y, double value, double slope)
    {
        // return early from a block: if (y > 0) return 9; return x * x
        var function = Of("F", OneDouble, s =>
        {
            var (a, b) = (s.Parameter(IrType.Double, "x"), s.Parameter(IrType.Double, "y"));
            var result = s.Block(OneDouble, end =>
            {
                s.If(s.Is("Greater", b, s.Number(0)), [], _ => Go(end, s.Number(9)), inner => Go(inner));
                return Go(end, s.Do("Multiply", a, a));
            });
            return Go(s.Return, result);
        });
        Assert.Equal(new object?[] { value, slope }, Forward.Evaluate(function, x, y, 1.0, 100.0));
    }

    [Theory]
    [InlineData(3, 10, 2, 9, 6)]
    [InlineData(3, 10, 50, 59049, 196830)]
    public void Break_continue_and_return_bring_the_tangents_that_they_meet(double x, int n, int stop, double value, double slope)
    {
        // p = 1; for (i = 0; ; i++) { if (i == stop) break; if (i >= n) return p; p *= x; } return p
        var function = Of("F", OneDouble, s =>
        {
            var (a, count, last) = (s.Parameter(IrType.Double, "x"), s.Parameter(IrType.Int32), s.Parameter(IrType.Int32));
            var one = s.Integer(1);
            var product = s.Loop([s.Integer(0), s.Number(1)], OneDouble, (carried, next, end) =>
            {
                s.If(s.Is("Equal", carried[0], last), [], _ => Go(end, carried[1]), inner => Go(inner));
                s.If(s.Is("GreaterOrEqual", carried[0], count), [], _ => Go(s.Return, carried[1]), inner => Go(inner));
                return Go(next, s.Do("Add", carried[0], one), s.Do("Multiply", carried[1], a));
            });
            return Go(s.Return, product);
        });
        Assert.Equal(new object?[] { value, slope }, Forward.Evaluate(function, x, n, stop, 1.0));
    }

    [Fact]
    public void A_value_that_varies_only_after_the_first_round_carries_a_tangent_from_the_first()
    {
        // a = 0; b = 0; for (i = 0; i < n; i++) { a = b; b = b + x * x; } return a
        var function = Of("F", OneDouble, s =>
        {
            var (x, n) = (s.Parameter(IrType.Double, "x"), s.Parameter(IrType.Int32));
            var (zero, one, nothing) = (s.Integer(0), s.Integer(1), s.Number(0));
            var result = s.Loop([zero, nothing, nothing], OneDouble, (carried, next, end) =>
            {
                s.If(s.Is("Less", carried[0], n), [], inner => Go(inner), _ => Go(end, carried[1]));
                return Go(next, s.Do("Add", carried[0], one), carried[2], s.Do("Add", carried[2], s.Do("Multiply", x, x)));
            });
            return Go(s.Return, result);
        });
        Assert.Equal(new object?[] { 18.0, 12.0 }, Forward.Evaluate(function, 3.0, 3, 1.0));
        Assert.Equal(new object?[] { 0.0, 0.0 }, Forward.Evaluate(function, 3.0, 1, 1.0));
    }

    [Fact]
    public void What_does_not_vary_carries_no_tangent()
    {
        var forward = Forward.Of(ControlFlowTests.Power());
        var loop = forward.Body.Descendants().OfType<Loop>().Single();
        Assert.Equal(3, loop.Body.Parameters.Count);
        Assert.Equal(2, loop.Results.Count);
    }

    [Fact]
    public void A_region_that_ends_unreachable_stays_so()
    {
        var exception = new OpaqueType("global::System.Exception", IsReferenceType: true);
        var function = Of("F", OneDouble, s =>
        {
            var (x, thrown) = (s.Parameter(IrType.Double), s.Parameter(exception));
            var result = s.If(
                s.Is("Less", x, s.Number(0)),
                OneDouble,
                _ =>
                {
                    s.Several(new Throw(), [], thrown);
                    return Exit.Unreachable;
                },
                end => Go(end, s.Do(new Primitive("Sqrt"), IrType.Double, x)));
            return Go(s.Return, result);
        });
        Assert.Equal(new object?[] { 3.0, 1.0 }, Forward.Evaluate(function, 9.0, new InvalidOperationException(), 6.0));
        Assert.Throws<InvalidOperationException>(() => Forward.Evaluate(function, -1.0, new InvalidOperationException(), 1.0));
    }
}
