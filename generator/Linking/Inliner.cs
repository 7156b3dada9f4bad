using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Linking;

/// <summary>Puts bodies in the place of calls. A body whose only exit is its last instruction becomes part of the caller's region; any other becomes a block.</summary>
internal static class Inliner
{
    /// <param name="bodies">For the result of each call to be replaced, the callee.</param>
    public static Function Inline(Function function, IReadOnlyDictionary<Value, Function> bodies)
    {
        var builder = FunctionBuilder.Continuing(function);
        var replaced = new Dictionary<Value, Value>();
        var body = Inline(builder, function.Body, bodies, replaced);
        return function with { Body = body };
    }

    private static Region Inline(FunctionBuilder builder, Region region, IReadOnlyDictionary<Value, Function> bodies, Dictionary<Value, Value> replaced)
    {
        builder.BeginRegion();
        foreach (var original in region.Instructions)
        {
            var instruction = original is Let ? ValueRewriter.Rewrite(original, Replace) : original;
            switch (instruction)
            {
                case Let { Results.Count: 1 } let when bodies.TryGetValue(let.Result.Value, out var callee):
                    replaced.Add(let.Result.Value, Inline(builder, let, callee));
                    break;
                case If branch:
                    builder.Append(branch with
                    {
                        Condition = Replace(branch.Condition),
                        Then = Inline(builder, branch.Then, bodies, replaced),
                        Else = Inline(builder, branch.Else, bodies, replaced),
                    });
                    break;
                case Block block:
                    builder.Append(block with { Body = Inline(builder, block.Body, bodies, replaced) });
                    break;
                case Loop loop:
                    builder.Append(((Loop)ValueRewriter.Rewrite(loop with { Body = loop.Body with { Instructions = [] } }, Replace)) with
                    {
                        Body = Inline(builder, loop.Body, bodies, replaced),
                    });
                    break;
                default:
                    builder.Append(instruction);
                    break;
            }
        }

        return builder.EndRegion(region.Parameters, region.Exit with { Values = region.Exit.Values.Select(Replace).ToEquatableArray() });

        Value Replace(Value value) => replaced.TryGetValue(value, out var other) ? other : value;
    }

    private static Value Inline(FunctionBuilder builder, Let call, Function callee)
    {
        // The place is the call, which is what the caller's text has; the words are those of the callee, which say what is computed.
        var copier = new RegionCopier(builder) { Origin = origin => call.Origin with { Text = origin.Text } };
        for (var i = 0; i < callee.Parameters.Count; i++)
            copier.Map(callee.Parameters[i].Value, call.Operands[i]);
        var returns = callee.Body.AllRegions().Count(region => region.Exit.Target == callee.Return);
        IReadOnlyList<Value> results;
        if (returns == 1 && callee.Body.Exit.Target == callee.Return)
        {
            foreach (var instruction in callee.Body.Instructions)
                copier.Copy(instruction);
            results = [.. callee.Body.Exit.Values.Select(value => copier[value])];
        }
        else
        {
            var end = builder.NewLabel();
            copier.Map(callee.Return, end);
            var definitions = callee.Results.Select(type => builder.Define(type)).ToEquatableArray();
            var body = copier.Copy(callee.Body with { Parameters = [] });
            builder.Append(new Block(definitions, end, body, call.Origin));
            results = [.. definitions.Select(definition => definition.Value)];
        }

        builder.Origin = call.Origin;
        if (results.Count == 1)
            return call.Result.Name is { } name ? builder.Rename(results[0], name) : results[0];
        return builder.Emit(new Primitive("MakeTuple"), call.Result.Type, call.Result.Name, results);
    }
}
