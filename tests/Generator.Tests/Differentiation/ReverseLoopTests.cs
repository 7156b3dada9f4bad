using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Tests.Interpretation;
using static SymbolicBackprop.Generator.Tests.Ir.Sketch;

namespace SymbolicBackprop.Generator.Tests.Differentiation;

/// <summary>Reverse sweeps through control flow and writes, exact in small integers.</summary>
public class ReverseLoopTests
{
    private static readonly IrType[] OneDouble = [IrType.Double];
    private static readonly ArrayType Doubles = new(IrType.Double);

    [Theory]
    [InlineData(2, 3, 12)]
    [InlineData(3, 0, 0)]
    [InlineData(0, 1, 1)]
    public void A_power_made_by_a_loop_has_the_derivative_of_the_power(double x, int n, double slope) =>
        Assert.Equal(new object?[] { slope }, Backward.Gradients(ControlFlowTests.Power(), x, n));

    [Fact]
    public void A_sum_of_squares_has_twice_its_terms()
    {
        // for (i = 0; i < a.Length; i++) s += a[i] * a[i];
        var function = Of("F", OneDouble, s =>
        {
            var (a, zero, one) = (s.Parameter(Doubles, "a"), s.Integer(0), s.Integer(1));
            return Go(s.Return, s.Loop([zero, s.Number(0)], OneDouble, (carried, next, end) =>
            {
                s.If(s.Is("Less", carried[0], s.Do(new Primitive("Length"), IrType.Int32, a)), [], inner => Go(inner), _ => Go(end, carried[1]));
                var element = s.Load(a, carried[0]);
                return Go(next, s.Do("Add", carried[0], one), s.Do("Add", carried[1], s.Do("Multiply", element, element)));
            }));
        });
        Assert.Equal(new double[] { 2, 4, 6 }, Backward.Gradients(function, new double[] { 1, 2, 3 })[0]);
        Assert.Equal(Array.Empty<double>(), Backward.Gradients(function, Array.Empty<double>())[0]);
    }

    [Theory]
    [InlineData(3, 10, 2, 6)]
    [InlineData(3, 10, 50, 196830)]
    public void A_loop_left_by_a_break_is_reversed_from_where_it_was_left(double x, int n, int stop, double slope) =>
        Assert.Equal(new object?[] { slope }, Backward.Gradients(PowerWithBreak(n, stop), x));

    [Fact]
    public void Values_of_nested_loops_are_recalled_from_the_round_that_they_are_of()
    {
        // for i < 3: { t = t * x; for j < i + 1: t = t * t * x }; the exponent doubles and adds one
        var function = Of("F", OneDouble, s =>
        {
            var (x, zero, one, three) = (s.Parameter(IrType.Double, "x"), s.Integer(0), s.Integer(1), s.Integer(3));
            return Go(s.Return, s.Loop([zero, s.Number(1)], OneDouble, (outer, next, end) =>
            {
                s.If(s.Is("Less", outer[0], three), [], inner => Go(inner), _ => Go(end, outer[1]));
                var t = s.Do("Multiply", outer[1], x);
                var length = s.Do("Add", outer[0], one);
                var last = s.Loop([zero, t], OneDouble, (carried, again, done) =>
                {
                    s.If(s.Is("Less", carried[0], length), [], inner => Go(inner), _ => Go(done, carried[1]));
                    return Go(again, s.Do("Add", carried[0], one), s.Do("Multiply", s.Do("Multiply", carried[1], carried[1]), x));
                });
                return Go(next, s.Do("Add", outer[0], one), last[0]);
            }));
        });
        // exponents: 0 → 1 → 3 → 4 → 9 → 19 → 20 → 41 → 83 → 167
        Assert.Equal(new object?[] { 167.0 }, Backward.Gradients(function, 1.0));
        Assert.Equal(new object?[] { 167.0 }, Backward.Gradients(function, -1.0));
    }

