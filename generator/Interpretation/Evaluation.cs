using System;
using System.Linq;
using System.Runtime.CompilerServices;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Interpretation;

/// <summary>One run of a function: the control flow, and the values that are defined so far.</summary>
internal sealed class Evaluation(Interpreter interpreter, Function function)
{
    /// <summary>How many values a function numbers: it is evaluated more often than it is made.</summary>
    private static readonly ConditionalWeakTable<Function, object> ValueCounts = new();

    private readonly object?[] _values = new object?[(int)ValueCounts.GetValue(
        function, counted => 1 + counted.Definitions().Select(definition => definition.Value.Index).DefaultIfEmpty(-1).Max())];

    private readonly OperationEvaluator _operations = new(interpreter);
    private long _steps;

    public object?[] Run(object?[] arguments)
    {
        var expected = function.Parameters;
        if (expected.Count != arguments.Length)
            throw new ArgumentException($"{function.Name} takes {expected.Count} arguments, not {arguments.Length}.", nameof(arguments));
        for (var i = 0; i < arguments.Length; i++)
        {
            if (interpreter.KindOf(expected[i].Type) is { } kind && Scalars.KindOf(arguments[i]) != kind)
                throw new ArgumentException($"{expected[i]} of {function.Name} is given {arguments[i] ?? "null"} of type {arguments[i]?.GetType()}.", nameof(arguments));
            this[expected[i].Value] = arguments[i];
        }

        var taken = Run(function.Body);
        if (taken.Target != function.Return)
            throw Stray(taken);
        return taken.Values;
    }

    private object? this[Value defined]
    {
        get => _values[defined.Index];
        set => _values[defined.Index] = value;
    }

    private TakenExit Run(Region region)
    {
        for (var i = 0; i < region.Instructions.Count; i++)
        {
            var instruction = region.Instructions[i];
            CountStep();
            if (instruction is Let let)
                Define(let.Results, _operations.Evaluate(let, Read(let.Operands)));
            else if (Run(instruction) is { } outward)
                return outward;
        }

        return new TakenExit(region.Exit.Target, Read(region.Exit.Values));
    }

    /// <summary>Runs a construct to its end, which defines its results; else gives the exit that leaves it for an outer one.</summary>
    private TakenExit? Run(Instruction construct)
    {
        var (end, taken) = construct switch
        {
            If branch => (branch.End, Run((bool)this[branch.Condition]! ? branch.Then : branch.Else)),
            Block block => (block.End, Run(block.Body)),
            Loop loop => (loop.End, Run(loop)),
            _ => throw new InterpretationException($"There is no instruction {construct.GetType().Name}."),
        };
        if (taken.Target != end)
            return taken;
        Define(construct.Results, taken.Values);
        return null;
    }

    private TakenExit Run(Loop loop)
    {
        var carried = Read(loop.Initial);
        while (true)
        {
            CountStep();
            Define(loop.Body.Parameters, carried);
            var taken = Run(loop.Body);
            if (taken.Target != loop.Next)
                return taken;
            carried = taken.Values;
        }
    }

    private void Define(EquatableArray<Definition> definitions, object?[] values)
    {
        for (var i = 0; i < definitions.Count; i++)
            this[definitions[i].Value] = values[i];
    }

    private object?[] Read(EquatableArray<Value> values)
    {
        var read = new object?[values.Count];
        for (var i = 0; i < read.Length; i++)
            read[i] = this[values[i]];
        return read;
    }

    private void CountStep()
    {
        if (++_steps > interpreter.StepLimit)
            throw new StepLimitException(function.Name, interpreter.StepLimit);
    }

    private static InterpretationException Stray(TakenExit taken) => new($"The exit to {taken.Target} leads nowhere.");

    private readonly record struct TakenExit(Label Target, object?[] Values);
}
