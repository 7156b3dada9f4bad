using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;
using SymbolicBackprop.Generator.Tests.Interpretation;
using static SymbolicBackprop.Generator.Tests.Ir.Sketch;

namespace SymbolicBackprop.Generator.Tests.Ir;

/// <summary>Each rule of the IR, broken once.</summary>
public class IrVerifierTests
{
    private static readonly ArrayType Doubles = new(IrType.Double);
    private static readonly MatrixType Matrix = new(IrType.Double);
    private static readonly IrType[] OneDouble = [IrType.Double];
    private static readonly Value Nowhere = new(99);

    [Fact]
    public void A_well_formed_function_has_no_violations() => Assert.Empty(IrVerifier.Verify(ControlFlowTests.Power()));

    [Fact]
    public void A_value_is_used_after_its_definition() =>
        AssertViolation("%99 is used outside its scope in Negate(%99)", s => Go(s.Return, s.Do(new Primitive("Negate"), IrType.Double, Nowhere)));

    [Fact]
    public void A_value_of_a_region_is_not_seen_after_it() => AssertViolation("%2 is used outside its scope in exit @0(%2)", s =>
    {
        var inside = Nowhere;
        s.Block([], end =>
        {
            inside = s.Do("Add", s.Number(1), s.Number(2));
            return Go(end);
        });
        return Go(s.Return, inside);
    });

    [Fact]
    public void A_value_of_a_region_is_not_seen_in_its_sibling() => AssertViolation("%1 is used outside its scope in exit @1(%1)", s =>
    {
        var inside = Nowhere;
        return Go(s.Return, s.If(s.Parameter(IrType.Boolean), OneDouble, end => Go(end, inside = s.Number(1)), end => Go(end, inside)));
    });

    [Fact]
    public void The_results_of_a_construct_are_not_seen_inside_it() => AssertViolation("%2 is used outside its scope in exit @1(%2)", s =>
    {
        var one = s.Number(1);
        return Go(s.Return, s.Block(OneDouble, end =>
        {
            s.Do("Negate", one);
            return Go(end, new Value(2));
        }));
    });

    [Fact]
    public void A_value_is_defined_once()
    {
        var definition = new Definition(new Value(0), IrType.Double);
        var let = new Let([definition], new Literal("1", 1), [], Origin.None);
        AssertViolation("%0 is defined twice", new Function("F", [IrType.Double], new Label(0), new Region([], [let, let], Go(new Label(0), new Value(0)))));
    }

    [Fact]
    public void A_label_belongs_to_one_construct()
    {
        var block = new Block([], new Label(0), new Region([], [], Go(new Label(0))), Origin.None);
        AssertViolation("@0 is the label of two constructs", new Function("F", [], new Label(0), new Region([], [block], Go(new Label(0)))));
    }

    [Fact]
    public void An_exit_leads_to_a_label_around_it() => AssertViolation("exit @1() leads to a label that is not in scope", s =>
    {
        s.Block([], end => Go(end));
        return Go(new Label(1));
    });

    [Fact]
    public void An_exit_brings_as_many_values_as_its_target_takes() =>
        AssertViolation("exit @0(%0, %0) brings 2 values where 1 are taken", s => s.Number(1) is var one ? Go(s.Return, one, one) : Go(s.Return));

    [Fact]
    public void An_exit_brings_values_of_the_right_types() =>
        AssertViolation("value 0 of exit @0(%0) is %0: int where double is expected", s => Go(s.Return, s.Integer(1)));

    [Fact]
    public void A_next_round_takes_the_carried_values() => AssertViolation("exit @1() brings 0 values where 1 are taken", s =>
        Go(s.Return, s.Loop([s.Number(1)], OneDouble, (_, next, _) => Go(next))));

