using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>
/// A value under construction, with the operators of algebra: what lets a row of the table be written as a textbook writes it.
/// Products and quotients are element by element, as derivatives of maps are; the matrix product is <see cref="Notation.Product"/>.
/// </summary>
internal readonly struct Term(FunctionBuilder builder, Value value)
{
    public FunctionBuilder Builder { get; } = builder;

    public Value Value { get; } = value;

    public IrType Type => Builder.TypeOf(Value);

    /// <summary>The number that the term is, where it is a literal.</summary>
    public double? Number => Builder.ProducerOf(Value)?.Operation is Literal literal ? literal.Number : null;

    /// <summary>A constant of the type of the numbers in this term.</summary>
    public Term Constant(double number) => new(Builder, Builder.EmitLiteral(number, Type.Element));

    /// <summary>A constant that is an integer: the order of a function, a count.</summary>
    public Term Integer(int number) => new(Builder, Builder.EmitLiteral(number, IrType.Int32));

    public Term Apply(Operation operation, params Term[] others)
    {
        Term[] operands = [this, .. others];
        var type = OperationTable.Row(operation).ResultType([.. operands.Select(operand => operand.Type)]);
        return new Term(Builder, Builder.Emit(operation, type, [.. operands.Select(operand => operand.Value)]));
    }

    public Term Apply(string name, params Term[] others) => Apply(new Primitive(name), others);

    public static Term operator +(Term left, Term right) => left.Apply("Add", right);

    public static Term operator +(Term left, double right) => left + left.Constant(right);

    public static Term operator +(double left, Term right) => right.Constant(left) + right;

    public static Term operator -(Term left, Term right) => left.Apply("Subtract", right);

    public static Term operator -(Term left, double right) => left - left.Constant(right);

    public static Term operator -(double left, Term right) => right.Constant(left) - right;

    public static Term operator -(Term operand) => operand.Apply("Negate");

    public static Term operator *(Term left, Term right) => IsOfVectors(left, right) ? VectorAlgebra.Multiply(left, right) : left.Apply("Multiply", right);

    public static Term operator *(Term left, double right) => left * left.Constant(right);

    public static Term operator *(double left, Term right) => right.Constant(left) * right;

    public static Term operator /(Term left, Term right) => IsOfVectors(left, right) ? VectorAlgebra.Divide(left, right) : left.Apply("Divide", right);

    public static Term operator /(Term left, double right) => left / left.Constant(right);

    public static Term operator /(double left, Term right) => right.Constant(left) / right;

    public static Term operator >(Term left, Term right) => left.Apply("Greater", right);

    public static Term operator <(Term left, Term right) => left.Apply("Less", right);

    /// <summary>Whether two scalars are equal; a method, because <c>==</c> of a struct promises a Boolean.</summary>
    public Term IsEqualTo(double number) => Apply("Equal", Constant(number));

    private static bool IsOfVectors(Term left, Term right) => left.Type is VectorType || right.Type is VectorType;
}
