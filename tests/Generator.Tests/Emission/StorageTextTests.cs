using SymbolicBackprop.Generator.Ir;
using static SymbolicBackprop.Generator.Tests.Emission.PrintedFunction;
using static SymbolicBackprop.Generator.Tests.Ir.Sketch;

namespace SymbolicBackprop.Generator.Tests.Emission;

/// <summary>What reads, writes and makes storage, as text and as it runs.</summary>
public class StorageTextTests
{
    private static readonly ArrayType Doubles = new(IrType.Double);
    private static readonly SpanType Span = new(IrType.Double, IsReadOnly: false);
    private static readonly IrType[] OneDouble = [IrType.Double];

    [Fact]
    public void Elements_are_stored_added_to_and_taken()
    {
        var function = Of("F", OneDouble, s =>
        {
            var (a, i, x) = (s.Parameter(Doubles, "a"), s.Parameter(IrType.Int32, "i"), s.Parameter(IrType.Double, "x"));
            s.Effect("Store", a, i, s.Do("Multiply", s.Load(a, i), x));
            s.Effect("AddTo", a, s.Integer(0), s.Do("Negate", x));
            s.Effect("AddTo", a, s.Integer(0), s.Do("Sin", x));
            var taken = s.Do(new Primitive("Take"), IrType.Double, a, i);
            return Go(s.Return, s.Do("Add", taken, x));
        });
        AssertPrints(
            function,
            """
            a[i] = a[i] * x;
            a[0] -= x;
            a[0] += global::System.Math.Sin(x);
            double element = a[i];
            a[i] = 0;
            return element + x;
            """,
            [new double[] { 1, 2 }, 0, 3.0], [new double[] { 1, 2 }, 1, 3.0], [new double[] { 1, 2 }, 2, 3.0]);
    }

    [Fact]
    public void An_element_is_read_before_it_is_overwritten()
    {
        var function = Of("F", OneDouble, s =>
        {
            var (a, b) = (s.Parameter(Doubles, "a"), s.Parameter(Doubles, "b"));
            var (zero, one) = (s.Integer(0), s.Integer(1));
            var (first, length) = (s.Load(a, zero), s.Do(new Primitive("Length"), IrType.Int32, a));
            var second = s.Load(a, one);
            s.Effect("Store", b, zero, s.Load(b, one));
            return Go(s.Return, s.Do("Add", s.Do("Add", first, second), s.Do(new Conversion(false), IrType.Double, length)));
        });
        double[] shared = [1, 2];
        AssertPrints(
            function,
            """
            double element = a[0];
            double element2 = a[1];
            b[0] = b[1];
            return element + element2 + (double)a.Length;
            """,
            [new double[] { 1, 2 }, new double[] { 3, 4 }], [shared, shared]);
    }

    [Fact]
    public void What_only_the_function_sees_does_not_keep_others_in_their_place()
    {
        var function = Of("F", OneDouble, s =>
        {
            var a = s.Parameter(Doubles, "a");
            var zero = s.Integer(0);
            var own = s.Do(new Primitive("NewArray"), Doubles, s.Integer(3));
            var element = s.Load(a, zero);
            s.Effect("Store", own, zero, s.Number(2));
            return Go(s.Return, s.Do("Multiply", element, s.Load(own, zero)));
        });
        AssertPrints(
            function,
            """
            double[] newArray = new double[3];
            newArray[0] = 2;
            return a[0] * newArray[0];
            """,
            [new double[] { 1.5 }]);
    }