    [Fact]
    public void A_loop_starts_with_values_of_the_carried_types()
    {
        var carried = new Definition(new Value(1), IrType.Double);
        var initial = new Let([new Definition(new Value(0), IrType.Int32)], new Literal("1", 1), [], Origin.None);
        var body = new Region([carried], [], Go(new Label(2)));
        var loop = new Loop([], [new Value(0)], new Label(1), new Label(2), body, TripCount.Unknown, Origin.None);
        AssertViolation(
            "the initial value of %1 in loop @2 is %0: int where double is expected",
            new Function("F", [], new Label(0), new Region([], [initial, loop], Go(new Label(0)))));
        AssertViolation(
            "loop @2 has 1 carried values and 0 initial ones",
            new Function("F", [], new Label(0), new Region([], [initial, loop with { Initial = [] }], Go(new Label(0)))));
    }

    [Fact]
    public void A_number_of_rounds_is_an_integer() => AssertViolation("the number of rounds %0 of loop @2 is no integer but double", s =>
    {
        var rounds = s.Number(3);
        s.Loop([], [], (_, _, end) => Go(end), new TripCount(rounds, null));
        return Go(s.Return, rounds);
    });

    [Fact]
    public void A_condition_is_a_truth_value() => AssertViolation("the condition of if @1 is %0: int where bool is expected", s =>
        Go(s.Return, s.If(s.Integer(1), OneDouble, end => Go(end, s.Number(1)), end => Go(end, s.Number(2)))));

    [Fact]
    public void Only_loops_have_parameters()
    {
        var block = new Block([], new Label(1), new Region([new Definition(new Value(0), IrType.Double)], [], Go(new Label(1))), Origin.None);
        AssertViolation("a region of block @1 has parameters, which only a loop gives values", new Function("F", [], new Label(0), new Region([], [block], Go(new Label(0)))));
    }

    [Fact]
    public void An_end_that_is_never_reached_brings_nothing() =>
        Assert.Empty(IrVerifier.Verify(Of("F", OneDouble, s =>
        {
            s.If(s.Parameter(IrType.Boolean), [], _ => Go(s.Return, s.Number(1)), _ => Go(s.Return, s.Number(2)));
            return Exit.Unreachable;
        })));

    [Fact]
    public void Recognised_operands_are_in_scope_and_as_many_as_the_row_says()
    {
        var literal = new Let([new Definition(new Value(0), IrType.Double)], new Literal("1", 1), [], Origin.None);
        Function With(params Value[] operands) => new("F", [IrType.Double], new Label(0), new Region(
            [], [literal, literal with { Results = [new Definition(new Value(1), IrType.Double)], DerivativeAs = new Recognized(new Primitive("Sigmoid"), [.. operands]) }], Go(new Label(0), new Value(1))));
        Assert.Empty(IrVerifier.Verify(With(new Value(0))));
        AssertViolation("%99 is used outside its scope in 1()", With(Nowhere));
        AssertViolation("1() as Sigmoid(%0, %0): 1 operands are expected, not 2", With(new Value(0), new Value(0)));
    }

    [Theory]
    [InlineData("Nothing", "there is no operation Nothing")]
    [InlineData("Sin", "1 operands are expected, not 2")]
    [InlineData("Add", "operands of one precision are expected")]
    [InlineData("Less", "operands of one type are expected")]
    [InlineData("And", "operands of one type are expected")]
    [InlineData("LeftShift", "an integer and a count of type int are expected")]
    [InlineData("MatrixProduct", "a matrix is expected first")]
    [InlineData("Load", "an array or a matrix is expected")]
    [InlineData("AddRow", "a matrix is expected first")]
    [InlineData("Dot", "an array or a matrix is expected first")]
    public void The_operands_of_a_row_are_of_its_types(string operation, string expected) => AssertViolation(expected, s =>
        Go(s.Return, s.Do(operation == "MatrixProduct" ? new MatrixProduct(false, false) : new Primitive(operation), IrType.Double, s.Number(1), s.Integer(1))));

