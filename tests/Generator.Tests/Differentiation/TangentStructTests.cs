using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Tests.Operations;
using static SymbolicBackprop.Generator.Tests.Ir.Sketch;

namespace SymbolicBackprop.Generator.Tests.Differentiation;

/// <summary>Structs have tangents member by member, and as one value where a call takes them whole.</summary>
public class TangentStructTests
{
    private static readonly AggregateType Point = new(
        "global::Point",
        IsReferenceType: false,
        [new("X", IrType.Double, IsConstant: false, MemberAccess.Settable), new("Unit", IrType.Double, IsConstant: true, MemberAccess.Settable), new("Y", IrType.Double, IsConstant: false, MemberAccess.Settable)]);

    [Fact]
    public void A_struct_that_is_put_together_and_changed_by_a_member_has_the_tangents_of_its_members()
    {
        // p = new Point(x, 7, x * x) with { X = y }; return p.X * p.Y
        var function = Of("F", [IrType.Double], s =>
        {
            var (x, y) = (s.Parameter(IrType.Double, "x"), s.Parameter(IrType.Double, "y"));
            var made = s.Do(new Primitive("MakeAggregate"), Point, x, s.Number(7), s.Do("Multiply", x, x));
            var changed = s.Do(new WithMember("X"), Point, made, y);
            return Go(s.Return, s.Do("Multiply", s.Do(new ReadMember("X"), IrType.Double, changed), s.Do(new ReadMember("Y"), IrType.Double, changed)));
        });
        Assert.Equal(new object?[] { 45.0, (9 * 100.0) + (5 * 6 * 10.0) }, Forward.Evaluate(function, 3.0, 5.0, 10.0, 100.0));
    }

    [Fact]
    public void The_tangent_of_a_struct_that_a_call_takes_whole_has_the_constant_members_of_the_struct()
    {
        // return G(new Point(x, 7, x * x))
        var callee = new Callee("G", "G", "global::G", IsStatic: true, ActiveParameters: [true], ActiveResults: [true]);
        var function = Of("F", [IrType.Double], s =>
        {
            var x = s.Parameter(IrType.Double, "x");
            return Go(s.Return, s.Do(new Call(callee), IrType.Double, s.Do(new Primitive("MakeAggregate"), Point, x, s.Number(7), s.Do("Multiply", x, x))));
        });
        object?[]? given = null;
        var interpreter = new SymbolicBackprop.Generator.Interpretation.Interpreter(RowFunctions.Interpreter.Host)
        {
            Call = (_, arguments) =>
            {
                given = arguments;
                return new object?[] { 1.0, 2.0 };
            },
        };
        Assert.Equal(new object?[] { 1.0, 2.0 }, interpreter.Evaluate(Forward.Of(function, called => called with { Key = "tangent of G", ActiveParameters = [true, true] }), 3.0, 10.0));
        Assert.Equal(Members(3, 7, 9), given![0]);
        Assert.Equal(Members(10, 7, 60), given[1]);
    }

    private static Dictionary<string, object?> Members(double x, double unit, double y) => new() { ["X"] = x, ["Unit"] = unit, ["Y"] = y };
}