    [Fact]
    public void An_overwritten_element_has_the_derivative_of_what_it_held()
    {
        // a[0] = a[0] * a[1]; a[1] = a[0] * a[0]; return a[1] * a[0]   (x y)³
        var function = Of("F", OneDouble, s =>
        {
            var (a, zero, one) = (s.Parameter(Doubles, "a"), s.Integer(0), s.Integer(1));
            s.Effect("Store", a, zero, s.Do("Multiply", s.Load(a, zero), s.Load(a, one)));
            s.Effect("Store", a, one, s.Do("Multiply", s.Load(a, zero), s.Load(a, zero)));
            return Go(s.Return, s.Do("Multiply", s.Load(a, one), s.Load(a, zero)));
        });
        Assert.Equal(new double[] { 3 * 8 * 9, 3 * 27 * 4 }, Backward.Gradients(function, new double[] { 3, 2 })[0]);
    }

    [Fact]
    public void A_prefix_product_in_place_is_reversed_from_its_end()
    {
        // for (i = 1; i < n; i++) a[i] = a[i] * a[i - 1]; return a[n - 1]
        var function = Of("F", OneDouble, s =>
        {
            var (a, one) = (s.Parameter(Doubles, "a"), s.Integer(1));
            var length = s.Do(new Primitive("Length"), IrType.Int32, a);
            s.Loop([one], [], (carried, next, end) =>
            {
                s.If(s.Is("Less", carried[0], length), [], inner => Go(inner), _ => Go(end));
                s.Effect("Store", a, carried[0], s.Do("Multiply", s.Load(a, carried[0]), s.Load(a, s.Do("Subtract", carried[0], one))));
                return Go(next, s.Do("Add", carried[0], one));
            });
            return Go(s.Return, s.Load(a, s.Do("Subtract", length, one)));
        });
        Assert.Equal(new double[] { 60, 40, 30, 24 }, Backward.Gradients(function, new double[] { 2, 3, 4, 5 })[0]);
    }

    [Theory]
    [InlineData(0, 3, 1)]
    [InlineData(1, 3, 6)]
    [InlineData(2, 3, 27)]
    [InlineData(5, 3, 1)]
    public void A_return_from_inside_a_loop_skips_what_follows(int found, double x, double slope)
    {
        // for i < 1: for j < 3: { if (j == found) return p; p = p * x } return x
        var function = Of("F", OneDouble, s =>
        {
            var (x, target, zero, one, three) = (s.Parameter(IrType.Double, "x"), s.Parameter(IrType.Int32, "found"), s.Integer(0), s.Integer(1), s.Integer(3));
            s.Loop([zero, x], [], (outer, next, end) =>
            {
                s.If(s.Is("Less", outer[0], one), [], inner => Go(inner), _ => Go(end));
                var last = s.Loop([zero, outer[1]], OneDouble, (carried, again, done) =>
                {
                    s.If(s.Is("Less", carried[0], three), [], inner => Go(inner), _ => Go(done, carried[1]));
                    s.If(s.Is("Equal", carried[0], target), [], _ => Go(s.Return, carried[1]), inner => Go(inner));
                    return Go(again, s.Do("Add", carried[0], one), s.Do("Multiply", carried[1], x));
                });
                return Go(next, s.Do("Add", outer[0], one), last[0]);
            });
            return Go(s.Return, x);
        });
        Assert.Equal(new object?[] { slope }, Backward.Gradients(function, x, found));
    }

    /// <summary>for (i = 0; i &lt; n; i++) { if (i >= stop) break; p = p * x; } return p.</summary>
    private static Function PowerWithBreak(int n, int stop) => Of("F", OneDouble, s =>
    {
        var (x, zero, one) = (s.Parameter(IrType.Double, "x"), s.Integer(0), s.Integer(1));
        return Go(s.Return, s.Loop([zero, s.Number(1)], OneDouble, (carried, next, end) =>
        {
            s.If(s.Is("Less", carried[0], s.Integer(n)), [], inner => Go(inner), _ => Go(end, carried[1]));
            s.If(s.Is("GreaterOrEqual", carried[0], s.Integer(stop)), [], _ => Go(end, carried[1]), inner => Go(inner));
            return Go(next, s.Do("Add", carried[0], one), s.Do("Multiply", carried[1], x));
        }));
    });
}
