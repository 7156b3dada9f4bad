using System.Collections.Immutable;
using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Generation;

/// <summary>Makes random branches, loops and exits. Every loop ends by its construction, after a few rounds.</summary>
internal sealed class FlowGenerator(
    Dice dice, Features features, Scope scope, ExpressionGenerator expressions, StatementGenerator statements, ValueKind result, int maximalLoopDepth)
{
    private const int MaximalBlockDepth = 4;
    private const int MaximalRounds = 4;
    private int _loopDepth;
    private int _blockDepth;

    /// <summary>How many loops the next loop begins with, one inside the other.</summary>
    private int _nested;

    /// <summary>A statement with blocks, or an early exit; null where none is allowed here.</summary>
    public ImmutableArray<Statement>? Statement()
    {
        if (_blockDepth >= MaximalBlockDepth)
            return null;
        var branches = features.HasFlag(Features.Branches) ? 1 : 0;
        var loops = features.HasFlag(Features.Loops) && _loopDepth < maximalLoopDepth ? 1 : 0;
        var exits = features.HasFlag(Features.EarlyExits | Features.Branches) && _blockDepth > 0 ? 1 : 0;
        if (branches + loops == 0)
            return null;
        return [dice.Choose<Statement>(
            () => branches == 1 ? If() : For(),
            (4 * branches, If),
            (2 * branches, Switch),
            (3 * loops, For),
            (1 * loops, Nest),
            (3 * loops, While),
            (2 * loops, ForEach),
            (3 * exits, Exit))];
    }

    private If If()
    {
        var condition = expressions.Condition(2);
        return new If(condition, Block(3), dice.Chance(0.5) ? Block(3) : null);
    }

    private Switch Switch()
    {
        var (subject, patterns) = expressions.SwitchSubject(2);
        return new Switch(subject, patterns, [.. patterns.Append("").Select(_ => Block(2))]);
    }

    private For For()
    {
        // An upper end that is an array's length makes the variable an index of that array.
        var arrays = scope.Where(symbol => symbol.Kind.IsIndexed());
        var array = arrays.Count > 0 && dice.Chance(0.5) ? dice.Pick(arrays) : null;
        var rounds = dice.Between(1, MaximalRounds);
        var isKnown = array is not null || dice.Chance(0.6);
        Expression to = array is not null ? new Length(array.Name)
            : isKnown ? new IntegerLiteral(rounds)
            : new Binary(ValueKind.Integer, "%", expressions.Integer(2), new IntegerLiteral(MaximalRounds + 1));

        // Changed in the body it only moves on: the loop ends sooner.
        var isChanged = features.HasFlag(Features.SideEffects) && dice.Chance(0.2);
        var step = isChanged ? dice.Between(1, 2) : dice.Pick([1, 1, 1, 2, -1]);
        var name = scope.NewName("i");

        var variable = new Symbol(name, ValueKind.Integer) { IndexLimit = !isKnown || isChanged ? 0 : array?.Length ?? rounds };
        var body = Loop(variable, isChanged ? new Evaluation(new Increment(name)) : null);
        return new For(name, new IntegerLiteral(dice.Chance(0.8) ? 0 : 1), to, step, body);
    }

    /// <summary>Counted loops directly inside each other, as of blocks, rows and columns: by chance alone they would be rare.</summary>
    private For Nest()
    {
        _nested = maximalLoopDepth - _loopDepth - 1;
        return For();
    }

    private While While()
    {
        var form = (WhileForm)dice.Below(features.HasFlag(Features.SideEffects) ? 3 : 1);
        var condition = expressions.Condition(2);
        var counter = new Symbol(scope.NewName("n"), ValueKind.Integer);
        return new While(counter.Name, dice.Between(1, MaximalRounds + 1), condition, form, Loop(counter, null));
    }

    private ForEach? ForEach()
    {
        var arrays = scope.Where(symbol => symbol.Kind.IsIndexed());
        if (arrays.Count == 0)
            return null;
        var array = dice.Pick(arrays);
        var element = new Symbol(scope.NewName("v"), ValueKind.Real) { Bound = array.Bound };
        return new ForEach(element.Name, array.Name, Loop(element, null));
    }

    /// <summary>Mostly conditional, so that there is something after it.</summary>
    private Statement Exit()
    {
        Statement exit = _loopDepth == 0 || dice.Chance(0.3) ? statements.Return(result) : dice.Chance(0.5) ? new Break() : new Continue();
        return dice.Chance(0.85) ? new If(expressions.Condition(2), new Block([exit]), null) : exit;
    }

    private Block Loop(Symbol variable, Statement? first)
    {
        var (mark, couldCall) = (scope.Mark, expressions.MayCall);
        scope.Add(variable);
        _loopDepth++;
        expressions.MayCall = couldCall && _loopDepth < 2;
        var body = _nested > 0 ? WithNested() : Block(4);
        expressions.MayCall = couldCall;
        _loopDepth--;
        scope.Leave(mark);
        return first is null ? body : new Block(dice.Chance(0.5) ? [first, .. body.Statements] : [.. body.Statements, first]);
    }

    private Block WithNested()
    {
        _nested--;
        _blockDepth++;
        var inner = For();
        _blockDepth--;
        var rest = dice.Chance(0.5) ? Block(2).Statements : [];
        return new Block(dice.Chance(0.5) ? [inner, .. rest] : [.. rest, inner]);
    }

    private Block Block(int maximalCount)
    {
        var mark = scope.Mark;
        _blockDepth++;
        var made = new Block(statements.Statements(dice.Between(1, maximalCount)));
        _blockDepth--;
        scope.Leave(mark);
        return made;
    }
}
