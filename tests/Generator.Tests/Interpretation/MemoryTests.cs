using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Tests.Operations;
using SymbolicBackprop.LinearAlgebra;
using static SymbolicBackprop.Generator.Tests.Ir.Sketch;

namespace SymbolicBackprop.Generator.Tests.Interpretation;

public class MemoryTests
{
    private static readonly ArrayType Doubles = new(IrType.Double);

    [Fact]
    public void An_element_added_to_itself_doubles()
    {
        // a[i] += a[i]; a[i] += a[j] with i == j
        var function = Of("F", [], s =>
        {
            var (a, i, j) = (s.Parameter(Doubles), s.Parameter(IrType.Int32), s.Parameter(IrType.Int32));
            s.Effect("AddTo", a, i, s.Load(a, i));
            s.Effect("Store", a, i, s.Do("Add", s.Load(a, i), s.Load(a, j)));
            return Go(s.Return);
        });
        double[] array = [1, 3];
        RowFunctions.Interpreter.Evaluate(function, array, 1, 1);
        Assert.Equal([1, 12], array);
    }

    [Fact]
    public void A_tape_keeps_what_a_loop_records_until_it_is_recalled_backwards()
    {
        // save[i] = x; x = x * x, then the product of the saved values from the last to the first, each doubled
        var function = Of("F", [IrType.Double], s =>
        {
            var (x, n, zero, one, two) = (s.Parameter(IrType.Double), s.Parameter(IrType.Int32), s.Integer(0), s.Integer(1), s.Number(2));
            var tape = s.Do(new Primitive("NewTape"), new TapeType(IrType.Double));
            s.Loop([zero, x], [], (carried, next, end) =>
            {
                s.If(s.Is("Less", carried[0], n), [], inner => Go(inner), _ => Go(end));
                s.Effect("Record", tape, carried[0], carried[1]);
                return Go(next, s.Do("Add", carried[0], one), s.Do("Multiply", carried[1], carried[1]));
            });
            var adjoint = s.Loop([n, s.Number(1)], [IrType.Double], (carried, next, end) =>
            {
                s.If(s.Is("Greater", carried[0], zero), [], inner => Go(inner), _ => Go(end, carried[1]));
                var i = s.Do("Subtract", carried[0], one);
                return Go(next, i, s.Do("Multiply", s.Do("Multiply", carried[1], two), s.Do(new Primitive("Recall"), IrType.Double, tape, i)));
            });
            return Go(s.Return, adjoint);
        });
        Assert.Equal(32.0, RowFunctions.Evaluate(function, 2.0, 2));
        Assert.Equal(1.0, RowFunctions.Evaluate(function, 2.0, 0));
    }

