using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;
using SymbolicBackprop.Generator.Simplification;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// Makes of a function the one that computes its gradients: the forward sweep is the function itself, the reverse sweep goes through its
/// instructions backwards and gives to each operand what its row in the table says.
/// </summary>
internal static class ReverseDifferentiator
{
    public static ReverseFunction Differentiate(AnalyzedFunction analyzed, ReverseRequest request)
    {
        var function = analyzed.Function;
        var builder = FunctionBuilder.Continuing(function);
        var activeResults = Enumerable.Range(0, analyzed.OwnResultCount).Where(index => analyzed.ActiveResults[index]).ToList();
        var upstreams = request.SeedsWithOne
            ? []
            : activeResults.Select(index => builder.Define(function.Results[index], activeResults.Count == 1 ? "upstream" : $"upstream{index + 1}")).ToList();
        var buffers = new GradientBuffers(builder, analyzed, request);

        builder.BeginRegion();
        var storage = StorageClasses.Of(function);
        (function, var shadows) = ShadowThreading.Thread(builder, analyzed, storage, buffers);
        analyzed = analyzed with { Function = function };
        var forward = new CheckpointedForward(builder, analyzed);
        foreach (var instruction in forward.Instructions)
            builder.Append(instruction);

        builder.Origin = Origin.None;
        builder.Do(new Primitive("Turn"));
        foreach (var (upstream, result) in upstreams.Zip(activeResults, (upstream, index) => (upstream, function.Body.Exit.Values[index])))
            RequireShape(builder, upstream, result);
        var sweep = new ReverseSweep(builder, analyzed, forward, new RunTimeZeros(builder, request.Directions));
        sweep.Shadows.Follow(shadows);
        foreach (var (leaf, shadow) in buffers.Open(sweep.Shadows))
            sweep.Shadows.Set(leaf.Value, shadow);
        sweep.Shadows.Open(function.Body.Instructions.Where(instruction => instruction.Results.Any(result => function.Body.Exit.Values.Contains(result.Value))));
        for (var i = 0; i < activeResults.Count; i++)
        {
            builder.Origin = Origin.None with { Sweep = Sweep.Backward };
            var upstream = request.SeedsWithOne ? builder.EmitLiteral(1, function.Results[activeResults[i]]) : upstreams[i].Value;
            sweep.Zeros.MarkSeed(upstream);
            var result = function.Body.Exit.Values[activeResults[i]];
            if (!builder.TypeOf(upstream).IsIndexed)
                sweep.Accumulate(result, new Term(builder, upstream));
            else if (analyzed.IsActive(result))
                ArraySums.Add(builder, sweep.Shadows.Of(result), upstream);
        }

        foreach (var (inOut, adjoint) in buffers.InOuts)
        {
            if (inOut.Result is not { } final)
                continue;
            foreach (var (part, index) in ElementPart.LeavesOrWhole(adjoint.Type).Select((part, index) => (part, index)).Where(leaf => leaf.part?.IsConstant != true))
                sweep.Accumulate(function.Body.Exit.Values[final + index], new Term(builder, PartValues.Read(builder, adjoint.Value, part)));
        }

        sweep.Run();

        builder.Origin = Origin.None with { Sweep = Sweep.Backward };
        var results = function.Body.Exit.Values.Where((_, index) => request.IncludesValue || index >= analyzed.OwnResultCount).ToList();
        var gradients = buffers.Close(sweep, results);
        EquatableArray<Definition> parameters = [.. function.Parameters, .. upstreams, .. buffers.InOuts.Select(pair => pair.Adjoint), .. buffers.Parameters];
        EquatableArray<Value> returned = [.. results];
        var body = builder.EndRegion(parameters, new Exit(function.Return, returned));
        body = body with { Instructions = [.. forward.Storage, .. body.Instructions] };
        var swept = DeadCode.Remove(function with { Results = returned.Select(builder.TypeOf).ToEquatableArray(), Body = body }, builder);
        return new ReverseFunction(Recording.Join(builder, swept, sweep.Primal, StorageClasses.Of(function)), request, gradients, analyzed.InOuts);
    }

    /// <summary>An upstream array or matrix has the shape of the result, or nothing is computed.</summary>
    private static void RequireShape(FunctionBuilder builder, Definition upstream, Value result)
    {
        builder.Origin = Origin.None;
        if (upstream.Type is ArrayType)
            builder.Do(new Primitive("RequireLength"), upstream.Value, builder.Emit(new Primitive("Length"), IrType.Int32, result));
        if (upstream.Type is not MatrixType)
            return;
        var expected = Shapes.Of(new Term(builder, result));
        builder.Do(new Primitive("RequireShape"), upstream.Value, expected.Rows.Value, expected.Columns.Value);
    }
}
