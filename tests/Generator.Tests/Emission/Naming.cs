using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Tests.Emission;

/// <summary>Gives values of a sketched function the names that a user's variables would have.</summary>
internal static class Naming
{
    public static Function Named(this Function function, params (Value Value, string Name)[] names)
    {
        var byValue = names.ToDictionary(pair => pair.Value, pair => pair.Name);
        return function with { Body = In(function.Body, byValue) };
    }

    private static Region In(Region region, Dictionary<Value, string> names) => region with
    {
        Parameters = In(region.Parameters, names),
        Instructions = region.Instructions.Select(instruction => In(instruction, names)).ToEquatableArray(),
    };

    private static Instruction In(Instruction instruction, Dictionary<Value, string> names)
    {
        var inside = instruction switch
        {
            If branch => branch with { Then = In(branch.Then, names), Else = In(branch.Else, names) },
            Block block => block with { Body = In(block.Body, names) },
            Loop loop => loop with { Body = In(loop.Body, names) },
            _ => instruction,
        };
        return inside with { Results = In(instruction.Results, names) };
    }

    private static EquatableArray<Definition> In(EquatableArray<Definition> definitions, Dictionary<Value, string> names) => definitions
        .Select(definition => names.TryGetValue(definition.Value, out var name) ? definition with { Name = name } : definition)
        .ToEquatableArray();
}
