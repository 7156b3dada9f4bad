using System.Collections.Immutable;
using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Generation;

/// <summary>Makes the arguments of a call. Where the callee writes what it is given, no two arguments share memory.</summary>
internal sealed class CallGenerator(Dice dice, Features features, Scope scope, ExpressionGenerator expressions)
{
    private readonly HashSet<string> _passed = [];

    public Expression? Call(Callee callee, int depth)
    {
        var writes = callee.IsInOut.Contains(true);
        var arguments = ImmutableArray.CreateBuilder<Expression>();
        for (var i = 0; i < callee.Parameters.Count; i++)
        {
            if (Argument(callee.Method.Parameters[i], callee.Parameters[i], callee.IsInOut[i], writes, depth - 1) is not { } argument)
                return null;
            arguments.Add(argument);
        }

        return new Invocation(callee.Method.Name, callee.Method.Result, arguments.ToImmutable());
    }

    private Expression? Argument(Parameter parameter, Symbol bounds, bool isInOut, bool calleeWrites, int depth) => parameter switch
    {
        { Mode: not PassMode.Value } => PlaceFor(parameter.Mode, bounds),
        { Kind: ValueKind.Real } => expressions.Real(depth, Bounds.Ordinary),
        { Kind: ValueKind.Integer } => expressions.Integer(1),
        { Kind: ValueKind.Boolean } => expressions.Condition(1),
        { Kind: ValueKind.Tuple or ValueKind.Point } => expressions.Aggregate(parameter.Kind, depth),
        _ => ArrayFor(parameter, bounds, isInOut, calleeWrites, depth),
    };

    private Reference? PlaceFor(PassMode mode, Symbol bounds)
    {
        if (expressions.Place(1) is not { } place || place.Owner.Bound != bounds.Bound || place.Owner.Kind is ValueKind.Point or ValueKind.Tuple || !_passed.Add(place.Owner.Root))
            return null;
        return new Reference(mode, place.Place);
    }

    private Expression? ArrayFor(Parameter parameter, Symbol bounds, bool isInOut, bool calleeWrites, int depth)
    {
        var fitting = scope.Where(symbol => symbol.Kind.IsIndexed()
            && symbol.Length == parameter.Length
            && symbol.Bound == bounds.Bound
            && IsConvertible(symbol.Kind, parameter.Kind)
            && (symbol.IsWritable || !isInOut)
            && !(calleeWrites && _passed.Contains(symbol.Root)));
        if (fitting.Count > 0)
        {
            var chosen = dice.Pick(fitting);
            _passed.Add(chosen.Root);
            return chosen.Variable;
        }

        return features.HasFlag(Features.LocalArrays) && parameter.Kind == ValueKind.Array && bounds.Bound == Bounds.Ordinary
            ? new NewArray(ValueKind.Array, [.. Enumerable.Range(0, parameter.Length).Select(_ => expressions.Real(depth, Bounds.Ordinary))])
            : null;
    }

    private static bool IsConvertible(ValueKind from, ValueKind to) => from == to || from == ValueKind.Array || (from == ValueKind.Span && to == ValueKind.ReadOnlySpan);
}
