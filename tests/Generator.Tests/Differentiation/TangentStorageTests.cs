using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Tests.Operations;
using SymbolicBackprop.LinearAlgebra;
using static SymbolicBackprop.Generator.Tests.Ir.Sketch;

namespace SymbolicBackprop.Generator.Tests.Differentiation;

/// <summary>Storage and the storage of its tangents.</summary>
public class TangentStorageTests
{
    private static readonly ArrayType Doubles = new(IrType.Double);
    private static readonly SpanType Window = new(IrType.Double, IsReadOnly: false);
    private static readonly MatrixType Matrices = new(IrType.Double);
    private static readonly IrType[] OneDouble = [IrType.Double];

    [Fact]
    public void An_array_written_in_place_has_its_tangents_written_in_place()
    {
        // for (i = 1; i < n; i++) a[i] = a[i] * a[i - 1]; return a[n - 1]
        var function = Of("F", OneDouble, s =>
        {
            var (a, n, one) = (s.Parameter(Doubles, "a"), s.Parameter(IrType.Int32), s.Integer(1));
            s.Loop([one], [], (i, next, end) =>
            {
                s.If(s.Is("Less", i[0], n), [], inner => Go(inner), _ => Go(end));
                s.Effect("Store", a, i[0], s.Do("Multiply", s.Load(a, i[0]), s.Load(a, s.Do("Subtract", i[0], one))));
                return Go(next, s.Do("Add", i[0], one));
            });
            return Go(s.Return, s.Load(a, s.Do("Subtract", n, one)));
        });
        double[] array = [2, 3, 5];
        double[] tangent = [1, 0, 1];
        Assert.Equal(new object?[] { 30.0, 15.0 + 6.0 }, Forward.Evaluate(function, array, 3, tangent));
        Assert.Equal([2, 6, 30], array);
        Assert.Equal([1, 3, 21], tangent);
    }

    [Fact]
    public void An_element_overwritten_with_a_constant_has_no_tangent_left()
    {
        var function = Of("F", OneDouble, s =>
        {
            var (a, i, j) = (s.Parameter(Doubles), s.Parameter(IrType.Int32), s.Parameter(IrType.Int32));
            s.Effect("Store", a, i, s.Number(7));
            s.Effect("AddTo", a, i, s.Number(1));
            s.Effect("AddTo", a, j, s.Do("Multiply", s.Load(a, i), s.Load(a, j)));
            return Go(s.Return, s.Load(a, j));
        });
        Assert.Equal(new object?[] { 27.0, 9.0 }, Forward.Evaluate(function, new double[] { 2, 3 }, 0, 1, new double[] { 100, 1 }));
        Assert.Equal(new object?[] { 72.0, 0.0 }, Forward.Evaluate(function, new double[] { 2, 3 }, 0, 0, new double[] { 100, 1 }));
    }

    [Fact]
    public void A_new_array_gets_its_tangents_through_windows_and_copies()
    {
        // t = new double[n]; window = t[1..3]; window[0] = x; window[1] = x * x; u = new double[n]; t.CopyTo(u); clear t; return u[1] * u[2] + t[1]
        var function = Of("F", OneDouble, s =>
        {
            var (x, n, zero, one, two) = (s.Parameter(IrType.Double, "x"), s.Parameter(IrType.Int32), s.Integer(0), s.Integer(1), s.Integer(2));
            var t = s.Do(new Primitive("NewArray"), Doubles, n);
            var window = s.Do(new Primitive("Slice"), Window, s.Do(new Primitive("View"), Window, t), one, two);
            s.Effect("Store", window, zero, x);
            s.Effect("Store", window, one, s.Do("Multiply", x, x));
            var u = s.Do(new Primitive("StackAllocate"), Window, n);
            s.Effect("CopyTo", u, t);
            s.Effect("AddAllTo", u, t);
            s.Effect("Clear", t);
            return Go(s.Return, s.Do("Add", s.Do("Multiply", s.Load(u, one), s.Load(u, two)), s.Load(t, one)));
        });
        Assert.Equal(new object?[] { 4 * 27.0, 4 * 27.0 }, Forward.Evaluate(function, 3.0, 4, 1.0));
    }

    [Fact]
    public void A_copy_of_constants_clears_the_tangents()
    {
        var function = Of("F", OneDouble, s =>
        {
            var (a, b) = (s.Parameter(Doubles, "a"), s.Parameter(Doubles, "b"));
            s.Effect("CopyTo", a, b);
            return Go(s.Return, s.Load(a, s.Integer(0)));
        });
        Assert.Equal(new object?[] { 5.0, 0.0 }, RowFunctions.Interpreter.Evaluate(Forward.Of(function, 0), new double[] { 1 }, new double[] { 5 }, new double[] { 1 }));
        Assert.Equal(new object?[] { 5.0, 4.0 }, Forward.Evaluate(function, new double[] { 1 }, new double[] { 5 }, new double[] { 1 }, new double[] { 4 }));
    }

