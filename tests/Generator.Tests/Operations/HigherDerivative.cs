using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Tests.Operations;

/// <summary>Derivatives of any order, made by applying rows to what rows gave.</summary>
internal static class HigherDerivative
{
    /// <summary>The derivative of xᵖ with a literal p, as a function of x.</summary>
    public static Function OfPower(int order, double exponent) => Of(order, x => x.Apply("Pow", x.Constant(exponent)));

    /// <summary>The derivative of an operation by one of its operands, as a function of that; the other operands are constants.</summary>
    public static Function Of(int order, OperationCase use, int operand) => Of(order, x =>
    {
        Term[] operands = [.. use.Operands.Select((other, index) => index == operand ? x : Constant(x, other))];
        return operands[0].Apply(use.Operation, operands[1..]);
    });

    private static Term Constant(Term x, Operand operand) => operand is Real real ? x.Constant(real.Number) : x.Integer((int)operand.Box(IrType.Double));

    private static Function Of(int order, Func<Term, Term> function)
    {
        var builder = new FunctionBuilder();
        builder.BeginRegion();
        var parameter = builder.Define(IrType.Double, "x");
        var x = new Term(builder, parameter.Value);
        var result = function(x);
        for (var i = 0; i < order; i++)
            result = Tangent(result, x) ?? x.Constant(0);
        var target = builder.NewLabel();
        return new Function("HigherDerivative", [IrType.Double], target, builder.EndRegion([parameter], new Exit(target, [result.Value])));
    }

    /// <summary>The derivative of a term with respect to a number; null where the term does not depend on it, for that is not propagated.</summary>
    private static Term? Tangent(Term term, Term x)
    {
        if (term.Value == x.Value)
            return x.Constant(1);
        if (term.Builder.ProducerOf(term.Value) is not { } let)
            return null;
        Term[] operands = [.. let.Operands.Select(operand => new Term(term.Builder, operand))];
        Term?[] tangents = [.. operands.Select(operand => Tangent(operand, x))];
        Term? sum = null;
        var adjoints = OperationTable.Row(let.Operation).Adjoints;
        for (var i = 0; i < adjoints.Length; i++)
        {
            if (tangents[i] is not { } tangent)
                continue;
            var share = adjoints[i](tangent, new Generator.Operations.Operands(let.Operation, operands.Length, index => operands[index], operand => tangents[operand] is null), term);
            sum = sum is { } others ? others + share : share;
        }

        return sum;
    }
}
