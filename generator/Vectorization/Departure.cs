using System.Collections.Generic;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Vectorization;

/// <summary>A mask, or what is not of it.</summary>
internal readonly record struct Condition(Value Mask, bool IsNegated);

/// <summary>
/// An exit that some lanes take while the others go on: where to, with which values, and the conditions on the way from the region that it
/// is an exit of. A lane takes the first of the exits whose conditions it fulfils.
/// </summary>
internal sealed record Departure(Label Target, IReadOnlyList<Condition> Conditions, IReadOnlyList<Value> Values)
{
    public Departure Behind(Condition condition) => this with { Conditions = [condition, .. Conditions] };
}