    [Theory]
    [InlineData(true, 49, 14)]
    [InlineData(false, 4, 0)]
    public void Storage_that_a_choice_joins_is_one_with_its_tangents(bool first, double value, double slope)
    {
        // t = first ? a : b; t[0] += x; return a[0] * a[0], where only x is differentiated
        var function = Of("F", OneDouble, s =>
        {
            var (a, b, x, condition, zero) = (s.Parameter(Doubles, "a"), s.Parameter(Doubles, "b"), s.Parameter(IrType.Double, "x"), s.Parameter(IrType.Boolean), s.Integer(0));
            var t = s.If(condition, [Doubles], end => Go(end, a), end => Go(end, b))[0];
            s.Effect("AddTo", t, zero, x);
            return Go(s.Return, s.Do("Multiply", s.Load(a, zero), s.Load(a, zero)));
        });
        Assert.Equal(new object?[] { value, slope }, RowFunctions.Interpreter.Evaluate(Forward.Of(function, 2), new double[] { 2 }, new double[] { 3 }, 5.0, first, 1.0));
    }

    [Fact]
    public void Storage_that_is_only_read_needs_no_tangents_where_it_is_joined_with_such_that_has_some()
    {
        // t = condition ? a : b; return t[0] * b[0]: a alone is differentiated
        var function = Of("F", OneDouble, s =>
        {
            var (a, b, condition, zero) = (s.Parameter(Doubles, "a"), s.Parameter(Doubles, "b"), s.Parameter(IrType.Boolean), s.Integer(0));
            var t = s.If(condition, [Doubles], end => Go(end, a), end => Go(end, b))[0];
            return Go(s.Return, s.Do("Multiply", s.Load(t, zero), s.Load(b, zero)));
        });
        var forward = Forward.Of(function, 0);
        Assert.Single(forward.Body.Descendants(), instruction => instruction is Let { Operation: Primitive { Key: "NewZeroLike" } });
        Assert.Equal(new object?[] { 6.0, 3.0 }, RowFunctions.Interpreter.Evaluate(forward, new double[] { 2 }, new double[] { 3 }, true, new double[] { 1 }));
        Assert.Equal(new object?[] { 9.0, 0.0 }, RowFunctions.Interpreter.Evaluate(forward, new double[] { 2 }, new double[] { 3 }, false, new double[] { 1 }));
    }

    [Fact]
    public void Rows_of_a_jagged_array_have_rows_of_tangents()
    {
        // r = new double[2][]; r[0] = a; r[1] = new double[2]; inner = r[1]; inner[1] = r[0][0] * x; return r[1][1]
        var rows = new ArrayType(Doubles);
        var function = Of("F", OneDouble, s =>
        {
            var (a, x, zero, one, two) = (s.Parameter(Doubles, "a"), s.Parameter(IrType.Double, "x"), s.Integer(0), s.Integer(1), s.Integer(2));
            var r = s.Do(new Primitive("NewArray"), rows, two);
            s.Effect("Store", r, zero, a);
            s.Effect("Store", r, one, s.Do(new Primitive("NewArray"), Doubles, two));
            s.Effect("Store", s.Load(r, one), one, s.Do("Multiply", s.Load(s.Load(r, zero), zero), x));
            return Go(s.Return, s.Load(s.Load(r, one), one));
        });
        Assert.Equal(new object?[] { 6.0, 2 * 10.0 + 3 * 100.0 }, Forward.Evaluate(function, new double[] { 2 }, 3.0, new double[] { 100 }, 10.0));
        Assert.Equal(new object?[] { 6.0, 20.0 }, RowFunctions.Interpreter.Evaluate(Forward.Of(function, 1), new double[] { 2 }, 3.0, 10.0));
    }

    [Fact]
    public void Jagged_and_rectangular_parameters_are_read_with_their_tangents()
    {
        var function = Of("F", OneDouble, s =>
        {
            var (jagged, grid, one) = (s.Parameter(new ArrayType(Doubles), "jagged"), s.Parameter(new ArrayType(IrType.Double, 2), "grid"), s.Integer(1));
            return Go(s.Return, s.Do("Multiply", s.Load(s.Load(jagged, one), one), s.Load(grid, one, s.Integer(0))));
        });
        double[][] jagged = [[1], [2, 3]];
        double[][] jaggedTangent = [[0], [0, 1]];
        Assert.Equal(new object?[] { 60.0, 20.0 + 9.0 }, Forward.Evaluate(function, jagged, new double[,] { { 1, 2 }, { 20, 4 } }, jaggedTangent, new double[,] { { 0, 0 }, { 3, 0 } }));
    }