    [Fact]
    public void What_is_computed_outside_of_a_loop_stays_there()
    {
        var function = Of("F", OneDouble, s =>
        {
            var (x, n) = (s.Parameter(IrType.Double, "x"), s.Parameter(IrType.Int32, "n"));
            var factor = s.Do("Sin", x);
            var result = s.Loop([s.Integer(0), x], OneDouble, (carried, next, end) =>
            {
                s.If(s.Is("Less", carried[0], n), [], inner => Go(inner), _ => Go(end, carried[1]));
                return Go(next, s.Do("Add", carried[0], s.Integer(1)), s.Do("Multiply", carried[1], factor));
            });
            return Go(s.Return, result);
        });
        AssertPrints(
            function,
            """
            double sin = global::System.Math.Sin(x);
            double carried = x;
            for (int i = 0; i < n; i++)
            {
                carried *= sin;
            }
            return carried;
            """,
            [0.5, 0], [0.5, 3]);
    }

    [Fact]
    public void New_storage_windows_and_extents_are_what_C_sharp_calls_them()
    {
        var grid = new ArrayType(IrType.Double, 2);
        var function = Of("F", [IrType.Double, IrType.Int32], s =>
        {
            var (a, n) = (s.Parameter(Doubles, "a"), s.Parameter(IrType.Int32, "n"));
            var (zero, one, two) = (s.Integer(0), s.Integer(1), s.Integer(2));
            var jagged = s.Do(new Primitive("NewArray"), new ArrayType(Doubles), n);
            s.Effect("Store", jagged, zero, a);
            var rectangle = s.Do(new Primitive("NewArray"), grid, n, two);
            s.Effect("Store", rectangle, one, one, s.Load(s.Load(jagged, zero), one));
            var stack = s.Do(new Primitive("StackAllocate"), Span, two);
            var part = s.Do(new Primitive("Slice"), Span, a, one, two);
            s.Effect("Store", stack, one, s.Load(s.Do(new Primitive("Slice"), Span, part, one, one), zero));
            var whole = s.Do(new Primitive("View"), Span, a);
            s.Effect("AddTo", whole, zero, s.Load(rectangle, one, one));
            s.Effect("AddTo", part, zero, s.Load(stack, one));
            return Go(s.Return, s.Load(whole, one), s.Do(new Primitive("DimensionLength"), IrType.Int32, rectangle, one));
        });
        AssertPrints(
            function,
            """
            double[][] newArray = new double[n][];
            newArray[0] = a;
            double[,] newArray2 = new double[n, 2];
            newArray2[1, 1] = newArray[0][1];
            global::System.Span<double> stackAllocate = stackalloc double[2];
            global::System.Span<double> slice = new global::System.Span<double>(a, 1, 2);
            stackAllocate[1] = slice.Slice(1, 1)[0];
            global::System.Span<double> view = new global::System.Span<double>(a);
            view[0] += newArray2[1, 1];
            slice[0] += stackAllocate[1];
            return (view[1], newArray2.GetLength(1));
            """,
            [new double[] { 1, 2, 3 }, 2], [new double[] { 1, 2 }, 2], [new double[] { 1, 2, 3 }, 1]);
    }

    [Fact]
    public void The_adjoint_of_an_array_has_its_shape()
    {
        var rows = new ArrayType(Doubles);
        var function = Of("F", OneDouble, s =>
        {
            var (a, x) = (s.Parameter(rows, "a"), s.Parameter(Doubles, "x"));
            var one = s.Integer(1);
            var adjoint = s.Do(new Primitive("NewZeroLike"), rows, a);
            s.Effect("Store", s.Load(adjoint, one), one, s.Number(4));
            var other = s.Do(new Primitive("NewZeroLike"), Doubles, x);
            s.Effect("AddTo", other, one, s.Load(s.Load(adjoint, one), one));
            return Go(s.Return, s.Load(other, one));
        });
        AssertPrints(
            function,
            """
            double[][] newZeroLike = global::SymbolicBackprop.CompilerServices.AdjointStorage.ZeroLike(a);
            newZeroLike[1][1] = 4;
            double[] newZeroLike2 = new double[x.Length];
            newZeroLike2[1] += newZeroLike[1][1];
            return newZeroLike2[1];
            """,
            [new double[][] { [1], [2, 3] }, new double[] { 5, 6 }], [new double[][] { [1], [2] }, new double[] { 5, 6 }]);
    }

