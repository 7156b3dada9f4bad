using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;
using SymbolicBackprop.Generator.Simplification;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// Makes of a function of numbers the one that gives its values and their Jacobian, a block of a larger one. Where there are fewer results
/// than inputs, the rows are reverse sweeps behind one forward sweep; else the columns are tangents.
/// </summary>
internal static class BlockDifferentiator
{
    /// <param name="function">A function whose results are numbers, all of which are differentiated.</param>
    /// <param name="inputCount">How many of its parameters, from the first on, it is differentiated with respect to: all are numbers.</param>
    public static BlockFunction Differentiate(Function function, int inputCount)
    {
        var leaves = function.Parameters.Take(inputCount).Select((parameter, index) => new Leaf(index, [], parameter.Type, parameter.Value)).ToEquatableArray();
        var block = function.Results.Count < inputCount && !function.Body.Descendants().OfType<Loop>().Any()
            ? Rows(function, leaves)
            : ColumnsDifferentiator.Block(function, leaves);
        return block with { Function = Simplifier.Simplify(Recognition.Forget(block.Function)) };
    }

    /// <summary>A reverse sweep for each result. They go through the same instructions, in no loop, so that they need the same of the forward sweep.</summary>
    private static BlockFunction Rows(Function function, EquatableArray<Leaf> leaves)
    {
        EquatableArray<bool> active = [.. function.Results.Select(_ => true)];
        var activity = Activity.Of(function, StorageClasses.Of(function), [.. leaves.Select(leaf => leaf.Value)], active);
        var analyzed = AnalyzedFunction.Of(function, hasReceiver: false, leaves, active, [], active.Count, activity);
        var builder = FunctionBuilder.Continuing(function);
        var primal = new PrimalValues(builder, function, ControlFlow.Of(function));
        var forward = new CheckpointedForward(builder, analyzed);
        builder.BeginRegion();
        foreach (var instruction in forward.Instructions)
            builder.Append(instruction);
        builder.Origin = Origin.None;
        builder.Do(new Primitive("Turn"));

        var results = function.Body.Exit.Values.ToList();
        var entries = new List<EquatableArray<int?>>();
        foreach (var result in function.Body.Exit.Values)
        {
            var sweep = new ReverseSweep(builder, analyzed, forward, new RunTimeZeros(builder, DirectionKind.OfOneNumber), primal);
            builder.Origin = Origin.None with { Sweep = Sweep.Backward };
            var one = builder.EmitLiteral(1, builder.TypeOf(result));
            sweep.Zeros.MarkSeed(one);
            sweep.Accumulate(result, new Term(builder, one));
            sweep.Run();
            entries.Add([.. leaves.Select(leaf => Add(sweep.Adjoints.Find(leaf.Value)))]);
        }

        var swept = function with
        {
            Results = results.Select(builder.TypeOf).ToEquatableArray(),
            Body = builder.EndRegion(function.Parameters, new Exit(function.Return, results.ToEquatableArray())),
        };
        return new BlockFunction(Recording.Join(builder, DeadCode.Remove(swept, builder), primal, StorageClasses.Of(function)), entries.ToEquatableArray());

        int? Add(Value? adjoint)
        {
            if (adjoint is not { } value)
                return null;
            results.Add(value);
            return results.Count - 1;
        }
    }
}