    [Fact]
    public void The_result_of_a_row_is_of_its_type()
    {
        AssertViolation("Negate(%0: int): it gives (int), not (double)", s => Go(s.Return, s.Do(new Primitive("Negate"), IrType.Double, s.Integer(1))));
        AssertViolation("it gives (bool), not (double)", s => Go(s.Return, s.Do(new Primitive("Less"), IrType.Double, s.Number(1), s.Number(2))));
        AssertViolation("it gives (double), not (Matrix<double>)", Of("F", [Matrix], s => Go(s.Return, s.Do(new Primitive("Sum"), Matrix, s.Parameter(Matrix)))));
        AssertViolation("only integers overflow", s => Go(s.Return, s.Do(new CheckedArithmetic("Add"), IrType.Double, s.Number(1), s.Number(2))));
        AssertViolation("numbers are expected", s => Go(s.Return, s.Do(new Conversion(false), IrType.Double, s.Parameter(IrType.Boolean))));
    }

    [Fact]
    public void Storage_is_used_with_its_indices_and_element_type()
    {
        AssertViolation("1 indices are expected", s => s.Parameter(Doubles) is var a ? Go(s.Return, s.Load(a)) : Go(s.Return));
        AssertViolation("2 indices are expected", s => s.Parameter(Matrix) is var a ? Go(s.Return, s.Load(a, s.Integer(0))) : Go(s.Return));
        AssertStore("the value is no double", (s, a) => s.Effect("Store", a, s.Integer(0), s.Integer(1)));
        AssertStore("it gives (), not (double)", (s, a) => s.Do(new Primitive("Store"), IrType.Double, a, s.Integer(0), s.Number(1)));
        AssertStore("storage and as many numbers of its kind are expected", (s, a) => s.Effect("CopyTo", a, s.Number(1)));
        AssertStore("storage, indices and a value are expected", (s, a) => s.Effect("AddTo", a));
        AssertStore("a cell has no index", (s, a) => s.Load(s.Do(new Primitive("NewCell"), new CellType(IrType.Double)), s.Integer(0)));
        AssertStore("a tape and the factors of its capacity are expected", (s, a) => s.Effect("Reserve", a, s.Integer(0)));
        AssertViolation("it gives storage of the same numbers", s => Go(s.Return, s.Do(new Primitive("NewZeroLike"), IrType.Double, s.Parameter(Doubles))));
    }

    [Fact]
    public void Tuples_members_and_calls_are_as_their_types_say()
    {
        var pair = new TupleType([new(null, IrType.Double), new(null, IrType.Int32)]);
        var callee = new Callee("M:F", "F", "global::F", IsStatic: false, [true, true], [true]);
        var line = new AggregateType("global::Line", IsReferenceType: true, [new("Slope", IrType.Double, IsConstant: false, IsSettable: true)]);
        AssertViolation("the tuple has 2 elements", s => Go(s.Return, s.Do(new ReadElement(2), IrType.Double, s.Parameter(pair))));
        AssertViolation("it gives (int), not (double)", s => Go(s.Return, s.Do(new ReadElement(1), IrType.Double, s.Parameter(pair))));
        AssertViolation("it gives the tuple of its operands", s => Go(s.Return, s.Do(new Primitive("MakeTuple"), IrType.Double, s.Number(1))));
        AssertViolation("Line has no member Offset", s => Go(s.Return, s.Do(new ReadMember("Offset"), IrType.Double, s.Parameter(line))));
        AssertViolation("3 operands are expected, not 1", s => Go(s.Return, s.Do(new Call(callee), IrType.Double, s.Number(1))));
        AssertViolation("4 operands are expected, not 1", s => Go(s.Return, s.Do(new CallBackward(callee), IrType.Double, s.Number(1))));
        AssertViolation("a buffer is expected first", s => Go(s.Return, s.Do(new Into(new Primitive("Negate"), false), IrType.Double, s.Number(1))));
    }

    private static void AssertStore(string expected, Action<Sketch, Value> store) => AssertViolation(expected, Of("F", [], s =>
    {
        store(s, s.Parameter(Doubles));
        return Go(s.Return);
    }));

    private static void AssertViolation(string expected, Func<Sketch, Exit> body) => AssertViolation(expected, Of("F", OneDouble, body));

    private static void AssertViolation(string expected, Function function) =>
        Assert.Contains(expected, string.Join("\n", IrVerifier.Verify(function)), StringComparison.Ordinal);
}
