using System;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Simplification;

/// <summary>One line of algebra: an operation that matches is replaced by what the rule gives; null where it does not match.</summary>
/// <param name="Identity">The line as an identity, for readers and for tests that switch lines off.</param>
internal sealed record AlgebraicLine(string Identity, string Operation, Func<Subject, Term?> Rewrite);

/// <summary>The operation that a line looks at.</summary>
internal sealed class Subject(FunctionBuilder builder, Let let)
{
    public Let Let { get; } = let;

    public Operation Operation => Let.Operation;

    public IrType Type => Let.Result.Type;

    public Term this[int operand] => new(builder, Let.Operands[operand]);

    /// <summary>The operation that gave an operand, where it has this name.</summary>
    public Let? Producer(int operand, string name) => Producer(this[operand], name);

    public Let? Producer(Term term, string name) => builder.ProducerOf(term.Value) is { } let && let.Operation.Name == name ? let : null;

    public Term Of(Value value) => new(builder, value);

    public bool Is(int operand, double number) => this[operand].Number is { } literal && Literals.Same(literal, number);

    /// <summary>A literal of the result's type.</summary>
    public Term Literal(double number) => new(builder, builder.EmitLiteral(number, Type));

    public Term Apply(Operation operation, IrType type, params Value[] operands) => new(builder, builder.Emit(operation, type, operands));
}
