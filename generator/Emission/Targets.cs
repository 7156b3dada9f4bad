using System.Collections.Generic;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>What the exits to each label give values to: results of constructs, and carried values of loops.</summary>
internal sealed class Targets
{
    private readonly Dictionary<Label, EquatableArray<Definition>> _definitions = [];

    public Targets(Function function)
    {
        foreach (var instruction in function.Body.Descendants())
        {
            switch (instruction)
            {
                case If branch:
                    _definitions.Add(branch.End, branch.Results);
                    break;
                case Block block:
                    _definitions.Add(block.End, block.Results);
                    break;
                case Loop loop:
                    _definitions.Add(loop.End, loop.Results);
                    _definitions.Add(loop.Next, loop.Body.Parameters);
                    break;
            }
        }
    }

    /// <summary>Null for an exit that returns, or that is never reached.</summary>
    public IReadOnlyList<Definition>? Of(Exit exit) => _definitions.TryGetValue(exit.Target, out var definitions) ? definitions : null;
}
