using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Puts assignments that are made at once into an order in which none overwrites what a later one reads.</summary>
internal sealed class ParallelAssignment(Variables variables)
{
    public IEnumerable<Statement> InOrder(IReadOnlyList<Assignment> assignments, Origin origin)
    {
        var remaining = assignments.ToList();
        while (remaining.Count > 0)
        {
            var first = remaining.Find(candidate => remaining.TrueForAll(other => other == candidate || !Reads(other, candidate.Target)));
            if (first is null)
            {
                // Each waits for another: a swap.
                yield return new TupleAssignment(remaining, origin);
                yield break;
            }

            remaining.Remove(first);
            yield return first;
        }
    }

    private bool Reads(Assignment assignment, Variable variable) => variables.In(assignment.Source).Contains(variable);
}
