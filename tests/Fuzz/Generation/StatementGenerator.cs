using System.Collections.Immutable;
using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Generation;

/// <summary>Makes random statements: declarations, assignments and calls; <see cref="FlowGenerator"/> makes those with blocks.</summary>
internal sealed class StatementGenerator
{
    private const int ExpressionDepth = 3;

    private readonly Dice _dice;
    private readonly Features _features;
    private readonly Scope _scope;
    private readonly ExpressionGenerator _expressions;
    private readonly FlowGenerator _flow;
    private int _budget;

    /// <param name="dice">The random decisions.</param>
    /// <param name="features">What may be used.</param>
    /// <param name="scope">The parameters.</param>
    /// <param name="expressions">Makes the expressions.</param>
    /// <param name="size">How large the method becomes.</param>
    /// <param name="result">The result of the method.</param>
    public StatementGenerator(Dice dice, Features features, Scope scope, ExpressionGenerator expressions, MethodSize size, ValueKind result)
    {
        _budget = size.Statements;
        (_dice, _features, _scope, _expressions) = (dice, features, scope, expressions);
        _flow = new FlowGenerator(dice, features, scope, expressions, this, result, size.LoopDepth);
    }

    /// <summary>Up to so many statements, as long as the method may grow; what they declare is visible after them.</summary>
    public ImmutableArray<Statement> Statements(int count)
    {
        var statements = ImmutableArray.CreateBuilder<Statement>();
        for (var i = 0; i < count && _budget > 0; i++)
        {
            _budget--;
            statements.AddRange(_dice.Chance(0.4) ? _flow.Statement() ?? Simple() : Simple());
        }

        return statements.ToImmutable();
    }

    /// <summary><c>return</c> with a random value.</summary>
    public Return Return(ValueKind result) => new(result switch
    {
        ValueKind.Nothing => null,
        ValueKind.Real => _expressions.Mixture(Bounds.Ordinary),
        _ => _expressions.Aggregate(result, ExpressionDepth),
    });

    private ImmutableArray<Statement> Simple()
    {
        var made = _dice.Choose<object>(
            DeclareReal,
            (6, DeclareReal),
            (2, DeclareInteger),
            (1, DeclareBoolean),
            (3, DeclareArray),
            (2, DeclareAlias),
            (2, DeclareReference),
            (2, DeclarePair),
            (1, Deconstruct),
            (10, Assign),
            (3, Compound),
            (2, Swap),
            (2, ChangeInteger),
            (1, ChainAssign),
            (2, AssignPair),
            (3, CallForEffect));
        return made is Statement[] several ? [.. several] : [(Statement)made];
    }

    private Declaration DeclareReal()
    {
        // Before it is known, so that it is not in its own first value.
        var value = _expressions.Real(ExpressionDepth, Bounds.Ordinary);
        var bound = _dice.Chance(0.25) ? Bounds.Accumulated : Bounds.Ordinary;
        return Declare(new Symbol(_scope.NewName("v"), ValueKind.Real) { Bound = bound, IsWritable = true }, value);
    }

    private Declaration DeclareInteger()
    {
        var value = _expressions.Integer(2);
        return Declare(new Symbol(_scope.NewName("i"), ValueKind.Integer) { IsWritable = true }, value);
    }

    private Declaration DeclareBoolean()
    {
        var value = _expressions.Condition(2);
        return Declare(new Symbol(_scope.NewName("b"), ValueKind.Boolean), value);
    }

    private Declaration? DeclareArray()
    {
        if (!_features.HasFlag(Features.LocalArrays))
            return null;
        var length = _dice.Between(1, 4);
        var isWritable = _features.HasFlag(Features.ArrayWrites);
        var kind = _dice.Chance(0.25) ? ValueKind.Span : ValueKind.Array;
        Expression value = kind == ValueKind.Array && isWritable && _dice.Chance(0.3)
            ? new ZeroArray(length)
            : new NewArray(kind, [.. Enumerable.Range(0, length).Select(_ => _expressions.Real(2, Bounds.Ordinary))]);
        var bound = _dice.Chance(0.3) ? Bounds.Accumulated : Bounds.Ordinary;
        return Declare(new Symbol(_scope.NewName("a"), kind) { Length = length, Bound = bound, IsWritable = isWritable }, value);
    }

    private Declaration? DeclareAlias()
    {
        if (!_features.HasFlag(Features.Aliases) || _scope.Where(symbol => symbol.Kind is ValueKind.Array or ValueKind.Span && (symbol.IsWritable || symbol.Kind == ValueKind.Array)) is not { Count: > 0 } arrays)
            return null;
        var array = _dice.Pick(arrays);
        if (_dice.Chance(0.4))
            return Declare(array with { Name = _scope.NewName("a"), Root = array.Root }, array.Variable);
        var start = _dice.Below(array.Length);
        var length = _dice.Between(1, array.Length - start);
        return Declare(array with { Name = _scope.NewName("s"), Kind = ValueKind.Span, Length = length, Root = array.Root }, new Slice(array.Variable, start, length));
    }

