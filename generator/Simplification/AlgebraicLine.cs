using System;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Simplification;

/// <summary>One line of algebra: an operation that matches is replaced by what the rule gives; null where it does not match.</summary>
/// <param name="Identity">The line as an identity, for readers and for tests that switch lines off.</param>
internal sealed record AlgebraicLine(string Identity, string Operation, Func<Subject, Term?> Rewrite);

/// <summary>The operation that a line looks at.</summary>
/// <param name="builder">Receives what the line makes.</param>
/// <param name="let">The operation.</param>
/// <param name="original">The operation before its operands were rewritten.</param>
/// <param name="uses">What is known of the function around it.</param>
internal sealed class Subject(FunctionBuilder builder, Let let, Let original, ValueUses uses)
{
    /// <summary>Whether nothing else takes an operand.</summary>
    public bool IsOnlyUse(int operand) => uses.CountOf(original.Operands[operand]) == 1;

    /// <summary>Whether the operation is one of several quotients with its divisor, or of many in the rounds of a loop.</summary>
    public bool SharesDivisor => uses.SharesDivisor(original);

    public Let Let { get; } = let;

    public Operation Operation => Let.Operation;

    public IrType Type => Let.Result.Type;

    public Term this[int operand] => new(builder, Let.Operands[operand]);

    /// <summary>The operation that gave an operand, where it has this name.</summary>
    public Let? Producer(int operand, string name) => Producer(this[operand], name);

    public Let? Producer(Term term, string name) => builder.ProducerOf(term.Value) is { } let && let.Operation.Name == name ? let : null;

    public Term Of(Value value) => new(builder, value);

    /// <summary>Whether an operand is an array or a span of real numbers that lie in memory, and no expression by elements.</summary>
    public bool IsStored(int operand) => this[operand].Type is ArrayType { Rank: 1 } or SpanType { IsMemory: false } && this[operand].Type.Element is ScalarType { Kind: ScalarKind.Double or ScalarKind.Single }
        && !(builder.ProducerOf(this[operand].Value) is { } producer && OperationTable.Row(producer.Operation).IsPointwise);

    public bool Is(int operand, double number) => this[operand].Number is { } literal && Literals.Same(literal, number);

    /// <summary>A literal of the result's type.</summary>
    public Term Literal(double number) => new(builder, builder.EmitLiteral(number, Type));

    public Term Apply(Operation operation, IrType type, params Value[] operands) => new(builder, builder.Emit(operation, type, operands));
}
