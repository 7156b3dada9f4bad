using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Analysis;

/// <summary>
/// Puts a forward sweep that may return from the middle into a block: a return is then an exit to the end of the block, behind which the
/// reverse sweep begins. What precedes the first such return stays outside, where the reverse sweep sees it.
/// </summary>
internal static class EarlyReturns
{
    public static Function Enclose(Function function)
    {
        var flow = ControlFlow.Of(function);
        var body = function.Body;
        var first = body.Instructions.ToList().FindIndex(instruction => flow.MayEscape(instruction, [function.Return]));
        if (first < 0 && body.Exit.Target == function.Return)
            return function;

        // A body that only throws, or runs for ever, has an end that nothing comes to.
        first = System.Math.Max(first, 0);

        var builder = FunctionBuilder.Continuing(function);
        var end = builder.NewLabel();
        var results = function.Results.Select(type => builder.Define(type, "result", isHint: true)).ToEquatableArray();
        var enclosed = Retarget(body with { Parameters = [], Instructions = body.Instructions.Skip(first).ToEquatableArray() }, function.Return, end);
        var block = new Block(results, end, enclosed, Origin.None);
        return function with
        {
            Body = body with
            {
                Instructions = [.. body.Instructions.Take(first), block],
                Exit = new Exit(function.Return, results.Select(result => result.Value).ToEquatableArray()),
            },
        };
    }

    private static Region Retarget(Region region, Label from, Label to) => region with
    {
        Instructions = region.Instructions.Select(instruction => instruction.SelectRegions(inner => Retarget(inner, from, to))).ToEquatableArray(),
        Exit = region.Exit.Target == from ? region.Exit with { Target = to } : region.Exit,
    };
}