    private Statement[]? DeclareReference()
    {
        if (!_features.HasFlag(Features.Aliases) || _expressions.Place(1) is not { } target || target.Owner.Kind is ValueKind.Point or ValueKind.Tuple)
            return null;
        var value = _expressions.Real(2, Bounds.Ordinary);
        var reference = _scope.Add(new Symbol(_scope.NewName("r"), ValueKind.Real) { Bound = target.Owner.Bound, IsWritable = true, Root = target.Owner.Root });

        // Assigned at once, so that what it refers to is written by any definition.
        return [new ReferenceDeclaration(reference.Name, target.Place), new Assignment(reference.Variable, "=", value)];
    }

    private Declaration? DeclarePair()
    {
        if (PairKind() is not { } kind)
            return null;
        var value = _expressions.Aggregate(kind, ExpressionDepth);
        return Declare(new Symbol(_scope.NewName("t"), kind) { IsWritable = true }, value);
    }

    private Deconstruction? Deconstruct()
    {
        if (!_features.HasFlag(Features.Tuples))
            return null;
        var value = _expressions.Aggregate(ValueKind.Tuple, ExpressionDepth);
        var first = _scope.Add(new Symbol(_scope.NewName("v"), ValueKind.Real) { IsWritable = true });
        var second = _scope.Add(new Symbol(_scope.NewName("v"), ValueKind.Real) { IsWritable = true });
        return new Deconstruction(first.Name, second.Name, value);
    }

    private Assignment? Assign() => _expressions.Place(2) is { } target
        ? new Assignment(target.Place, "=", _expressions.Real(ExpressionDepth, Bounds.Ordinary))
        : null;

    private Assignment? Compound()
    {
        if (_expressions.Place(2) is not { } target)
            return null;
        return target.Owner.Bound == Bounds.Accumulated && _dice.Chance(0.8)
            ? new Assignment(target.Place, _dice.Pick(["+=", "+=", "-="]), _expressions.Real(ExpressionDepth, Bounds.Ordinary))
            : new Assignment(target.Place, "*=", _expressions.Real(ExpressionDepth, 1));
    }

    private PairAssignment? Swap()
    {
        if (_expressions.Place(1) is not { } first || _expressions.Place(1) is not { } second || first.Owner.Bound != second.Owner.Bound)
            return null;
        return _dice.Chance(0.7)
            ? new PairAssignment(first.Place, second.Place, second.Place, first.Place)
            : new PairAssignment(first.Place, second.Place, _expressions.Real(2, Bounds.Ordinary), _expressions.Real(2, Bounds.Ordinary));
    }

    private Statement? ChangeInteger()
    {
        if (_scope.Where(symbol => symbol is { Kind: ValueKind.Integer, IsWritable: true }) is not { Count: > 0 } integers)
            return null;
        var integer = _dice.Pick(integers);
        return _dice.Chance(0.3)
            ? new Evaluation(new Increment(integer.Name))
            : new Assignment(integer.Variable, _dice.Pick(["=", "+=", "-="]), new Binary(ValueKind.Integer, "%", _expressions.Integer(2), new IntegerLiteral(7)));
    }

    private Assignment? ChainAssign() => _features.HasFlag(Features.SideEffects) && _expressions.Place(1) is { } first && _expressions.Place(1) is { } second
        ? new Assignment(first.Place, "=", new AssignedValue(second.Place, _expressions.Real(2, Bounds.Ordinary)))
        : null;

    private Assignment? AssignPair() => _scope.Where(symbol => symbol is { IsWritable: true, Kind: ValueKind.Tuple or ValueKind.Point }) is { Count: > 0 } pairs && _dice.Pick(pairs) is var pair
        ? new Assignment(pair.Variable, "=", _expressions.Aggregate(pair.Kind, ExpressionDepth))
        : null;

    private Evaluation? CallForEffect() => _expressions.Call(ValueKind.Nothing, ExpressionDepth) is { } call ? new Evaluation(call) : null;

    private ValueKind? PairKind() => (_features.HasFlag(Features.Tuples), _features.HasFlag(Features.Structs)) switch
    {
        (true, true) => _dice.Chance(0.5) ? ValueKind.Tuple : ValueKind.Point,
        (true, false) => ValueKind.Tuple,
        (false, true) => ValueKind.Point,
        _ => null,
    };

    private Declaration Declare(Symbol symbol, Expression value)
    {
        _scope.Add(symbol);
        return new Declaration(symbol.Name, symbol.Kind, value);
    }
}
