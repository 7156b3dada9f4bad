using SymbolicBackprop.Generator.Interpretation;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;
using SymbolicBackprop.Generator.Tests.Operations;
using static SymbolicBackprop.Generator.Tests.Ir.Sketch;

namespace SymbolicBackprop.Generator.Tests.Interpretation;

public class ControlFlowTests
{
    private static readonly IrType[] OneDouble = [IrType.Double];
    private static readonly IrType[] OneInteger = [IrType.Int32];

    [Theory]
    [InlineData(2, 12)]
    [InlineData(0.5, 0.25)]
    public void An_if_runs_one_of_its_regions(double x, double expected)
    {
        // a = x * x; return a > 1 ? 3 * a : a
        var function = Of("F", OneDouble, s =>
        {
            var given = s.Parameter(IrType.Double, "x");
            var square = s.Do("Multiply", given, given);
            var result = s.If(
                s.Is("Greater", square, s.Number(1)),
                OneDouble,
                end => Go(end, s.Do("Multiply", s.Number(3), square)),
                end => Go(end, square));
            return Go(s.Return, result);
        });
        Assert.Equal(expected, RowFunctions.Evaluate(function, x));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 3)]
    [InlineData(5, 243)]
    public void A_loop_carries_values_and_may_run_no_round_at_all(int count, double expected) =>
        Assert.Equal(expected, RowFunctions.Evaluate(Power(), 3.0, count));

    [Theory]
    [InlineData(10, 3, 3)]
    [InlineData(2, 3, 1)]
    [InlineData(0, 0, 0)]
    public void A_break_leaves_the_loop_from_within_an_if(int count, int stop, int expected)
    {
        // sum = 0; for (i = 0; i < count; i++) { if (i == stop) break; sum += i; } return sum
        var function = Of("F", OneInteger, s =>
        {
            var (n, last) = (s.Parameter(IrType.Int32), s.Parameter(IrType.Int32));
            var (zero, one) = (s.Integer(0), s.Integer(1));
            var sum = s.Loop([zero, zero], OneInteger, (carried, next, end) =>
            {
                s.If(s.Is("Less", carried[0], n), [], inner => Go(inner), _ => Go(end, carried[1]));
                s.If(s.Is("Equal", carried[0], last), [], _ => Go(end, carried[1]), inner => Go(inner));
                return Go(next, s.Do("Add", carried[0], one), s.Do("Add", carried[1], carried[0]));
            });
            return Go(s.Return, sum);
        });
        Assert.Equal(expected, RowFunctions.Evaluate(function, count, stop));
    }

    [Fact]
    public void A_continue_goes_on_with_the_next_round()
    {
        // for (i = 0; i < 10; i++) { if (i % 2 == 1) continue; sum += i; }
        var function = Of("F", OneInteger, s =>
        {
            var (zero, one, two, ten) = (s.Integer(0), s.Integer(1), s.Integer(2), s.Integer(10));
            var sum = s.Loop([zero, zero], OneInteger, (carried, next, end) =>
            {
                s.If(s.Is("Less", carried[0], ten), [], inner => Go(inner), _ => Go(end, carried[1]));
                var following = s.Do("Add", carried[0], one);
                s.If(s.Is("Equal", s.Do("Remainder", carried[0], two), one), [], _ => Go(next, following, carried[1]), inner => Go(inner));
                return Go(next, following, s.Do("Add", carried[1], carried[0]));
            });
            return Go(s.Return, sum);
        });
        Assert.Equal(20, RowFunctions.Evaluate(function));
    }

    [Theory]
    [InlineData(7, 12)]
    [InlineData(1000, -1)]
    public void A_return_leaves_nested_loops_and_blocks(int product, int expected)
    {
        // for (i = 0; i < 10; i++) for (j = 0; j < 10; j++) if (i * i + j * j + i * j == product) return 10 * i + j; return -1
        var function = Of("F", OneInteger, s =>
        {
            var wanted = s.Parameter(IrType.Int32);
            var (zero, one, ten) = (s.Integer(0), s.Integer(1), s.Integer(10));
            s.Block([], outside =>
            {
                s.Loop([zero], [], (i, nextRow, _) =>
                {
                    s.If(s.Is("Less", i[0], ten), [], inner => Go(inner), _ => Go(outside));
                    s.Loop([zero], [], (j, nextColumn, endColumn) =>
                    {
                        s.If(s.Is("Less", j[0], ten), [], inner => Go(inner), _ => Go(endColumn));
                        var sum = s.Do("Add", s.Do("Add", s.Do("Multiply", i[0], i[0]), s.Do("Multiply", j[0], j[0])), s.Do("Multiply", i[0], j[0]));
                        s.If(s.Is("Equal", sum, wanted), [], _ => Go(s.Return, s.Do("Add", s.Do("Multiply", i[0], ten), j[0])), inner => Go(inner));
                        return Go(nextColumn, s.Do("Add", j[0], one));
                    });
                    return Go(nextRow, s.Do("Add", i[0], one));
                });
                return Go(outside);
            });
            return Go(s.Return, s.Integer(-1));
        });
        Assert.Equal(expected, RowFunctions.Evaluate(function, product));
    }

    [Fact]
    public void A_block_gives_the_values_of_the_exit_that_was_taken()
    {
        var function = Of("F", OneInteger, s =>
        {
            var condition = s.Parameter(IrType.Boolean);
            var result = s.Block(OneInteger, end =>
            {
                s.If(condition, [], _ => Go(end, s.Integer(1)), inner => Go(inner));
                return Go(end, s.Integer(2));
            });
            return Go(s.Return, result);
        });
        Assert.Equal(1, RowFunctions.Evaluate(function, true));
        Assert.Equal(2, RowFunctions.Evaluate(function, false));
    }

    [Fact]
    public void The_region_that_is_not_taken_is_not_evaluated()
    {
        var function = Of("F", OneInteger, s =>
        {
            var (n, zero) = (s.Parameter(IrType.Int32), s.Integer(0));
            return Go(s.Return, s.If(s.Is("Equal", n, zero), OneInteger, end => Go(end, zero), end => Go(end, s.Do("Divide", s.Integer(12), n))));
        });
        Assert.Equal(0, RowFunctions.Evaluate(function, 0));
        Assert.Equal(4, RowFunctions.Evaluate(function, 3));
    }

    [Fact]
    public void A_loop_that_does_not_end_is_stopped_by_the_bound_on_steps()
    {
        var endless = Of("Endless", [], s =>
        {
            s.Loop([], [], (_, next, _) => Go(next));
            return Go(s.Return);
        });
        var exception = Assert.Throws<StepLimitException>(() => new Interpreter(RowFunctions.Interpreter.Host) { StepLimit = 1000 }.Evaluate(endless));
        Assert.Equal("Endless took more than the 1000 steps that it was allowed.", exception.Message);
    }

    [Fact]
    public void A_million_rounds_neither_overflow_the_stack_nor_take_long() =>
        Assert.Equal(1.0, RowFunctions.Evaluate(Power(), 1.0, 1_000_000));

    [Fact]
    public void A_call_is_evaluated_by_whom_the_interpreter_was_given()
    {
        var callee = new Callee("M:Library.Twice(System.Double)", "Library.Twice", "global::Library.Twice", IsStatic: true, [true], [true]);
        var function = Of("F", OneDouble, s =>
        {
            var x = s.Parameter(IrType.Double);
            var y = s.Do(new Call(callee), IrType.Double, x);
            var gradients = s.Do(new CallBackward(callee), new TupleType([new TupleElement(null, IrType.Double)]), x, y);
            return Go(s.Return, s.Do(new ReadElement(0), IrType.Double, gradients));
        });
        Assert.Empty(IrVerifier.Verify(function));
        var interpreter = new Interpreter(RowFunctions.Interpreter.Host)
        {
            Call = (called, arguments) => called == callee ? 2 * (double)arguments[0]! : null,
            CallBackward = (_, arguments) => new object?[] { 2 * (double)arguments[1]! },
        };
        Assert.Equal(12.0, Assert.Single(interpreter.Evaluate(function, 3.0)));
        Assert.Contains("Library.Twice", Assert.Throws<InterpretationException>(() => RowFunctions.Evaluate(function, 3.0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_that_do_not_fit_are_refused()
    {
        Assert.Contains("takes 2 arguments, not 1", Assert.Throws<ArgumentException>(() => RowFunctions.Evaluate(Power(), 3.0)).Message, StringComparison.Ordinal);
        Assert.Contains("%0 x: double", Assert.Throws<ArgumentException>(() => RowFunctions.Evaluate(Power(), 3, 3)).Message, StringComparison.Ordinal);
    }

    /// <summary>p = 1; for (i = 0; i &lt; n; i++) p *= x; return p.</summary>
    internal static Function Power() => Of("Power", OneDouble, s =>
    {
        var (x, n) = (s.Parameter(IrType.Double, "x"), s.Parameter(IrType.Int32, "n"));
        var (zero, one, unit) = (s.Integer(0), s.Integer(1), s.Number(1));
        var product = s.Loop([zero, unit], OneDouble, (carried, next, end) =>
        {
            s.If(s.Is("Less", carried[0], n), [], inner => Go(inner), _ => Go(end, carried[1]));
            return Go(next, s.Do("Add", carried[0], one), s.Do("Multiply", carried[1], x));
        }, new TripCount(n, null));
        return Go(s.Return, product);
    });
}
