using System.Collections.Immutable;
using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Generation;

/// <summary>Makes random expressions over the variables in scope.</summary>
internal sealed class ExpressionGenerator(Dice dice, Features features, Scope scope, IReadOnlyList<Callee> callees)
{
    private static readonly ImmutableArray<string> Comparisons = ["<", ">", "<=", ">="];

    /// <summary>Whether calls may stand here: not deep in loops, where they would take too long.</summary>
    public bool MayCall { get; set; } = true;

    /// <summary>A real number whose absolute value stays below a bound.</summary>
    public Expression Real(int depth, double bound) => Fitted(Real(depth), bound);

    public Bounded Real(int depth) => depth <= 0
        ? Leaf()
        : dice.Choose(
            Leaf,
            (3, Leaf),
            (8, () => Arithmetic(depth)),
            (2, () => Quotient(depth)),
            (5, () => Function(depth)),
            (1, () => Real(depth - 1) is var x ? x with { Expression = new Unary("-", x.Expression) } : null),
            (2, () => Chosen(depth)),
            (1, () => Switched(depth)),
            (1, () => Assigned(depth)),
            (1, () => MemberOfMade(depth)),
            (4, () => Call(ValueKind.Real, depth) is { } call ? new Bounded(call, Bounds.Ordinary) : null));

    /// <summary>A real number made of several variables, so that what was computed before flows into it.</summary>
    public Expression Mixture(double bound)
    {
        const int terms = 3;
        var sum = Real(2);
        for (var i = 0; i < terms; i++)
        {
            var term = Scaled(Leaf(), Bounds.Ordinary);
            sum = new Bounded(new Binary(ValueKind.Real, dice.Pick(["+", "-"]), sum.Expression, term), sum.Bound + Bounds.Ordinary);
        }

        return Fitted(sum, bound);
    }

    /// <summary>An integer of any size.</summary>
    public Expression Integer(int depth) => depth <= 0
        ? IntegerLeaf()
        : dice.Choose(
            IntegerLeaf,
            (4, IntegerLeaf),
            (4, () => new Binary(ValueKind.Integer, dice.Pick(["+", "-", "*"]), Integer(depth - 1), Integer(depth - 1))),
            (2, () => new Binary(ValueKind.Integer, dice.Pick(["/", "%"]), Integer(depth - 1), new IntegerLiteral(dice.Between(2, 5)))),
            (1, () => new Choice(Condition(depth - 1), Integer(depth - 1), Integer(depth - 1))),
            (2, () => new Truncation(Scaled(Real(depth - 1), 5))),
            (2, Incremented));

    /// <summary>An index between the bounds of an array.</summary>
    public Expression Index(Symbol array, int depth) => dice.Choose<Expression>(
        () => new IntegerLiteral(dice.Below(array.Length)),
        (2, () => new IntegerLiteral(dice.Below(array.Length))),
        (5, () => scope.Where(symbol => symbol.IndexLimit > 0 && symbol.IndexLimit <= array.Length) is { Count: > 0 } indices ? dice.Pick(indices).Variable : null),
        (3, () => new WrappedIndex(Integer(depth), array.Name)));

    public Expression Condition(int depth) => depth <= 0
        ? Comparison(0)
        : dice.Choose<Expression>(
            () => Comparison(depth),
            (6, () => Comparison(depth)),
            (2, () => new Binary(ValueKind.Boolean, dice.Pick(["==", "!=", "<"]), Integer(depth - 1), Integer(0))),
            (2, () => scope.Of(ValueKind.Boolean) is { Count: > 0 } flags ? dice.Pick(flags).Variable : null),
            (1, () => new Unary("!", Condition(depth - 1))),
            (3, () => new Binary(ValueKind.Boolean, dice.Pick(["&&", "||"]), Condition(depth - 1), Condition(depth - 1))));

    /// <summary>A tuple or point.</summary>
    public Expression Aggregate(ValueKind kind, int depth) => dice.Choose<Expression>(
        () => NewPair(kind, depth),
        (2, () => scope.Of(kind) is { Count: > 0 } known ? dice.Pick(known).Variable : null),
        (2, () => kind == ValueKind.Point && scope.Of(kind) is { Count: > 0 } points
            ? new ChangedPoint(dice.Pick(points).Variable, dice.Pick(["X", "Y"]), Real(depth - 1, Bounds.Ordinary))
            : null),
        (2, () => depth > 0 ? Call(kind, depth) : null));

