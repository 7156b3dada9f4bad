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

    /// <summary>Whether the caller says what the directions are, as the caller of a method that is called from there does.</summary>
    public bool AreGiven => directions == DirectionKind.Given;

    public void MarkSeed(Value tangent)
    {
        if (directions is DirectionKind.OfOneNumber or DirectionKind.OfOneNumberAgain)
            _reached.Add(tangent);
    }

    public void MarkReached(Value tangent) => _reached.Add(tangent);

    public bool IsReached(Value tangent) => _reached.Contains(tangent);

    /// <summary>What a tangent adds to another one, or an adjoint; or zero where it is zero itself.</summary>
    /// <param name="row">The row.</param>
    /// <param name="tangent">The tangent of an operand, or the adjoint of a result.</param>
    /// <param name="share">What the row makes of it.</param>
    /// <param name="result">The result of the operation.</param>
    /// <param name="before">How many values there were before the row was asked.</param>
    public Term Drop(OperationRow row, Term tangent, Term share, Term result, int before)
    {
        if (IsReached(tangent.Value))
            MarkReached(share.Value);
        else if (directions != DirectionKind.Any && IsOneByOne(row, tangent, share) && !IsFiniteMultiple(share.Value, new Question(tangent.Value, result.Value, before, TrustsValues(tangent))))
        {
            AnyDropped = true;
            return Notation.UnlessZero(tangent, share);
        }

        return share;
    }

    /// <summary>What somebody else's method or rule makes of tangents; or zero where all of them are, because it may multiply zeros.</summary>
    public Term DropAll(IEnumerable<Term> tangents, Term share)
    {
        if (directions == DirectionKind.Any || !share.Type.IsReal)
            return share;
        Term? areZero = null;
        foreach (var tangent in tangents.GroupBy(tangent => tangent.Value).Select(same => same.First()))
        {
            if (IsReached(tangent.Value) || !tangent.Type.IsReal)
                return share;
            if (NumberOf(tangent.Value) == 0)
                continue;
            var isZero = tangent.IsEqualTo(0);
            areZero = areZero is { } others ? others.Apply("And", isZero) : isZero;
        }

        if (areZero is not { } condition)
            return share;
        AnyDropped = true;
        return Notation.Select(condition, share.Constant(0), share);
    }

    /// <summary>The method that gives the value and the tangent of a callee in such directions; null where there is none.</summary>
    public Callee? TangentOf(Callee callee)
    {
        if (directions is DirectionKind.Any or DirectionKind.Given || !callee.HasColumn)
            return callee.Tangent == TangentSource.Missing ? null : callee.TangentMethod;
        AnyDropped = true;
        return callee.ColumnMethod;
    }

    /// <summary>The sum of two contributions: something comes to it where something comes to either.</summary>
    public Term Sum(Term left, Term right)
    {
        var sum = left + right;
        if (IsReached(left.Value) || IsReached(right.Value))
            MarkReached(sum.Value);
        return sum;
    }

    /// <summary>
    /// Whether the values of the function are taken to be finite: in text that is written for one direction, or by hand. In lanes a product is
    /// as fast either way; a matrix is gone through once more.
    /// </summary>
    private bool TrustsValues(Term tangent) => directions is DirectionKind.Given or DirectionKind.OfOneNumber || tangent.Type is MatrixType;

    /// <summary>Whether each number of the share comes from one of the tangent.</summary>
    private static bool IsOneByOne(OperationRow row, Term tangent, Term share) =>
        (tangent.Type.IsReal && share.Type.IsReal) || (row.IsPointwise && tangent.Type is MatrixType && share.Type is MatrixType);

    /// <summary>Whether the share of a zero is a zero for certain: only what is finite is multiplied with it.</summary>
    private bool IsFiniteMultiple(Value share, Question question)
    {
        if (share == question.Tangent)
            return true;
        if (share.Index < question.Before || builder.ProducerOf(share) is not { } let)
            return false;
        var x = let.Operands;
        return let.Operation.Name switch
        {
            "Negate" or "Convert" => Of(0),
            "Add" or "Subtract" => Of(0) && Of(1),
            "Multiply" => (Of(0) && IsFinite(x[1], question)) || (Of(1) && IsFinite(x[0], question)),
            "Divide" => Of(0) && IsDivisor(x[1], question),
            "Select" => (Of(1) || NumberOf(x[1]) == 0) && (NumberOf(x[2]) == 0 || IsFiniteMultiple(x[2], question with { NotZero = TestedForZero(x[0]) ?? question.NotZero })),
            "WhereGreater" or "WhereLess" => Of(2),
            _ => false,
        };

        bool Of(int operand) => IsFiniteMultiple(x[operand], question);
    }

    /// <summary>
    /// Whether a divisor is not zero: a known number, and what the row has made sure of. Where one that is made of the operands is zero, a
    /// quotient is not finite itself, nor is a logarithm.
    /// </summary>
    private bool IsDivisor(Value divisor, Question question) => IsSame(divisor, question.NotZero) || (NumberOf(divisor) is { } number
        ? number != 0 && !double.IsNaN(number)
        : directions == DirectionKind.Given && divisor != question.Result
            && (divisor.Index < question.Before || builder.ProducerOf(divisor) is { Operation: Primitive { Key: "Add" or "Subtract" or "Multiply" } } let && let.Operands.All(operand => IsDivisor(operand, question))));

    /// <summary>Whether two values are computed alike, each by itself.</summary>
    private bool IsSame(Value value, Value? other) => value == other
        || (other is { } same && builder.ProducerOf(value) is { } let && builder.ProducerOf(same) is { } alike && let.Operation.Equals(alike.Operation) && let.Operands == alike.Operands);

    /// <summary>What is zero where a condition holds; null where that is not all that it says.</summary>
    private Value? TestedForZero(Value condition) =>
        builder.ProducerOf(condition) is { Operation: Primitive { Key: "Equal" }, Operands: var sides } && NumberOf(sides[1]) == 0 ? sides[0] : null;

    /// <summary>Whether a factor is finite: a known number; and where values are trusted to be finite, whatever is finite where they are.</summary>
    private bool IsFinite(Value factor, Question question)
    {
        if (NumberOf(factor) is { } number)
            return !double.IsNaN(number) && !double.IsInfinity(number);
        return question.TrustsValues && (factor.Index < question.Before || builder.ProducerOf(factor) switch
        {
            { Operation: Primitive { Key: "Divide" }, Operands: var x } => IsFinite(x[0], question) && IsDivisor(x[1], question),
            { Operation: Primitive { Key: "Pow" }, Operands: var x } => NumberOf(x[1]) >= 0 && IsFinite(x[0], question),
            { Operation: Primal or Primitive { Key: "Add" or "Subtract" or "Multiply" or "Negate" or "Exp" or "Sin" or "Cos" or "Sigmoid" or "NormalPdf" }, Operands: var x } => x.All(operand => IsFinite(operand, question)),
            _ => false,
        });
    }

    private double? NumberOf(Value value) => builder.ProducerOf(value) switch
    {
        { Operation: Primal, Operands: var x } => NumberOf(x[0]),
        { Operation: Literal literal } => literal.Number,
        _ => null,
    };

    /// <summary>What a share is asked about.</summary>
    /// <param name="Before">How many values there were before the row was asked.</param>
    private sealed record Question(Value Tangent, Value Result, int Before, bool TrustsValues)
    {
        /// <summary>A value that the row has made sure of.</summary>
        public Value? NotZero { get; init; }
    }
}
