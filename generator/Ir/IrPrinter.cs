using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Ir;

/// <summary>The text of a function, for people and for snapshots: one instruction a line, regions indented.</summary>
internal static class IrPrinter
{
    public static string Print(Function function)
    {
        var writer = new SourceWriter();
        var parameters = string.Join(", ", function.Parameters);
        using (writer.Block($"{function.Name}({parameters}) -> ({string.Join(", ", function.Results)}) {function.Return}"))
            Print(writer, function.Body);
        return writer.ToString();
    }

    private static void Print(SourceWriter writer, Region region)
    {
        foreach (var instruction in region.Instructions)
            Print(writer, instruction);
        writer.Line(region.Exit == Exit.Unreachable ? "unreachable" : $"exit {region.Exit.Target}({List(region.Exit.Values)})");
    }

    private static void Print(SourceWriter writer, Instruction instruction)
    {
        var results = instruction.Results.Count == 0 ? "" : $"{string.Join(", ", instruction.Results)} = ";
        switch (instruction)
        {
            case Let let:
                var recognized = let.DerivativeAs is { } form ? $" as {form.Operation}({List(form.Operands)})" : "";
                writer.Line($"{results}{let.Operation}({List(let.Operands)}){recognized}{Comment(let)}");
                break;
            case If branch:
                using (writer.Block($"{results}if {branch.Condition} {branch.End}{Comment(branch)}"))
                    Print(writer, branch.Then);
                using (writer.Block("else"))
                    Print(writer, branch.Else);
                break;
            case Block block:
                using (writer.Block($"{results}block {block.End}{Comment(block)}"))
                    Print(writer, block.Body);
                break;
            case Loop loop:
                var carried = loop.Body.Parameters.Zip(loop.Initial, (parameter, initial) => $"{parameter} = {initial}");
                var trips = loop.TripCount switch
                {
                    { Exact: { } exact } => $" rounds {exact}",
                    { Upper: { } upper } => $" at most {upper} rounds",
                    _ => "",
                };
                var checkpoints = loop.Checkpointing == Checkpointing.None ? "" : $" checkpoints {loop.Checkpointing}";
                using (writer.Block($"{results}loop({string.Join(", ", carried)}) next {loop.Next} end {loop.End}{trips}{checkpoints}{Comment(loop)}"))
                    Print(writer, loop.Body);
                break;
        }
    }

    private static string List(EquatableArray<Value> values) => string.Join(", ", values);

    private static string Comment(Instruction instruction) =>
        instruction.Origin.Text.Length == 0 ? "" : $"  // {(instruction.Origin.Sweep != Sweep.Forward ? "∂ " : "")}{instruction.Origin.Text}";
}
