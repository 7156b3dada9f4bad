using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;
using SymbolicBackprop.Generator.Tests.Operations;
using static SymbolicBackprop.Generator.Tests.Ir.Sketch;

namespace SymbolicBackprop.Generator.Tests.Interpretation;

/// <summary>Storage that a function makes itself.</summary>
public class NewStorageTests
{
    private static readonly ArrayType Doubles = new(IrType.Double);
    private static readonly SpanType Window = new(IrType.Double, IsReadOnly: false);
    private static readonly IrType[] OneDouble = [IrType.Double];

    [Fact]
    public void A_new_array_is_zero_and_of_its_length()
    {
        var function = Of("F", [Doubles, IrType.Int32], s =>
        {
            var (n, one) = (s.Parameter(IrType.Int32), s.Integer(1));
            var array = s.Do(new Primitive("NewArray"), Doubles, n);
            s.Effect("Store", array, one, s.Number(4));
            s.Effect("AddTo", array, one, s.Number(0.5));
            return Go(s.Return, array, s.Do(new Primitive("Length"), IrType.Int32, array));
        });
        Assert.Empty(IrVerifier.Verify(function));
        var results = RowFunctions.Interpreter.Evaluate(function, 3);
        Assert.Equal(new double[] { 0, 4.5, 0 }, results[0]);
        Assert.Equal(3, results[1]);
        Assert.Throws<IndexOutOfRangeException>(() => RowFunctions.Interpreter.Evaluate(function, 1));
        Assert.ThrowsAny<Exception>(() => RowFunctions.Interpreter.Evaluate(function, -1));
    }

    [Fact]
    public void A_rectangular_array_has_the_lengths_of_its_dimensions()
    {
        var grid = new ArrayType(IrType.Double, 2);
        var function = Of("F", [grid, IrType.Int32, IrType.Int32], s =>
        {
            var (rows, columns, zero, one) = (s.Parameter(IrType.Int32), s.Parameter(IrType.Int32), s.Integer(0), s.Integer(1));
            var array = s.Do(new Primitive("NewArray"), grid, rows, columns);
            s.Effect("Store", array, one, zero, s.Number(7));
            return Go(s.Return, array, s.Do(new Primitive("DimensionLength"), IrType.Int32, array, one), s.Do(new Primitive("Count"), IrType.Int32, array));
        });
        Assert.Empty(IrVerifier.Verify(function));
        var results = RowFunctions.Interpreter.Evaluate(function, 2, 3);
        Assert.Equal(new double[,] { { 0, 0, 0 }, { 7, 0, 0 } }, results[0]);
        Assert.Equal([3, 6], results[1..]);
    }

    [Fact]
    public void Rows_of_a_jagged_array_are_arrays_that_are_shared()
    {
        var rows = new ArrayType(Doubles);
        var function = Of("F", [rows, rows], s =>
        {
            var (a, zero, one, two) = (s.Parameter(Doubles), s.Integer(0), s.Integer(1), s.Integer(2));
            var jagged = s.Do(new Primitive("NewArray"), rows, two);
            s.Effect("Store", jagged, zero, a);
            s.Effect("Store", jagged, one, s.Do(new Primitive("NewArray"), Doubles, one));
            s.Effect("Store", s.Load(jagged, one), zero, s.Number(5));
            s.Effect("AddTo", s.Load(jagged, zero), zero, s.Load(s.Load(jagged, one), zero));
            return Go(s.Return, jagged, s.Do(new Primitive("NewZeroLike"), rows, jagged));
        });
        Assert.Empty(IrVerifier.Verify(function));
        double[] array = [1, 2];
        var results = RowFunctions.Interpreter.Evaluate(function, array);
        Assert.Equal(new double[][] { [6, 2], [5] }, results[0]);
        Assert.Equal(new double[][] { [0, 0], [0] }, results[1]);
        Assert.Equal([6, 2], array);
    }

    [Fact]
    public void A_stack_allocation_is_a_window_of_zeros()
    {
        var function = Of("F", OneDouble, s =>
        {
            var (n, one) = (s.Parameter(IrType.Int32), s.Integer(1));
            var window = s.Do(new Primitive("StackAllocate"), Window, n);
            s.Effect("Store", window, one, s.Number(3));
            s.Effect("AddAllTo", window, s.Do(new Primitive("Slice"), Window, window, s.Integer(0), n));
            return Go(s.Return, s.Do("Add", s.Load(window, s.Integer(0)), s.Load(window, one)));
        });
        Assert.Equal(6.0, RowFunctions.Evaluate(function, 2));
        Assert.Throws<IndexOutOfRangeException>(() => RowFunctions.Evaluate(function, 1));
    }

    [Fact]
    public void A_cell_starts_at_zero_and_is_added_to_and_taken_from_as_an_element_is()
    {
        var function = Of("F", [IrType.Double, IrType.Double], s =>
        {
            var cell = s.Do(new Primitive("NewCell"), new CellType(IrType.Double));
            s.Effect("AddTo", cell, s.Parameter(IrType.Double));
            s.Effect("AddTo", cell, s.Number(2));
            return Go(s.Return, s.Do(new Primitive("Take"), IrType.Double, cell), s.Load(cell));
        });
        Assert.Empty(IrVerifier.Verify(function));
        Assert.Equal(new object?[] { 5.0, 0.0 }, RowFunctions.Interpreter.Evaluate(function, 3.0));
    }

    [Fact]
    public void A_tape_may_be_reserved_and_recorded_out_of_order()
    {
        var function = Of("F", OneDouble, s =>
        {
            var (zero, one, two) = (s.Integer(0), s.Integer(1), s.Integer(2));
            var tape = s.Do(new Primitive("NewTape"), new TapeType(IrType.Double, IsReserved: true));
            s.Effect("Reserve", tape, two);
            s.Effect("Record", tape, one, s.Number(3));
            s.Effect("Record", tape, zero, s.Number(4));
            s.Effect("Record", tape, one, s.Number(5));
            return Go(s.Return, s.Do("Subtract", s.Do(new Primitive("Recall"), IrType.Double, tape, zero), s.Do(new Primitive("Recall"), IrType.Double, tape, one)));
        });
        Assert.Equal(-1.0, RowFunctions.Evaluate(function));
    }
}