    /// <summary>A real variable, element or member that may be assigned; null where there is none.</summary>
    public (Expression Place, Symbol Owner)? Place(int depth)
    {
        var owners = scope.Where(symbol => symbol.IsWritable && (symbol.Kind.IsIndexed() || symbol.Kind == ValueKind.Real || (symbol.Kind is ValueKind.Point or ValueKind.Tuple && features.HasFlag(Features.Structs))));
        if (owners.Count == 0)
            return null;
        var owner = dice.Pick(owners);
        return owner.Kind switch
        {
            ValueKind.Real => (owner.Variable, owner),
            ValueKind.Point or ValueKind.Tuple => (MemberOf(owner), owner),
            _ => (new Element(owner.Name, Index(owner, depth)), owner),
        };
    }

    /// <summary>A call of an earlier method with this type of result; null where there is none or its arguments are not to be had.</summary>
    public Expression? Call(ValueKind result, int depth)
    {
        var candidates = callees.Where(callee => callee.Method.Result == result).ToList();
        return MayCall && candidates.Count > 0 ? new CallGenerator(dice, features, scope, this).Call(dice.Pick(candidates), depth) : null;
    }

    private Expression Fitted(Bounded made, double bound) => made.Bound <= bound ? made.Expression : dice.Below(5) switch
    {
        0 when bound >= 1 => new FunctionCall("Sin", [made.Expression]),
        1 when bound >= Math.PI / 2 => new FunctionCall("Atan", [made.Expression]),
        2 when bound >= 1 => new FunctionCall("Tanh", [Scaled(made, 3)]),
        _ => Scaled(made, bound),
    };

    private static Expression Scaled(Bounded made, double bound) => made.Bound <= bound
        ? made.Expression
        : new Binary(ValueKind.Real, "*", made.Expression, new RealLiteral(Math.Max(Math.Floor(1000 * bound / made.Bound) / 1000, 0.001)));

    private static Binary OnePlus(Expression x, double one = 1) => new(ValueKind.Real, "+", new RealLiteral(one), x);

    /// <summary>A number that is not negative. What counts up is evaluated once: the product of two evaluations could be negative.</summary>
    private static Expression Squared(Expression x) => x.DescendantsAndSelf().Any(part => part is Increment or AssignedValue)
        ? new FunctionCall("Abs", [x])
        : new Binary(ValueKind.Real, "*", x, x);

    private Bounded Leaf() => dice.Choose(
        Literal,
        (1, Literal),
        (6, () => scope.Of(ValueKind.Real) is { Count: > 0 } known && dice.PickLate(known) is var symbol ? new Bounded(symbol.Variable, symbol.Bound) : null),
        (4, () => scope.Where(symbol => symbol.Kind.IsIndexed()) is { Count: > 0 } arrays && dice.PickLate(arrays) is var array
            ? new Bounded(new Element(array.Name, Index(array, 1)), array.Bound)
            : null),
        (3, () => scope.Where(symbol => symbol.Kind is ValueKind.Tuple or ValueKind.Point) is { Count: > 0 } pairs && dice.PickLate(pairs) is var pair
            ? new Bounded(MemberOf(pair), pair.Bound)
            : null),
        (1, () => scope.Of(ValueKind.Integer) is { Count: > 0 } integers
            ? new Bounded(new Binary(ValueKind.Real, "*", new RealLiteral(0.25), new Binary(ValueKind.Integer, "%", dice.Pick(integers).Variable, new IntegerLiteral(8))), 2)
            : null));

    private Bounded Literal() => new(new RealLiteral(dice.Eighths(0.125, 2)), 2);

    private Member MemberOf(Symbol pair) => new(pair.Variable, dice.Chance(0.5) ? pair.Kind.MemberNames().First : pair.Kind.MemberNames().Second);

    private Bounded Arithmetic(int depth)
    {
        var (left, right) = (Real(depth - 1), Real(depth - 1));
        var operation = dice.Pick(["+", "-", "*", "*"]);
        return new Bounded(
            new Binary(ValueKind.Real, operation, left.Expression, right.Expression),
            operation == "*" ? left.Bound * right.Bound : left.Bound + right.Bound);
    }

    private Bounded Quotient(int depth)
    {
        var over = Real(depth - 1);
        Expression under = dice.Chance(0.5)
            ? OnePlus(Squared(Leaf().Expression))
            : OnePlus(new FunctionCall(dice.Pick(["Sin", "Cos"]), [Real(depth - 1).Expression]), 1.5);
        return new Bounded(new Binary(ValueKind.Real, "/", over.Expression, under), 2 * over.Bound);
    }

