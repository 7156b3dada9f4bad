using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Tests.Interpretation;
using static SymbolicBackprop.Generator.Tests.Emission.PrintedFunction;
using static SymbolicBackprop.Generator.Tests.Ir.Sketch;

namespace SymbolicBackprop.Generator.Tests.Emission;

/// <summary>Loops and exits come back as the statements that a user would have written, and do what the IR says.</summary>
public class LoopTextTests
{
    private static readonly IrType[] OneDouble = [IrType.Double];
    private static readonly IrType[] OneInteger = [IrType.Int32];
    private static readonly IrType[] TwoDoubles = [IrType.Double, IrType.Double];

    [Fact]
    public void A_counted_loop_is_a_for() => AssertPrints(
        ControlFlowTests.Power().Named((new(5), "i"), (new(6), "p"), (new(10), "p")),
        """
        double p = 1;
        for (int i = 0; i < n; i++)
        {
            p *= x;
        }
        return p;
        """,
        [3.0, 0], [3.0, 1], [1.5, 7]);

    [Fact]
    public void A_loop_whose_count_is_used_afterwards_is_a_while()
    {
        Value i = default;
        var function = Of("F", OneInteger, s =>
        {
            var x = s.Parameter(IrType.Double, "x");
            var (half, one) = (s.Number(0.5), s.Integer(1));
            var count = s.Loop([s.Integer(0), x], OneInteger, (carried, next, end) =>
            {
                i = carried[0];
                s.If(s.Is("Greater", carried[1], s.Number(1)), [], inner => Go(inner), _ => Go(end, carried[0]));
                return Go(next, s.Do("Add", carried[0], one), s.Do("Multiply", carried[1], half));
            });
            return Go(s.Return, count);
        });
        AssertPrints(
            function.Named((i, "n"), (new(i.Index + 1), "y")),
            """
            int n = 0;
            double y = x;
            while (y > 1)
            {
                n++;
                y *= 0.5;
            }
            return n;
            """,
            [0.0], [1.5], [1000.0]);
    }

    [Fact]
    public void A_condition_at_the_end_is_a_do()
    {
        var function = Of("F", OneDouble, s =>
        {
            var x = s.Parameter(IrType.Double, "x");
            var two = s.Number(2);
            var y = s.Loop([x], OneDouble, (carried, next, end) =>
            {
                var twice = s.Do("Multiply", carried[0], two);
                s.If(s.Is("Less", twice, s.Number(100)), [], inner => Go(inner), _ => Go(end, twice));
                return Go(next, twice);
            });
            return Go(s.Return, y);
        });
        AssertPrints(
            function.Named((new(2), "y")),
            """
            double y = x;
            do
            {
                y *= 2;
            } while (y < 100);
            return y;
            """,
            [1.0], [60.0], [1000.0]);
    }

    [Fact]
    public void A_break_and_a_continue_are_what_they_were()
    {
        // for (i = 0; i < n; i++) { if (i == 3) continue; if (s > 20) break; s += i; }
        Value i = default;
        var function = Of("F", OneInteger, s =>
        {
            var n = s.Parameter(IrType.Int32, "n");
            var (zero, one) = (s.Integer(0), s.Integer(1));
            var sum = s.Loop([zero, zero], OneInteger, (carried, next, end) =>
            {
                i = carried[0];
                s.If(s.Is("Less", carried[0], n), [], inner => Go(inner), _ => Go(end, carried[1]));
                var added = s.Block(OneInteger, round =>
                {
                    s.If(s.Is("Equal", carried[0], s.Integer(3)), [], _ => Go(round, carried[1]), inner => Go(inner));
                    s.If(s.Is("Greater", carried[1], s.Integer(20)), [], _ => Go(end, carried[1]), inner => Go(inner));
                    return Go(round, s.Do("Add", carried[1], carried[0]));
                });
                return Go(next, s.Do("Add", carried[0], one), added[0]);
            });
            return Go(s.Return, sum);
        });
        AssertPrints(
            function.Named((i, "i"), (new(i.Index + 1), "s")),
            """
            int s = 0;
            for (int i = 0; i < n; i++)
            {
                if (i == 3)
                    continue;
                if (s > 20)
                    break;
                s += i;
            }
            return s;
            """,
            [0], [3], [5], [50]);
    }

    [Fact]
    public void A_pair_that_moves_on_together_is_assigned_together()
    {
        Value a = default;
        var function = Of("Fibonacci", OneDouble, s =>
        {
            var n = s.Parameter(IrType.Int32, "n");
            var one = s.Integer(1);
            var result = s.Loop([s.Integer(0), s.Number(0), s.Number(1)], OneDouble, (carried, next, end) =>
            {
                a = carried[1];
                s.If(s.Is("Less", carried[0], n), [], inner => Go(inner), _ => Go(end, carried[1]));
                return Go(next, s.Do("Add", carried[0], one), carried[2], s.Do("Add", carried[1], carried[2]));
            });
            return Go(s.Return, result);
        });
        AssertPrints(
            function.Named((a, "a"), (new(a.Index + 1), "b")),
            """
            double a = 0;
            double b = 1;
            for (int i = 0; i < n; i++)
            {
                (a, b) = (b, a + b);
            }
            return a;
            """,
            [0], [1], [10]);
    }