    [Fact]
    public void Cells_tapes_and_what_is_taken_have_tangents()
    {
        var function = Of("F", OneDouble, s =>
        {
            var (a, x, zero) = (s.Parameter(Doubles, "a"), s.Parameter(IrType.Double, "x"), s.Integer(0));
            var cell = s.Do(new Primitive("NewCell"), new CellType(IrType.Double));
            var tape = s.Do(new Primitive("NewTape"), new TapeType(IrType.Double));
            s.Effect("Store", cell, s.Do(new Primitive("Take"), IrType.Double, a, zero));
            s.Effect("Record", tape, zero, s.Do("Multiply", s.Load(cell), x));
            return Go(s.Return, s.Do("Add", s.Do(new Primitive("Recall"), IrType.Double, tape, zero), s.Load(a, zero)));
        });
        Assert.Equal(new object?[] { 6.0, 2 * 10.0 + 3 * 100.0 }, Forward.Evaluate(function, new double[] { 2 }, 3.0, new double[] { 100 }, 10.0));
    }

    [Fact]
    public void Elements_of_tuples_have_tangents_of_their_own()
    {
        // t = condition ? (x, 2, n) : (3, x * x, n); return t.Item1 * t.Item2
        var pair = new TupleType([new TupleElement(null, IrType.Double), new TupleElement(null, IrType.Double), new TupleElement(null, IrType.Int32)]);
        var function = Of("F", OneDouble, s =>
        {
            var (x, n, condition) = (s.Parameter(IrType.Double, "x"), s.Parameter(IrType.Int32), s.Parameter(IrType.Boolean));
            var t = s.If(
                condition,
                [pair],
                end => Go(end, s.Do(new Primitive("MakeTuple"), pair, x, s.Number(2), n)),
                end => Go(end, s.Do(new Primitive("MakeTuple"), pair, s.Number(3), s.Do("Multiply", x, x), n)))[0];
            return Go(s.Return, s.Do("Multiply", s.Do(new ReadElement(0), IrType.Double, t), s.Do(new ReadElement(1), IrType.Double, t)));
        });
        Assert.Equal(new object?[] { 10.0, 2.0 }, Forward.Evaluate(function, 5.0, 1, true, 1.0));
        Assert.Equal(new object?[] { 75.0, 30.0 }, Forward.Evaluate(function, 5.0, 1, false, 1.0));
    }

    [Fact]
    public void Tuples_in_arrays_have_tuples_of_tangents()
    {
        var pair = new TupleType([new TupleElement(null, IrType.Double), new TupleElement(null, IrType.Int32)]);
        var function = Of("F", OneDouble, s =>
        {
            var (x, n, zero) = (s.Parameter(IrType.Double, "x"), s.Parameter(IrType.Int32), s.Integer(0));
            var array = s.Do(new Primitive("NewArray"), new ArrayType(pair), n);
            s.Effect("Store", array, zero, s.Do(new Primitive("MakeTuple"), pair, s.Do("Multiply", x, x), n));
            return Go(s.Return, s.Do(new ReadElement(0), IrType.Double, s.Load(array, zero)));
        });
        Assert.Equal(new object?[] { 9.0, 6.0 }, Forward.Evaluate(function, 3.0, 1, 1.0));
    }

    [Fact]
    public void A_matrix_that_is_written_does_not_write_the_tangent_that_it_came_from()
    {
        // b = a + 1; b[0, 0] = 5; return a[0, 0] * a[0, 0] + b[0, 0] + b[0, 1]
        var function = Of("F", OneDouble, s =>
        {
            var (a, zero, one) = (s.Parameter(Matrices, "a"), s.Integer(0), s.Integer(1));
            var b = s.Do("Add", a, s.Number(1));
            s.Effect("Store", b, zero, zero, s.Number(5));
            var square = s.Do("Multiply", s.Load(a, zero, zero), s.Load(a, zero, zero));
            return Go(s.Return, s.Do("Add", s.Do("Add", square, s.Load(b, zero, zero)), s.Load(b, zero, one)));
        });
        Assert.Equal(new object?[] { 9.0 + 5 + 5, 6.0 + 10 }, Forward.Evaluate(function, new Matrix<double>(1, 2, [3, 4]), new Matrix<double>(1, 2, [1, 10])));
    }
}