    private Bounded Function(int depth)
    {
        var x = Real(depth - 1);
        var simple = Leaf();
        Bounded Of(string name, Expression operand, double bound) => new(new FunctionCall(name, [operand]), bound);
        return dice.Below(11) switch
        {
            0 => Of("Sin", x.Expression, 1),
            1 => Of("Cos", x.Expression, 1),
            2 => Of("Tanh", Scaled(x, 3), 1),
            3 => Of("Atan", x.Expression, Math.PI / 2),
            4 => Of("Exp", Scaled(x, 1), Math.E),
            5 => Of("Sqrt", OnePlus(Squared(simple.Expression)), 1 + simple.Bound),
            6 => Of("Log", OnePlus(Squared(simple.Expression), 1.5), 1 + simple.Bound),
            7 => Of("Sigmoid", Scaled(x, 4), 1),
            8 => Of("Abs", x.Expression, x.Bound),
            9 when simple.Bound <= Bounds.Ordinary => new(new FunctionCall("Pow", [OnePlus(Squared(simple.Expression)), new RealLiteral(dice.Pick([1.5, 2.0, -1.0]))]), 25),
            9 => Of("Log", OnePlus(new FunctionCall("Exp", [Scaled(x, 3)])), 4),
            _ => new(new FunctionCall("Max", [x.Expression, new RealLiteral(dice.Eighths(-1, 1))]), Math.Max(x.Bound, 1)),
        };
    }

    private Bounded Chosen(int depth)
    {
        var (whenTrue, whenFalse) = (Real(depth - 1), Real(depth - 1));
        return new Bounded(new Choice(Condition(depth - 1), whenTrue.Expression, whenFalse.Expression), Math.Max(whenTrue.Bound, whenFalse.Bound));
    }

    private Bounded? Switched(int depth)
    {
        if (!features.HasFlag(Features.Branches))
            return null;
        var (subject, patterns) = SwitchSubject(depth - 1);
        var values = patterns.Select(_ => Real(depth - 1)).ToList();
        var otherwise = Real(depth - 1);
        return new Bounded(
            new SwitchChoice(subject, patterns, [.. values.Select(value => value.Expression)], otherwise.Expression),
            values.Append(otherwise).Max(value => value.Bound));
    }

    /// <summary>What a switch looks at, and patterns of which none is covered by those before it.</summary>
    public (Expression Subject, ImmutableArray<string> Patterns) SwitchSubject(int depth) => dice.Chance(0.6)
        ? (new Binary(ValueKind.Integer, "%", Integer(depth), new IntegerLiteral(3)), dice.Pick<ImmutableArray<string>>([["0"], ["0", "1"], ["1 or 2", "0"], ["< 0", "1"]]))
        : (Real(depth).Expression, dice.Pick<ImmutableArray<string>>([["> 0.5"], ["> 0.75", "> 0.0"], ["< -0.5", "> 0.25 and < 1.5"]]));

    private Bounded? Assigned(int depth) =>
        features.HasFlag(Features.SideEffects) && scope.Where(symbol => symbol is { Kind: ValueKind.Real, IsWritable: true }) is { Count: > 0 } locals && dice.Pick(locals) is var local
            ? new Bounded(new AssignedValue(local.Variable, Real(depth - 1, Bounds.Ordinary)), Bounds.Ordinary)
            : null;

    private Bounded? MemberOfMade(int depth)
    {
        var kinds = new List<ValueKind>();
        if (features.HasFlag(Features.Structs))
            kinds.Add(ValueKind.Point);
        if (features.HasFlag(Features.Tuples))
            kinds.Add(ValueKind.Tuple);
        if (kinds.Count == 0)
            return null;
        var kind = dice.Pick(kinds);
        return new Bounded(new Member(Aggregate(kind, depth - 1), dice.Chance(0.5) ? kind.MemberNames().First : kind.MemberNames().Second), Bounds.Ordinary);
    }

    private Pair NewPair(ValueKind kind, int depth) => new(kind, Real(depth - 1, Bounds.Ordinary), Real(depth - 1, Bounds.Ordinary));

    private Expression IntegerLeaf() => dice.Choose<Expression>(
        () => new IntegerLiteral(dice.Below(5)),
        (2, () => new IntegerLiteral(dice.Below(5))),
        (5, () => scope.Of(ValueKind.Integer) is { Count: > 0 } known ? dice.Pick(known).Variable : null),
        (1, () => scope.Where(symbol => symbol.Kind.IsIndexed()) is { Count: > 0 } arrays ? new Length(dice.Pick(arrays).Name) : null));

    private Increment? Incremented() =>
        features.HasFlag(Features.SideEffects) && scope.Where(symbol => symbol is { Kind: ValueKind.Integer, IsWritable: true }) is { Count: > 0 } counters
            ? new Increment(dice.Pick(counters).Name)
            : null;

    private Binary Comparison(int depth) => new(
        ValueKind.Boolean,
        dice.Pick(Comparisons),
        Real(depth - 1).Expression,
        dice.Chance(0.6) ? new RealLiteral(dice.Eighths(-1, 1)) : Real(depth - 1).Expression);
}