    [Fact]
    public void A_swap_in_a_loop_swaps()
    {
        var function = Of("F", TwoDoubles, s =>
        {
            var (x, y, n) = (s.Parameter(IrType.Double, "x"), s.Parameter(IrType.Double, "y"), s.Parameter(IrType.Int32, "n"));
            var one = s.Integer(1);
            var results = s.Loop([s.Integer(0), x, y], TwoDoubles, (carried, next, end) =>
            {
                s.If(s.Is("Less", carried[0], n), [], inner => Go(inner), _ => Go(end, carried[1], carried[2]));
                return Go(next, s.Do("Add", carried[0], one), carried[2], carried[1]);
            });
            return Go(s.Return, results);
        });
        AssertRunsAsInterpreted(function, [1.0, 2.0, 0], [1.0, 2.0, 1], [1.0, 2.0, 2]);
    }

    [Fact]
    public void A_return_leaves_nested_loops_and_a_goto_one_of_them()
    {
        var function = Of("F", OneInteger, s =>
        {
            var (wanted, stop) = (s.Parameter(IrType.Int32, "wanted"), s.Parameter(IrType.Int32, "stop"));
            var (zero, one, ten) = (s.Integer(0), s.Integer(1), s.Integer(10));
            s.Loop([zero], [], (i, nextRow, endRow) =>
            {
                s.If(s.Is("Less", i[0], ten), [], inner => Go(inner), _ => Go(endRow));
                s.Loop([zero], [], (j, nextColumn, endColumn) =>
                {
                    s.If(s.Is("Less", j[0], ten), [], inner => Go(inner), _ => Go(endColumn));
                    var product = s.Do("Multiply", i[0], j[0]);
                    s.If(s.Is("Equal", product, stop), [], _ => Go(endRow), inner => Go(inner));
                    s.If(s.Is("Equal", product, wanted), [], _ => Go(s.Return, s.Do("Add", s.Do("Multiply", i[0], ten), j[0])), inner => Go(inner));
                    return Go(nextColumn, s.Do("Add", j[0], one));
                });
                return Go(nextRow, s.Do("Add", i[0], one));
            });
            return Go(s.Return, s.Do("Negate", one));
        });
        AssertPrints(
            function,
            """
            for (int i = 0; i < 10; i++)
            {
                for (int i2 = 0; i2 < 10; i2++)
                {
                    int product = i * i2;
                    if (product == stop)
                        goto EndOfLoop;
                    if (product == wanted)
                    {
                        return i * 10 + i2;
                    }
                }
            }
            EndOfLoop: ;
            return -1;
            """,
            [12, 100], [12, 6], [50, 97]);
    }

    [Fact]
    public void A_block_is_left_for_what_follows_it()
    {
        var function = Of("F", OneDouble, s =>
        {
            var x = s.Parameter(IrType.Double, "x");
            var y = s.Block(OneDouble, end =>
            {
                s.If(s.Is("Less", x, s.Number(0)), [], _ => Go(end, s.Do("Negate", x)), inner => Go(inner));
                s.If(s.Is("Greater", x, s.Number(9)), [], _ => Go(end, s.Number(9)), inner => Go(inner));
                return Go(end, s.Do("Multiply", x, x));
            });
            return Go(s.Return, s.Do("Add", y[0], x));
        });
        AssertPrints(
            function,
            """
            double choice;
            if (x < 0)
            {
                choice = -x;
            }
            else if (x > 9)
            {
                choice = 9;
            }
            else
            {
                choice = x * x;
            }
            return choice + x;
            """,
            [-2.0], [3.0], [10.0], [double.NaN]);
    }

    [Fact]
    public void Loops_after_one_another_have_the_same_names()
    {
        var function = Of("F", OneInteger, s =>
        {
            var n = s.Parameter(IrType.Int32, "n");
            var (zero, one) = (s.Integer(0), s.Integer(1));
            Value Sum(Value start, string operation) => s.Loop([zero, start], OneInteger, (carried, next, end) =>
            {
                s.If(s.Is("Less", carried[0], n), [], inner => Go(inner), _ => Go(end, carried[1]));
                return Go(next, s.Do("Add", carried[0], one), s.Do(operation, carried[1], carried[0]));
            })[0];
            return Go(s.Return, Sum(Sum(zero, "Add"), "Subtract"));
        });
        AssertPrints(
            function,
            """
            int i = 0;
            for (int i2 = 0; i2 < n; i2++)
            {
                i += i2;
            }
            for (int i2 = 0; i2 < n; i2++)
            {
                i -= i2;
            }
            return i;
            """,
            [0], [4]);
    }

    [Fact]
    public void An_early_exit_of_the_forward_sweep_goes_to_the_backward_one()
    {
        var forward = new Origin("x", 0, 0);
        var function = Of("F", OneDouble, s =>
        {
            var x = s.Parameter(IrType.Double, "x");
            s.From(forward);
            var y = s.Block(OneDouble, end =>
            {
                s.If(s.Is("Less", x, s.Number(0)), [], _ => Go(end, s.Do("Negate", x)), inner => Go(inner));
                return Go(end, s.Do("Multiply", x, x));
            });
            s.From(forward.Reversed());
            var cell = s.Do(new Primitive("NewCell"), new CellType(IrType.Double));
            s.Effect("Store", cell, y[0]);
            s.Effect("Store", cell, s.Do("Subtract", s.Load(cell), x));
            return Go(s.Return, s.Load(cell));
        });
        AssertPrints(
            function,
            """
            // Forward
            double choice;
            if (x < 0)
            {
                choice = -x;
                goto Backward;
            }
            choice = x * x;
            Backward: ;

            // Backward
            double newCell = 0;
            newCell = choice; // x
            newCell = newCell - x; // x
            return newCell;
            """,
            [-2.0], [3.0]);
    }
}
