using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// Tangents that turn out to be zero when the program runs, because the direction does not lead to what they are the tangents of: they
/// contribute zero even times ∞, as those do that are known to be zero. So do adjoints, where the derivative is that of one result among
/// others: columns by forward mode are what rows by reverse mode are. A function in which zeros are dropped is differentiated no more:
/// a zero that is no more than a number has a derivative.
/// </summary>
internal sealed class RunTimeZeros(FunctionBuilder builder, DirectionKind directions)
{
    /// <summary>Tangents that something comes to by every way: a zero there is a number.</summary>
    private readonly HashSet<Value> _reached = [];

    /// <summary>Whether any of them is kept from being multiplied.</summary>
    public bool AnyDropped { get; private set; }

    public void MarkSeed(Value tangent)
    {
        if (directions is DirectionKind.OfOneNumber or DirectionKind.OfOneNumberAgain)
            _reached.Add(tangent);
    }

    public void MarkReached(Value tangent) => _reached.Add(tangent);

    public bool IsReached(Value tangent) => _reached.Contains(tangent);

    /// <summary>What a tangent adds to another one, or an adjoint; or zero where it is zero itself.</summary>
    /// <param name="tangent">The tangent of an operand, or the adjoint of a result.</param>
    /// <param name="share">What the row makes of it.</param>
    /// <param name="before">How many values there were before the row was asked.</param>
    public Term Drop(Term tangent, Term share, int before)
    {
        if (IsReached(tangent.Value))
            MarkReached(share.Value);
        else if (directions != DirectionKind.Given && tangent.Type.IsReal && share.Type.IsReal && !IsFiniteMultiple(tangent.Value, share.Value, before))
        {
            AnyDropped = true;
            return Notation.UnlessZero(tangent, share);
        }

        return share;
    }

    /// <summary>The sum of two contributions: something comes to it where something comes to either.</summary>
    public Term Sum(Term left, Term right)
    {
        var sum = left + right;
        if (IsReached(left.Value) || IsReached(right.Value))
            MarkReached(sum.Value);
        return sum;
    }

    /// <summary>Whether the share of a zero is a zero for certain: only what is finite is multiplied with it.</summary>
    private bool IsFiniteMultiple(Value tangent, Value share, int before)
    {
        if (share == tangent)
            return true;
        if (share.Index < before || builder.ProducerOf(share) is not { } let)
            return false;
        var x = let.Operands;
        return let.Operation.Name switch
        {
            "Negate" or "Convert" => Of(0),
            "Add" or "Subtract" => Of(0) && Of(1),
            "Multiply" => (Of(0) && IsFinite(1)) || (Of(1) && IsFinite(0)),
            "Divide" => Of(0) && NumberOf(x[1]) is { } divisor && divisor != 0 && !double.IsNaN(divisor),
            "Select" => (Of(1) || NumberOf(x[1]) == 0) && (Of(2) || NumberOf(x[2]) == 0),
            _ => false,
        };

        bool Of(int operand) => IsFiniteMultiple(tangent, x[operand], before);

        bool IsFinite(int operand) => this.IsFinite(x[operand], before);
    }

    /// <summary>
    /// Whether a factor is finite: a known number; and in text that is written for one direction of a function, whatever is finite where the
    /// values of the function are. In lanes a product is as fast either way.
    /// </summary>
    private bool IsFinite(Value factor, int before)
    {
        if (NumberOf(factor) is { } number)
            return !double.IsNaN(number) && !double.IsInfinity(number);
        return directions == DirectionKind.OfOneNumber
            && (factor.Index < before || builder.ProducerOf(factor) is { Operation: Primal or Primitive { Key: "Add" or "Subtract" or "Multiply" or "Negate" or "Exp" or "Sin" or "Cos" or "Sigmoid" or "NormalPdf" } } let && let.Operands.All(operand => IsFinite(operand, before)));
    }

    private double? NumberOf(Value value) => builder.ProducerOf(value) switch
    {
        { Operation: Primal, Operands: var x } => NumberOf(x[0]),
        { Operation: Literal literal } => literal.Number,
        _ => null,
    };
}