    [Fact]
    public void Arrays_of_arrays_of_other_ranks_are_written_outermost_first()
    {
        var function = Of("F", [new ArrayType(new ArrayType(IrType.Double, 2))], s =>
            Go(s.Return, s.Do(new Primitive("NewArray"), new ArrayType(new ArrayType(IrType.Double, 2)), s.Parameter(IrType.Int32, "n"))));
        AssertPrints(
            function,
            """
            double[][,] newArray = new double[n][,];
            return newArray;
            """,
            [2]);
    }

    [Fact]
    public void What_the_forward_sweep_records_the_backward_sweep_recalls()
    {
        var forward = new Origin("x * x", 0, 0);
        var function = Of("F", OneDouble, s =>
        {
            var (x, n) = (s.Parameter(IrType.Double, "x"), s.Parameter(IrType.Int32, "n"));
            var (zero, one) = (s.Integer(0), s.Integer(1));
            s.From(forward);
            var tape = s.Do(new Primitive("NewTape"), new TapeType(IrType.Double, IsReserved: true));
            s.Effect("Reserve", tape, n);
            s.Loop([zero, x], [], (carried, next, end) =>
            {
                s.If(s.Is("Less", carried[0], n), [], inner => Go(inner), _ => Go(end));
                s.Effect("Record", tape, carried[0], carried[1]);
                return Go(next, s.Do("Add", carried[0], one), s.Do("Multiply", carried[1], carried[1]));
            });
            s.From(forward.Reversed());
            var adjoint = s.Loop([s.Do("Subtract", n, one), s.Number(1)], OneDouble, (carried, next, end) =>
            {
                s.If(s.Is("GreaterOrEqual", carried[0], zero), [], inner => Go(inner), _ => Go(end, carried[1]));
                var recalled = s.Do(new Primitive("Recall"), IrType.Double, tape, carried[0]);
                return Go(next, s.Do("Subtract", carried[0], one), s.Do("Multiply", carried[1], s.Do("Multiply", s.Number(2), recalled)));
            });
            return Go(s.Return, adjoint);
        });
        AssertPrints(
            function,
            """
            // Forward
            using var newTape = new global::SymbolicBackprop.CompilerServices.Tape<double>();
            newTape.Reserve(n);
            double carried = x;
            for (int i = 0; i < n; i++)
            {
                newTape[i] = carried;
                carried *= carried;
            }

            // Backward
            double carried2 = 1;
            for (int i = n - 1; i >= 0; i--) // x * x
            {
                carried2 *= 2 * newTape[i];
            }
            return carried2;
            """,
            [2.0, 0], [2.0, 3], [1.5, -1]);
    }

    [Fact]
    public void A_sum_that_is_needed_behind_a_call_has_a_variable_of_its_own_in_its_loop()
    {
        var function = Of("F", OneDouble, s =>
        {
            var (x, a) = (s.Parameter(Doubles, "x"), s.Parameter(Doubles, "a"));
            var (zero, one) = (s.Integer(0), s.Integer(1));
            var sum = s.Loop([zero, s.Number(0)], OneDouble, (carried, next, end) =>
            {
                s.If(s.Is("Less", carried[0], s.Do(new Primitive("Length"), IrType.Int32, x)), [], inner => Go(inner), _ => Go(end, carried[1]));
                return Go(next, s.Do("Add", carried[0], one), s.Do("Add", carried[1], s.Load(x, carried[0])));
            });
            s.Effect("Clear", a);
            return Go(s.Return, sum);
        });
        AssertPrints(
            function,
            """
            double carried = 0;
            for (int i = 0; i < x.Length; i++)
            {
                carried += x[i];
            }
            double choice = carried;
            global::System.Array.Clear(a);
            return choice;
            """,
            [new double[] { 1, 2 }, new double[] { 3 }]);
    }
}
