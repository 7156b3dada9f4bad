using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Ir;

/// <summary>
/// Copies instructions into a builder under new values and labels: how a callee comes into its caller,
/// and how a value of a branch is made again where the reverse sweep needs it.
/// </summary>
internal sealed class RegionCopier(FunctionBuilder builder)
{
    private readonly Dictionary<Value, Value> _values = [];
    private readonly Dictionary<Label, Label> _labels = [];

    /// <summary>What the copies come from, where that is not what their originals come from.</summary>
    public System.Func<Origin, Origin> Origin { get; init; } = origin => origin;

    public void Map(Value original, Value copy) => _values[original] = copy;

    public void Map(Label original, Label copy) => _labels[original] = copy;

    /// <summary>The copy of a value; the value itself where it was defined outside of what is copied.</summary>
    public Value this[Value original] => _values.TryGetValue(original, out var copy) ? copy : original;

    public void Copy(Instruction instruction)
    {
        // The regions are copied apart: their copies are numbered by the builder, and those numbers may be numbers of originals as well.
        var outer = ValueRewriter.Rewrite(WithoutRegions(instruction), value => this[value]);
        Instruction copy = (instruction, outer) switch
        {
            (If original, If branch) => branch with { End = New(original.End), Then = Copy(original.Then), Else = Copy(original.Else) },
            (Block original, Block block) => block with { End = New(original.End), Body = Copy(original.Body) },
            (Loop original, Loop loop) => loop with { Next = New(original.Next), End = New(original.End), Body = Copy(original.Body) },
            _ => outer,
        };
        builder.Append(copy with
        {
            Results = instruction.Results.Select(New).ToEquatableArray(),
            Origin = Origin(instruction.Origin),
        });
    }

    public Region Copy(Region region)
    {
        builder.BeginRegion();
        var parameters = region.Parameters.Select(New).ToEquatableArray();
        foreach (var instruction in region.Instructions)
            Copy(instruction);
        return builder.EndRegion(parameters, new Exit(
            _labels.TryGetValue(region.Exit.Target, out var target) ? target : region.Exit.Target,
            region.Exit.Values.Select(value => this[value]).ToEquatableArray()));
    }

    private static Instruction WithoutRegions(Instruction instruction)
    {
        var none = new Region([], [], new Exit(default, []));
        return instruction switch
        {
            If branch => branch with { Then = none, Else = none },
            Block block => block with { Body = none },
            Loop loop => loop with { Body = none },
            _ => instruction,
        };
    }

    private Definition New(Definition original)
    {
        var copy = builder.Define(original.Type, original.Name, original.IsHint);
        _values[original.Value] = copy.Value;
        return copy;
    }

    private Label New(Label original) => _labels[original] = builder.NewLabel();
}
