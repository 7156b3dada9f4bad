using System.Collections.Generic;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// The instructions of a function with their positions in the order of the text, and who uses what. A construct comes before what it
/// holds, the exit of a region after all of the region.
/// </summary>
internal sealed class PrintOrder
{
    private readonly Dictionary<Value, List<Use>> _uses = [];
    private int _position;

    public PrintOrder(Function function) => Body = Enter(function.Body, outer: null, loop: null);

    public Part Body { get; }

    /// <summary>Where a value is used; the number of rounds of a loop is not printed and so is no use.</summary>
    public IReadOnlyList<Use> UsesOf(Value value) => _uses.TryGetValue(value, out var uses) ? uses : [];

    private Part Enter(Region region, Step? outer, Step? loop)
    {
        var part = new Part(region, outer, loop);
        foreach (var instruction in region.Instructions)
        {
            var step = new Step(instruction, part, _position++);
            part.Steps.Add(step);
            foreach (var operand in PrintedOperands(instruction))
                AddUse(operand, new Use(part, step));
            foreach (var inner in instruction.Regions())
                step.Parts.Add(Enter(inner, step, instruction is Loop ? step : loop));
        }

        part.ExitPosition = _position++;
        foreach (var value in region.Exit.Values)
            AddUse(value, new Use(part, null));
        return part;
    }

    private void AddUse(Value value, Use use)
    {
        if (!_uses.TryGetValue(value, out var uses))
            _uses.Add(value, uses = []);
        uses.Add(use);
    }

    private static IEnumerable<Value> PrintedOperands(Instruction instruction) => instruction switch
    {
        Let let => let.Operands,
        Loop loop => loop.Initial,
        _ => instruction.Operands(),
    };

    /// <summary>A region at its place.</summary>
    /// <param name="region">The region.</param>
    /// <param name="outer">The construct that it belongs to; null for the body of the function.</param>
    /// <param name="loop">The innermost loop around it.</param>
    internal sealed class Part(Region region, Step? outer, Step? loop)
    {
        public Region Region => region;

        public Step? Outer => outer;

        public Step? Loop => loop;

        public List<Step> Steps { get; } = [];

        public int ExitPosition { get; set; }
    }

    /// <summary>An instruction at its place.</summary>
    internal sealed class Step(Instruction instruction, Part part, int position)
    {
        public Instruction Instruction => instruction;

        public Part Part => part;

        public int Position => position;

        public List<Part> Parts { get; } = [];
    }

    /// <summary>A use of a value by an instruction, or by the exit of a region where the step is null.</summary>
    internal sealed record Use(Part Part, Step? Step);
}
