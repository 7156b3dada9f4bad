using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Analysis;

/// <summary>Which of the loops that the user wants checkpointed can be; the others are differentiated like any loop, with a warning.</summary>
internal sealed class CheckpointedLoops
{
    private readonly ControlFlow _flow;
    private readonly StorageClasses _storage;
    private readonly Activity _activity;
    private readonly Dictionary<Value, Let> _producers;
    private readonly OutsideState _outside;
    private readonly List<Finding> _findings = [];

    private CheckpointedLoops(Function function, StorageClasses storage, Activity activity)
    {
        _flow = ControlFlow.Of(function);
        _storage = storage;
        _activity = activity;
        _outside = OutsideState.Of(function, storage);
        _producers = function.Body.Descendants().OfType<Let>().SelectMany(let => let.Results, (let, result) => (let, result)).ToDictionary(pair => pair.result.Value, pair => pair.let);
    }

    /// <summary>The function, whose loops are marked where they are checkpointed, and why others are not.</summary>
    public static (Function Function, IReadOnlyList<Finding> Findings) Settle(Function function, StorageClasses storage, Activity activity)
    {
        if (!function.Body.Descendants().OfType<Loop>().Any(loop => loop.Checkpointing != Checkpointing.None))
            return (function, []);
        var loops = new CheckpointedLoops(function, storage, activity);
        return (function with { Body = loops.Settle(function.Body, isInLoop: false) }, loops._findings);
    }

    /// <summary>
    /// The function as second derivatives go through it: the tangent of a sweep that runs rounds again would have to keep the tangents of its
    /// snapshots as well, so every round is recorded.
    /// </summary>
    public static Function Without(Function function) => function with { Body = Without(function.Body) };

    /// <summary>What is said of the loops that are checkpointed in first derivatives alone.</summary>
    public static IEnumerable<Finding> OfSecondOrder(Function function) => function.Body.Descendants().OfType<Loop>()
        .Where(loop => loop.Checkpointing != Checkpointing.None)
        .Select(loop => Finding.At(loop.Origin, DiagnosticIds.LoopNotCheckpointed, "second derivatives record every round", "leave these out where the memory matters; first derivatives are checkpointed all the same"));

    private static Region Without(Region region) => region with
    {
        Instructions = region.Instructions
            .Select(instruction => (instruction is Loop loop ? loop with { Checkpointing = Checkpointing.None } : instruction).SelectRegions(Without))
            .ToEquatableArray(),
    };

    private Region Settle(Region region, bool isInLoop) => region with
    {
        Instructions = region.Instructions.Select(instruction => Settle(instruction, isInLoop)).ToEquatableArray(),
    };

    private Instruction Settle(Instruction instruction, bool isInLoop)
    {
        if (instruction is Let)
            return instruction;
        if (instruction is Loop { Checkpointing: not Checkpointing.None } loop && !IsCheckpointed(loop, isInLoop))
            instruction = loop with { Checkpointing = Checkpointing.None };
        return instruction.SelectRegions(inner => Settle(inner, isInLoop || instruction is Loop));
    }

    private bool IsCheckpointed(Loop loop, bool isInLoop)
    {
        // A loop that no derivative flows through is not run backwards.
        if (!loop.Body.Descendants().SelectMany(inner => inner.Operands()).Any(_activity.IsActive))
            return false;
        try
        {
            if (isInLoop)
                throw new UncheckpointedException("it stands in another loop", "checkpoint the outermost one");
            if (loop.Body.Descendants().OfType<Let>().FirstOrDefault(_outside.Shows) is { } read)
                throw new UncheckpointedException($"'{read.Origin.Text}' may give something else when a round is run again", "read it before the loop");
            _ = LoopState.Of(loop, _flow, _storage, _activity.IsActive, value => _producers.TryGetValue(value, out var let) ? let : null);
            return true;
        }
        catch (UncheckpointedException exception)
        {
            _findings.Add(Finding.At(loop.Origin, DiagnosticIds.LoopNotCheckpointed, exception.Obstacle, exception.Instead));
            return false;
        }
    }
}
