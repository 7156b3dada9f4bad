using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>
/// The algebra that rows of small vectors are written with. Where the platform lacks an operator (a number times a quaternion, matrices
/// element by element) it goes through the components.
/// </summary>
internal static class VectorAlgebra
{
    /// <summary>One of the numbers of a vector; of a vector that was just made from its numbers, the number itself.</summary>
    public static Term Component(Term vector, int index)
    {
        var type = (VectorType)vector.Type;
        return vector.Builder.ProducerOf(vector.Value) is { Operation: Primitive { Key: "MakeVector" } } made
            ? new Term(vector.Builder, made.Operands[index])
            : new Term(vector.Builder, vector.Builder.Emit(new ReadComponent(type.Components[index]), type.ElementType, vector.Value));
    }

    /// <summary>One of the numbers of a vector by its name.</summary>
    public static Term Component(Term vector, string name) => Component(vector, ((VectorType)vector.Type).Components.ToList().IndexOf(name));

    /// <summary>Every number of a vector.</summary>
    public static Term[] Components(Term vector) => [.. Enumerable.Range(0, ((VectorType)vector.Type).Components.Count).Select(index => Component(vector, index))];

    /// <summary>A vector of its numbers; those that are null are 0.</summary>
    public static Term Make(VectorType type, params Term?[] components)
    {
        var builder = components.First(component => component is not null)!.Value.Builder;
        return new Term(builder, builder.Emit(
            new Primitive("MakeVector"), type, [.. components.Select(component => component?.Value ?? builder.EmitLiteral(0, type.ElementType))]));
    }

    /// <summary>A vector whose numbers are a function of those of other vectors at the same place.</summary>
    public static Term Map(Func<Term[], Term> function, params Term[] vectors)
    {
        var components = vectors.Select(Components).ToArray();
        return Make((VectorType)vectors[0].Type, [.. components[0].Select((_, index) => (Term?)function([.. components.Select(each => each[index])]))]);
    }

    public static Term Zero(Term like) => new(like.Builder, like.Builder.EmitLiteral(0, like.Type));

    /// <summary>The inner product of the numbers of two vectors of one type.</summary>
    public static Term Dot(Term left, Term right) => left.Type is VectorType { Components.Count: <= 4 } type && type != VectorTypes.Complex
        ? left.Apply("VectorDot", right)
        : Total(Components(left).Zip(Components(right), (a, b) => a * b));

    /// <summary>The sum of those products of the numbers of a vector that are not left out as known zeros.</summary>
    public static Term Dot(Term vector, Term?[] others) =>
        Total(others.Select((other, index) => (other, index)).Where(pair => pair.other is not null).Select(pair => Component(vector, pair.index) * pair.other!.Value));

    /// <summary>
    /// What a number gets whose derivative came in for each number of a vector that it was spread over. A number that became a complex one
    /// became its real part.
    /// </summary>
    public static Term Sum(Term vector)
    {
        if (vector.Type == VectorTypes.Complex)
            return Component(vector, 0);
        if (vector.Builder.ProducerOf(vector.Value) is { Operation: Primitive operation } let)
        {
            Term[] operands = [.. let.Operands.Select(operand => new Term(vector.Builder, operand))];
            switch (operation.Key)
            {
                case "Negate":
                    return -Sum(operands[0]);
                case "Multiply" when operands[0].Type == operands[1].Type:
                    return Dot(operands[0], operands[1]);
                case "Multiply" when operands[0].Type.IsReal:
                    return operands[0] * Sum(operands[1]);
                case "Multiply" or "Divide" when operands[1].Type.IsReal:
                    return operation.Key == "Divide" ? Sum(operands[0]) / operands[1] : Sum(operands[0]) * operands[1];
            }
        }

        return Total(Components(vector));
    }

    /// <summary>Conj(z), which goes through products and quotients and ends at what is one itself.</summary>
    public static Term Conjugate(Term z)
    {
        if (z.Type.IsReal)
            return z;
        if (z.Builder.ProducerOf(z.Value) is { Operation: Primitive operation } let)
        {
            Term[] operands = [.. let.Operands.Select(operand => new Term(z.Builder, operand))];
            switch (operation.Key)
            {
                case "ComplexConjugate":
                    return operands[0];
                case "Negate":
                    return -Conjugate(operands[0]);
                case "Multiply":
                    return Conjugate(operands[0]) * Conjugate(operands[1]);
                case "Divide":
                    return Conjugate(operands[0]) / Conjugate(operands[1]);
            }
        }

        return z.Apply("ComplexConjugate");
    }

    /// <summary><c>left * right</c> as the platform has it: a number comes second, and only between vectors of numbers the operator is element by element.</summary>
    public static Term Multiply(Term left, Term right)
    {
        if (left.Type.IsReal)
            return IsField(right.Type) ? left.Apply("Multiply", right) : right.Apply("Multiply", left);
        return right.Type.IsReal || IsField(left.Type) ? left.Apply("Multiply", right) : Map(pair => pair[0] * pair[1], left, right);
    }

    /// <summary><c>left / right</c>, likewise.</summary>
    public static Term Divide(Term left, Term right) => left.Type.IsReal || IsField(left.Type)
        ? left.Apply("Divide", right)
        : right.Type.IsReal ? left * (1 / right) : Map(pair => pair[0] / pair[1], left, right);

    /// <summary>Whether the operators between two of a type are the elementary ones, and a number may come first.</summary>
    private static bool IsField(IrType type) =>
        type == VectorTypes.Complex || type == VectorTypes.Vector2 || type == VectorTypes.Vector3 || type == VectorTypes.Vector4;

    private static Term Total(IEnumerable<Term> terms) => terms.Aggregate((sum, term) => sum + term);
}
