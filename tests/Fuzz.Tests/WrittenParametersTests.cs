using System.Collections.Immutable;
using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Tests;

/// <summary>An array parameter is an in-out where C# can reach a write to its elements, under any name of theirs.</summary>
public sealed class WrittenParametersTests
{
    private static readonly Parameter Array = new("a", ValueKind.Array, Length: 2);
    private static readonly Element First = new("a", new IntegerLiteral(0));
    private static readonly Variable Reference = new("r", ValueKind.Real);
    private static readonly Assignment Write = new(First, "=", new RealLiteral(1));

    [Fact]
    public void A_reference_to_an_element_is_no_write_until_it_is_assigned()
    {
        Assert.False(IsWritten(new ReferenceDeclaration("r", First)));
        Assert.True(IsWritten(new ReferenceDeclaration("r", First), new Assignment(Reference, "=", new RealLiteral(1))));
        Assert.True(IsWritten(new ReferenceDeclaration("r", First), new ReferenceDeclaration("q", Reference), new Assignment(new Variable("q", ValueKind.Real), "+=", new RealLiteral(1))));
    }

    [Fact]
    public void A_slice_writes_what_it_is_a_slice_of() => Assert.True(IsWritten(
        new Declaration("s", ValueKind.Span, new Slice(new Variable("a", ValueKind.Array), 0, 1)),
        new Assignment(new Element("s", new IntegerLiteral(0)), "=", new RealLiteral(1))));

    [Fact]
    public void A_write_that_a_constant_condition_rules_out_does_not_count()
    {
        var never = new Binary(ValueKind.Boolean, "!=", new Binary(ValueKind.Integer, "%", new IntegerLiteral(4), new IntegerLiteral(4)), new IntegerLiteral(0));
        Assert.False(IsWritten(new If(never, new Block([Write]), null)));
        Assert.True(IsWritten(new If(new Unary("!", never), new Block([Write]), null)));
        Assert.True(IsWritten(new If(new Variable("b", ValueKind.Boolean), new Block([Write]), null)));
    }

    [Fact]
    public void A_write_after_an_exit_does_not_count()
    {
        Assert.False(IsWritten(new Return(null), Write));
        Assert.True(IsWritten(new If(new Variable("b", ValueKind.Boolean), new Block([new Return(null)]), null), Write));
        Assert.False(IsWritten(new If(new BooleanLiteral(true), new Block([new Return(null)]), null), Write));
    }

    private static bool IsWritten(params ImmutableArray<Statement> statements)
    {
        var method = new Method("F", ValueKind.Nothing, [Array], new Block(statements));
        return new WrittenParameters(new TestProgram(0, [method])).IsInOut(method, Array);
    }
}
