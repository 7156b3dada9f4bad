using SymbolicBackprop.Generator.Interpretation;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Tests.Operations;
using SymbolicBackprop.LinearAlgebra;
using static SymbolicBackprop.Generator.Tests.Ir.Sketch;

namespace SymbolicBackprop.Generator.Tests.Interpretation;

public class MemoryTests
{
    private static readonly ArrayType Doubles = new(IrType.Double);
    private static readonly MemoryType Memory = new("a");

    [Fact]
    public void An_element_added_to_itself_doubles()
    {
        // a[i] += a[i]; a[i] += a[j] with i == j
        var function = Of("F", [Memory], s =>
        {
            var (a, i, j, m0) = (s.Parameter(Doubles), s.Parameter(IrType.Int32), s.Parameter(IrType.Int32), s.Token());
            var m1 = s.Do("AddTo", m0, a, i, s.Load(m0, a, i));
            return Go(s.Return, s.Do("Store", m1, a, i, s.Do("Add", s.Load(m1, a, i), s.Load(m1, a, j))));
        });
        double[] array = [1, 3];
        RowFunctions.Interpreter.Evaluate(function, array, 1, 1);
        Assert.Equal([1, 12], array);
    }

    [Fact]
    public void A_load_with_an_old_token_is_reported()
    {
        var function = Of("F", [IrType.Double], s =>
        {
            var (a, m0, zero) = (s.Parameter(Doubles), s.Token(), s.Integer(0));
            s.Do("Store", m0, a, zero, s.Number(7));
            return Go(s.Return, s.Load(m0, a, zero));
        });
        var exception = Assert.Throws<InterpretationException>(() => RowFunctions.Interpreter.Evaluate(function, new double[1]));
        Assert.Equal("Token 0 of memory<a> is used after token 1 was made.", exception.Message);
    }

    [Fact]
    public void Storage_that_is_written_through_another_alias_class_is_reported()
    {
        var function = Of("F", [IrType.Double, Memory], s =>
        {
            var (a, b, ma, mb, zero) = (s.Parameter(Doubles), s.Parameter(Doubles), s.Token("a"), s.Token("b"), s.Integer(0));
            var next = s.Do("Store", ma, a, zero, s.Number(7));
            return Go(s.Return, s.Load(mb, b, zero), next);
        });
        double[] one = [1], two = [2];
        Assert.Equal(2.0, RowFunctions.Interpreter.Evaluate(function, one, two)[0]);
        var exception = Assert.Throws<InterpretationException>(() => RowFunctions.Interpreter.Evaluate(function, one, one));
        Assert.Equal("Storage that is written in memory<a> is read in memory<b>.", exception.Message);
    }

    [Fact]
    public void The_same_storage_may_be_read_through_two_alias_classes()
    {
        var function = Of("F", [IrType.Double], s =>
        {
            var (a, b, ma, mb, zero) = (s.Parameter(Doubles), s.Parameter(Doubles), s.Token("a"), s.Token("b"), s.Integer(0));
            return Go(s.Return, s.Do("Multiply", s.Load(ma, a, zero), s.Load(mb, b, zero)));
        });
        double[] same = [3];
        Assert.Equal(9.0, RowFunctions.Evaluate(function, same, same));
    }

    [Fact]
    public void A_growing_array_keeps_what_a_loop_saves_until_it_is_read_backwards()
    {
        // save[i] = x; x = x * x, then the product of the saved values from the last to the first, each doubled
        var memory = new MemoryType("saved");
        var function = Of("F", [IrType.Double], s =>
        {
            var (x, n, zero, one, two) = (s.Parameter(IrType.Double), s.Parameter(IrType.Int32), s.Integer(0), s.Integer(1), s.Number(2));
            var saved = s.Several(new Primitive("NewGrowable"), [new GrowableType(IrType.Double), memory]);
            var forward = s.Loop([zero, x, saved[1]], [memory], (carried, next, end) =>
            {
                s.If(s.Is("Less", carried[0], n), [], inner => Go(inner), _ => Go(end, carried[2]));
                var token = s.Do("Store", carried[2], saved[0], carried[0], carried[1]);
                return Go(next, s.Do("Add", carried[0], one), s.Do("Multiply", carried[1], carried[1]), token);
            });
            var adjoint = s.Loop([n, s.Number(1)], [IrType.Double], (carried, next, end) =>
            {
                s.If(s.Is("Greater", carried[0], zero), [], inner => Go(inner), _ => Go(end, carried[1]));
                var i = s.Do("Subtract", carried[0], one);
                return Go(next, i, s.Do("Multiply", s.Do("Multiply", carried[1], two), s.Load(forward[0], saved[0], i)));
            });
            return Go(s.Return, adjoint);
        });
        Assert.Equal(32.0, RowFunctions.Evaluate(function, 2.0, 2));
        Assert.Equal(1.0, RowFunctions.Evaluate(function, 2.0, 0));
    }

    [Fact]
    public void A_window_shares_its_array_and_ends_where_it_ends()
    {
        var function = Of("F", [IrType.Double, Memory], s =>
        {
            var (a, i, m0) = (s.Parameter(Doubles), s.Parameter(IrType.Int32), s.Token());
            var window = s.Do(new Primitive("Slice"), new SpanType(IrType.Double, IsReadOnly: false), a, s.Integer(1), s.Integer(2));
            var m1 = s.Do("Store", m0, window, i, s.Number(7));
            return Go(s.Return, s.Do(new Primitive("Sum"), IrType.Double, window), m1);
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
            var gradient = s.Several(new Primitive("NewZeroLike"), [Doubles, new MemoryType("∂a")], a);
            var m1 = s.Do("AddTo", gradient[1], gradient[0], zero, two);
            var m2 = s.Do("AddTo", m1, gradient[0], zero, two);
            var m3 = s.Do("AddAllTo", m2, gradient[0], a);
            return Go(s.Return, s.Do(new Primitive("Freeze"), Doubles, m3, gradient[0]));
        });
        Assert.Equal(new double[] { 14, 20 }, RowFunctions.Evaluate(function, new double[] { 10, 20 }));
    }

    [Fact]
    public void Matrices_are_read_written_copied_and_cleared_as_storage()
    {
        var matrix = new MatrixType(IrType.Single);
        var function = Of("F", [matrix, IrType.Single, Memory], s =>
        {
            var (a, m0, one) = (s.Parameter(matrix), s.Token(), s.Integer(1));
            var copy = s.Several(new Primitive("NewZeroLike"), [matrix, new MemoryType("copy")], a);
            var c1 = s.Do("CopyTo", copy[1], copy[0], a);
            var c2 = s.Do("AddAllTo", c1, copy[0], a);
            var c3 = s.Do("Store", c2, copy[0], one, one, s.Load(m0, a, one, one));
            var frozen = s.Do(new Primitive("Freeze"), matrix, c3, copy[0]);
            var m1 = s.Do("Clear", m0, a);
            return Go(s.Return, frozen, s.Load(m1, a, one, one), m1);
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
            var (jagged, grid, m, one) = (s.Parameter(rows), s.Parameter(new ArrayType(IrType.Double, 2)), s.Token(), s.Integer(1));
            var row = s.Load(m, jagged, one);
            return Go(s.Return, s.Do("Add", s.Load(m, row, one), s.Load(m, grid, one, s.Integer(0))));
        });
        double[][] jagged = [[1], [2, 3]];
        Assert.Equal(23.0, RowFunctions.Evaluate(function, jagged, new double[,] { { 1, 2 }, { 20, 4 } }));
    }
}