    [Fact]
    public void A_window_shares_its_array_and_ends_where_it_ends()
    {
        var function = Of("F", [IrType.Double], s =>
        {
            var (a, i) = (s.Parameter(Doubles), s.Parameter(IrType.Int32));
            var window = s.Do(new Primitive("Slice"), new SpanType(IrType.Double, IsReadOnly: false), a, s.Integer(1), s.Integer(2));
            s.Effect("Store", window, i, s.Number(7));
            return Go(s.Return, s.Do(new Primitive("Sum"), IrType.Double, window));
        });
        double[] array = [1, 2, 3, 4];
        Assert.Equal(10.0, Assert.Single(RowFunctions.Interpreter.Evaluate(function, array, 0)));
        Assert.Equal([1, 7, 3, 4], array);
        Assert.Throws<IndexOutOfRangeException>(() => RowFunctions.Interpreter.Evaluate(function, array, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => RowFunctions.Interpreter.Evaluate(function, new double[2], 0));
    }

    [Fact]
    public void Gradient_storage_starts_at_zero_and_is_frozen_into_a_value()
    {
        var function = Of("F", [Doubles], s =>
        {
            var (a, zero, two) = (s.Parameter(Doubles), s.Integer(0), s.Number(2));
            var gradient = s.Do(new Primitive("NewZeroLike"), Doubles, a);
            s.Effect("AddTo", gradient, zero, two);
            s.Effect("AddTo", gradient, zero, two);
            s.Effect("AddAllTo", gradient, a);
            return Go(s.Return, s.Do(new Primitive("Freeze"), Doubles, gradient));
        });
        Assert.Equal(new double[] { 14, 20 }, RowFunctions.Evaluate(function, new double[] { 10, 20 }));
    }

    [Fact]
    public void Matrices_are_read_written_copied_and_cleared_as_storage()
    {
        var matrix = new MatrixType(IrType.Single);
        var function = Of("F", [matrix, IrType.Single], s =>
        {
            var (a, one) = (s.Parameter(matrix), s.Integer(1));
            var copy = s.Do(new Primitive("NewZeroLike"), matrix, a);
            s.Effect("CopyTo", copy, a);
            s.Effect("AddAllTo", copy, a);
            s.Effect("Store", copy, one, one, s.Load(a, one, one));
            var frozen = s.Do(new Primitive("Freeze"), matrix, copy);
            s.Effect("Clear", a);
            return Go(s.Return, frozen, s.Load(a, one, one));
        });
        Assert.Empty(Generator.Operations.IrVerifier.Verify(function));
        var given = new Matrix<float>(2, 2, [1, 2, 3, 4]);
        var results = RowFunctions.Interpreter.Evaluate(function, given);
        Assert.Equal([2, 4, 6, 4], ((Matrix<float>)results[0]!).AsSpan().ToArray());
        Assert.Equal(0f, results[1]);
        Assert.Equal([0, 0, 0, 0], given.AsSpan().ToArray());
    }

    [Fact]
    public void A_planned_operation_overwrites_or_adds_to_its_buffer()
    {
        var matrix = new MatrixType(IrType.Double);
        var workspace = new OpaqueType("global::SymbolicBackprop.Workspace", IsReferenceType: true);
        var function = Of("F", [matrix], s =>
        {
            var (space, a, two) = (s.Parameter(workspace), s.Parameter(matrix), s.Integer(2));
            var buffer = s.Do(new WorkspaceMatrix(0), matrix, space, two, two);
            var product = new MatrixProduct(TransposeLeft: false, TransposeRight: true);
            var first = s.Do(new Into(product, Accumulate: false), matrix, buffer, a, a);
            var second = s.Do(new Into(product, Accumulate: true), matrix, first, a, a);
            return Go(s.Return, s.Do(new Into(new Primitive("Negate"), Accumulate: true), matrix, second, a));
        });
        var result = RowFunctions.Evaluate(function, new Workspace(), new Matrix<double>(2, 2, [1, 2, 3, 4]));
        Assert.Equal([9, 20, 19, 46], ((Matrix<double>)result!).AsSpan().ToArray());
    }

    [Fact]
    public void Jagged_and_rectangular_arrays_are_read_by_their_indices()
    {
        var rows = new ArrayType(Doubles);
        var function = Of("F", [IrType.Double], s =>
        {
            var (jagged, grid, one) = (s.Parameter(rows), s.Parameter(new ArrayType(IrType.Double, 2)), s.Integer(1));
            var row = s.Load(jagged, one);
            return Go(s.Return, s.Do("Add", s.Load(row, one), s.Load(grid, one, s.Integer(0))));
        });
        double[][] jagged = [[1], [2, 3]];
        Assert.Equal(23.0, RowFunctions.Evaluate(function, jagged, new double[,] { { 1, 2 }, { 20, 4 } }));
    }

    [Fact]
    public void An_element_is_taken_and_a_cell_holds_what_was_stored_last()
    {
        var function = Of("F", [IrType.Double, IrType.Double], s =>
        {
            var (a, i, cell) = (s.Parameter(Doubles), s.Parameter(IrType.Int32), s.Do(new Primitive("NewCell"), new CellType(IrType.Double)));
            s.Effect("Store", cell, s.Number(1));
            s.Effect("Store", cell, s.Do(new Primitive("Take"), IrType.Double, a, i));
            return Go(s.Return, s.Load(cell), s.Load(a, i));
        });
        Assert.Empty(Generator.Operations.IrVerifier.Verify(function));
        Assert.Equal(new object?[] { 5.0, 0.0 }, RowFunctions.Interpreter.Evaluate(function, new double[] { 4, 5 }, 1));
    }
}
