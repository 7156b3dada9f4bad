using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Interpretation;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Tests.Operations;
using static SymbolicBackprop.Generator.Tests.Ir.Sketch;

namespace SymbolicBackprop.Generator.Tests.Differentiation;

/// <summary>What is known to be zero is never multiplied, and what is not known is refused.</summary>
public class TangentZeroTests
{
    private static readonly IrType[] OneDouble = [IrType.Double];

    private static readonly Callee Twice =
        new("M:Library.Twice(System.Double,System.Int32)", "Library.Twice", "global::Library.Twice", IsStatic: true, [true, false], [true]);

    [Fact]
    public void A_zero_tangent_contributes_zero_even_times_infinity()
    {
        // c = √0 of what is not differentiated has an infinite slope; x * ∞ with x constant is ∞ in value alone
        var function = Of("F", [IrType.Double, IrType.Double], s =>
        {
            var (x, c) = (s.Parameter(IrType.Double, "x"), s.Parameter(IrType.Double, "c"));
            return Go(s.Return, s.Do("Add", x, s.Do("Sqrt", c)), s.Do("Multiply", s.Do(new Primitive("Stop"), IrType.Double, x), s.Number(double.PositiveInfinity)));
        });
        Assert.Equal(new object?[] { 3.0, double.PositiveInfinity, 1.0, 0.0 }, RowFunctions.Interpreter.Evaluate(Forward.Of(function, 0), 3.0, 0.0, 1.0));
    }

    [Fact]
    public void A_step_ends_a_tangent()
    {
        var function = Of("F", OneDouble, s =>
        {
            var x = s.Parameter(IrType.Double);
            return Go(s.Return, s.Do("Multiply", s.Do("Floor", x), x));
        });
        Assert.Equal(new object?[] { 5.0, 2.0 }, Forward.Evaluate(function, 2.5, 1.0));
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    public void A_kink_against_a_constant_belongs_to_the_constant(double x, double slope)
    {
        var function = Of("F", OneDouble, s => Go(s.Return, s.Do("Max", s.Parameter(IrType.Double), s.Number(2))));
        Assert.Equal(new object?[] { Math.Max(x, 2), slope }, Forward.Evaluate(function, x, 1.0));
    }

    [Fact]
    public void A_kink_between_two_differentiated_values_belongs_to_both()
    {
        var function = Of("F", OneDouble, s => Go(s.Return, s.Do("Max", s.Parameter(IrType.Double), s.Parameter(IrType.Double))));
        Assert.Equal(new object?[] { 2.0, 0.5 }, Forward.Evaluate(function, 2.0, 2.0, 1.0, 0.0));
    }

    [Fact]
    public void A_call_without_a_known_tangent_is_refused_where_it_varies()
    {
        var function = Of("F", OneDouble, s =>
        {
            var (x, n) = (s.Parameter(IrType.Double), s.Parameter(IrType.Int32));
            return Go(s.Return, s.Do(new Call(Twice), IrType.Double, x, n));
        });
        Assert.Contains("Library.Twice", Assert.Throws<MissingTangentException>(() => Forward.Of(function)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_whose_arguments_are_constant_stays_a_call()
    {
        var function = Of("F", OneDouble, s =>
        {
            var (x, n) = (s.Parameter(IrType.Double), s.Parameter(IrType.Int32));
            return Go(s.Return, s.Do("Multiply", x, s.Do(new Call(Twice), IrType.Double, s.Number(1), n)));
        });
        var call = Assert.Single(Forward.Of(function).Body.Descendants().OfType<Let>(), let => let.Operation is Call);
        Assert.Equal(Twice, ((Call)call.Operation).Callee);
    }

    [Fact]
    public void A_call_gives_its_value_and_its_tangent_at_once()
    {
        var twiceTangent = Twice with { Key = "T", DisplayName = "Library.TwiceTangent", ActiveParameters = [true, false, true], ActiveResults = [true, true] };
        var function = Of("F", OneDouble, s =>
        {
            var (x, n) = (s.Parameter(IrType.Double), s.Parameter(IrType.Int32));
            var y = s.Do(new Call(Twice), IrType.Double, s.Do("Multiply", x, x), n);
            return Go(s.Return, s.Do("Multiply", y, y));
        });
        var forward = Forward.Of(function, callee => callee == Twice ? twiceTangent : null);
        var interpreter = new Interpreter(RowFunctions.Interpreter.Host)
        {
            Call = (callee, arguments) => callee == twiceTangent ? new object?[] { 2 * (double)arguments[0]!, 2 * (double)arguments[2]! } : null,
        };
        Assert.Equal(new object?[] { 324.0, 432.0 }, interpreter.Evaluate(forward, 3.0, 7, 1.0));
    }

    [Fact]
    public void An_operation_without_a_tangent_is_refused()
    {
        var function = Of("F", [new MatrixType(IrType.Double)], s =>
        {
            var (space, a, two) = (s.Parameter(new OpaqueType("W", IsReferenceType: true)), s.Parameter(new MatrixType(IrType.Double)), s.Integer(2));
            var buffer = s.Do(new WorkspaceMatrix(0), new MatrixType(IrType.Double), space, two, two);
            return Go(s.Return, s.Do(new Into(new Primitive("Negate"), Accumulate: false), new MatrixType(IrType.Double), buffer, a));
        });
        Assert.Contains("Negate.Into", Assert.Throws<InvalidOperationException>(() => Forward.Of(function)).Message, StringComparison.Ordinal);
    }
}
