using System.Collections.Immutable;
using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Generation;

/// <summary>Makes one random method.</summary>
internal sealed class MethodGenerator
{
    private readonly Dice _dice;
    private readonly Features _features;
    private readonly Scope _scope = new();
    private readonly ExpressionGenerator _expressions;

    public MethodGenerator(Dice dice, Features features, IReadOnlyList<Callee> callees)
    {
        (_dice, _features) = (dice, features);
        _expressions = new ExpressionGenerator(dice, features, _scope, callees);
    }

    /// <summary>The parameters with their bounds.</summary>
    public List<Symbol> Symbols { get; } = [];

    /// <summary>The method whose gradient is checked: it has a real result, or none where it writes to its parameters.</summary>
    public Method Entry(string name) => Make(name, [ValueKind.Real], _dice.Between(1, 4), new MethodSize(_dice.Between(2, 18), LoopDepth: 3));

    /// <summary>A method for others to call, from one line to a page.</summary>
    public Method Callee(string name)
    {
        List<ValueKind> results = [ValueKind.Real, ValueKind.Real, ValueKind.Real];
        if (_features.HasFlag(Features.Tuples))
            results.Add(ValueKind.Tuple);
        return Make(name, results, _dice.Between(1, 3), new MethodSize(_dice.Chance(0.5) ? _dice.Below(2) : _dice.Between(3, 10), LoopDepth: 2));
    }

    private Method Make(string name, List<ValueKind> results, int parameterCount, MethodSize size)
    {
        // The first one is differentiated, whatever the others are.
        var parameters = ImmutableArray.Create(Declare(_dice.Chance(0.6) ? ValueKind.Real : ValueKind.Array, mayBeOut: false))
            .AddRange(Enumerable.Range(1, parameterCount - 1).Select(_ => Declare(_dice.Pick(Kinds()), mayBeOut: true)));
        var result = parameters.Any(parameter => parameter.Mode != PassMode.Value) && _dice.Chance(0.3) ? ValueKind.Nothing : _dice.Pick(results);
        var first = parameters.Where(parameter => parameter.Mode == PassMode.Out)
            .Select(parameter => new Assignment(new Variable(parameter.Name, ValueKind.Real), "=", _expressions.Real(2, Bounds.Ordinary)))
            .ToImmutableArray<Statement>();
        foreach (var symbol in Symbols.Where(symbol => parameters.Any(parameter => parameter.Name == symbol.Name && parameter.Mode == PassMode.Out)))
            _scope.Add(symbol);
        var statements = new StatementGenerator(_dice, _features, _scope, _expressions, size, result);
        ImmutableArray<Statement> body = [.. first, .. statements.Statements(size.Statements)];
        return new Method(name, result, parameters, new Block(result == ValueKind.Nothing ? body : [.. body, statements.Return(result)]));
    }

    private List<ValueKind> Kinds()
    {
        List<ValueKind> kinds = [ValueKind.Real, ValueKind.Real, ValueKind.Array, ValueKind.Span, ValueKind.ReadOnlySpan, ValueKind.Integer, ValueKind.Boolean];
        if (_features.HasFlag(Features.Tuples))
            kinds.Add(ValueKind.Tuple);
        if (_features.HasFlag(Features.Structs))
            kinds.Add(ValueKind.Point);
        return kinds;
    }

    private Parameter Declare(ValueKind kind, bool mayBeOut)
    {
        var isReference = kind == ValueKind.Real && _features.HasFlag(Features.InOut) && _dice.Chance(0.3);
        var parameter = new Parameter(
            _scope.NewName("p"),
            kind,
            !isReference ? PassMode.Value : mayBeOut && _dice.Chance(0.3) ? PassMode.Out : PassMode.Reference,
            kind.IsIndexed() ? _dice.Between(1, 4) : 0);
        var symbol = new Symbol(parameter.Name, kind)
        {
            Length = parameter.Length,
            Bound = parameter.IsMemory && kind != ValueKind.ReadOnlySpan && _dice.Chance(0.3) ? Bounds.Accumulated : Bounds.Ordinary,
            IsWritable = IsWritable(kind),
        };
        Symbols.Add(symbol);

        // What is passed out cannot be read before it is assigned.
        if (parameter.Mode != PassMode.Out)
            _scope.Add(symbol);
        return parameter;
    }

    private bool IsWritable(ValueKind kind) => kind switch
    {
        ValueKind.Real or ValueKind.Integer or ValueKind.Tuple or ValueKind.Point => true,
        ValueKind.Array or ValueKind.Span => _features.HasFlag(Features.ArrayWrites | Features.InOut) && _dice.Chance(0.5),
        _ => false,
    };
}
