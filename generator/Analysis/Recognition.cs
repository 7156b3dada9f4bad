using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Analysis;

/// <summary>
/// Finds functions that the user spelled out and whose derivative, taken operation by operation, would overflow or cancel:
/// the value keeps the user's operations, the derivative is that of the function.
/// </summary>
internal static class Recognition
{
    public static Function Recognize(Function function)
    {
        var builder = FunctionBuilder.Continuing(function);
        return function with { Body = Recognize(builder, function.Body) };
    }

    /// <summary>The function without its recognised forms: what is left to do when no derivative of it is taken any more.</summary>
    public static Function Forget(Function function) => function with { Body = Forget(function.Body) };

    private static Region Forget(Region region) => region with
    {
        Instructions = region.Instructions.Select(Forget).ToEquatableArray(),
    };

    private static Instruction Forget(Instruction instruction) => instruction switch
    {
        Let { DerivativeAs: not null } let => let with { DerivativeAs = null },
        _ => instruction.SelectRegions(Forget),
    };

    private static Region Recognize(FunctionBuilder builder, Region region)
    {
        builder.BeginRegion();
        foreach (var instruction in region.Instructions)
        {
            builder.Origin = instruction.Origin;
            builder.Append(instruction switch
            {
                Let { Results.Count: 1, Result.Type.IsReal: true } let when Form(builder, let) is { } form => let with { DerivativeAs = form },
                _ => instruction.SelectRegions(inner => Recognize(builder, inner)),
            });
        }

        return builder.EndRegion(region.Parameters, region.Exit);
    }

    private static Recognized? Form(FunctionBuilder builder, Let let) => let.Operation.Name switch
    {
        "Divide" => Sigmoid(builder, let),
        "Log" => Softplus(builder, let) ?? LogSumExp(builder, let),
        "LogP1" when Exponent(builder, let.Operands[0]) is { } x => new(new Primitive("Softplus"), [x]),
        _ => null,
    };

    /// <summary>1 / (1 + exp(−x)) = σ(x), exp(x) / (1 + exp(x)) = σ(x), exp(a) / (exp(a) + exp(b)) = σ(a − b).</summary>
    private static Recognized? Sigmoid(FunctionBuilder builder, Let let)
    {
        if (Summands(builder, let.Operands[1]) is not var (left, right))
            return null;
        foreach (var (one, other) in new[] { (left, right), (right, left) })
        {
            if (IsOne(builder, let.Operands[0]) && IsOne(builder, one) && Exponent(builder, other) is { } u)
                return new(new Primitive("Sigmoid"), [Negate(builder, u)]);
            if (let.Operands[0] == other && Exponent(builder, other) is { } numerator)
            {
                if (IsOne(builder, one))
                    return new(new Primitive("Sigmoid"), [numerator]);
                if (Exponent(builder, one) is { } b)
                    return new(new Primitive("Sigmoid"), [builder.Emit(new Primitive("Subtract"), let.Result.Type, numerator, b)]);
            }
        }

        return null;
    }

    /// <summary>log(1 + exp(x)).</summary>
    private static Recognized? Softplus(FunctionBuilder builder, Let let)
    {
        if (Summands(builder, let.Operands[0]) is not var (left, right))
            return null;
        foreach (var (one, other) in new[] { (left, right), (right, left) })
        {
            if (IsOne(builder, one) && Exponent(builder, other) is { } x)
                return new(new Primitive("Softplus"), [x]);
        }

        return null;
    }

    /// <summary>log(exp(a) + exp(b)).</summary>
    private static Recognized? LogSumExp(FunctionBuilder builder, Let let) =>
        Summands(builder, let.Operands[0]) is var (left, right) && Exponent(builder, left) is { } a && Exponent(builder, right) is { } b
            ? new(new Primitive("LogSumExp"), [a, b])
            : null;

    private static (Value Left, Value Right)? Summands(FunctionBuilder builder, Value value) =>
        builder.ProducerOf(value) is { Operation: Primitive { Key: "Add" } } add ? (add.Operands[0], add.Operands[1]) : null;

    private static Value? Exponent(FunctionBuilder builder, Value value) =>
        builder.ProducerOf(value) is { Operation: Primitive { Key: "Exp" }, Result.Type.IsReal: true } exp ? exp.Operands[0] : null;

    private static bool IsOne(FunctionBuilder builder, Value value) => builder.ProducerOf(value)?.Operation is Literal { Number: 1 };

    private static Value Negate(FunctionBuilder builder, Value value) =>
        builder.ProducerOf(value) is { Operation: Primitive { Key: "Negate" } } negation
            ? negation.Operands[0]
            : builder.Emit(new Primitive("Negate"), builder.TypeOf(value), value);
}
