using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>
/// A place that control can go to. An exit to it brings values of its own (that of an expression, of a call) and then the values of
/// all variables that are in scope there; those that no way changes are dropped when the construct is closed.
/// </summary>
/// <param name="Scope">How many variables are in scope at the target.</param>
internal sealed record JumpTarget(Label Label, int Scope);

/// <summary>
/// Regions, exits and joins. A region is bound with the variables as they are where it begins; where the ways that lead to the end
/// of a construct bring different values of a variable, these become a result of the construct.
/// </summary>
internal sealed class ControlFlow(FunctionBuilder builder, VariableState variables)
{
    /// <summary>How the open region was left before its end.</summary>
    private Exit? _left;

    /// <summary>Whether control comes to the point that is being bound.</summary>
    public bool IsReachable => _left is null;

    /// <summary>A target where the variables of now are in scope.</summary>
    public JumpTarget NewTarget() => NewTarget(variables.Count);

    public JumpTarget NewTarget(int scope) => new(builder.NewLabel(), scope);

    /// <summary>Leaves the open region to a target.</summary>
    public void Jump(JumpTarget target, params IEnumerable<Value> values) =>
        Leave(new Exit(target.Label, values.Concat(Enumerable.Range(0, target.Scope).Select(variables.ValueOf)).ToEquatableArray()));

    /// <summary>Leaves the open region; what was left before stays so.</summary>
    public void Leave(Exit exit) => _left ??= exit;

    /// <summary>A region, which has to end in a jump. Afterwards the variables are what they were before.</summary>
    public Region Region(EquatableArray<Definition> parameters, Action bind)
    {
        var (before, left) = (variables.Save(), _left);
        builder.BeginRegion();
        _left = null;
        bind();
        var region = builder.EndRegion(parameters, _left ?? throw new InvalidOperationException("A region ends without an exit."));
        variables.Restore(before);
        _left = left;
        return region;
    }

    /// <summary>One of two regions, by a condition; each gives as many values as there are types, and so does the whole.</summary>
    public IReadOnlyList<Value> Choose(Origin origin, Value condition, IReadOnlyList<IrType> types, Func<IEnumerable<Value>> whenTrue, Func<IEnumerable<Value>> whenFalse)
    {
        var end = NewTarget();
        var arms = new[] { whenTrue, whenFalse }.Select(bind => Region([], () => Jump(end, bind()))).ToArray();
        var (results, values) = Join(end, types, arms);
        builder.Origin = origin;
        builder.Append(new If(results, condition, end.Label, arms[0], arms[1], origin));
        return values;
    }

    /// <summary>A region that can be left to its end from anywhere inside; where that happens at its end alone, it needs no construct.</summary>
    public IReadOnlyList<Value> Block(Origin origin, IReadOnlyList<IrType> types, Action<JumpTarget> bind)
    {
        var end = NewTarget();
        var region = Region([], () => bind(end));
        var exits = region.ExitsTo(end.Label).ToList();
        if (exits.Count == 0 || (exits.Count == 1 && region.Exit.Target == end.Label))
            return Splice(region, end, types);

        Region[] regions = [region];
        var (results, values) = Join(end, types, regions);
        builder.Append(new Block(results, end.Label, regions[0], origin));
        return values;
    }

    /// <summary>A region that runs again and again, until it is left for another target than the next round.</summary>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="outer">How many variables are in scope after the loop.</param>
    /// <param name="bind">Binds the region, given the targets of the next round and of the end.</param>
    /// <param name="checkpointing">How the user wants the memory of its derivative bounded.</param>
    public void Loop(Origin origin, int outer, Action<JumpTarget, JumpTarget> bind, Checkpointing checkpointing = Checkpointing.None)
    {
        var (next, end) = (NewTarget(), NewTarget(outer));
        var initial = Enumerable.Range(0, next.Scope).Select(variables.ValueOf).ToList();
        var parameters = Enumerable.Range(0, next.Scope).Select(number => builder.Define(variables[number].Type, variables[number].Name, variables[number].IsHint)).ToList();
        for (var i = 0; i < parameters.Count; i++)
            variables.Assign(i, parameters[i].Value);
        var region = Region([], () => bind(next, end));
        for (var i = 0; i < parameters.Count; i++)
            variables.Assign(i, initial[i]);

        // What no round changes is not carried: it is what it was before the first.
        var unchanged = Unchanged(region.ExitsTo(next.Label).ToList(), parameters, initial);
        var carried = Enumerable.Range(0, parameters.Count).Where(number => !unchanged.ContainsKey(parameters[number].Value)).ToList();
        region = ValueRewriter.Rewrite(region, unchanged).KeepValues(next.Label, carried);
        var repeats = region.ExitsTo(next.Label).Any();
        Region[] regions = [region with { Parameters = carried.Select(number => parameters[number]).ToEquatableArray() }];
        variables.CutTo(outer);
        if (!repeats && !region.ExitsTo(end.Label).Any())
        {
            Splice(region, end, []);
            return;
        }

        var (results, _) = Join(end, [], regions);
        builder.Append(repeats
            ? new Loop(results, carried.Select(number => initial[number]).ToEquatableArray(), next.Label, end.Label, regions[0], TripCount.Unknown, origin) { Checkpointing = checkpointing }
            : new Block(results, end.Label, regions[0], origin));
    }

    /// <summary>The parameters of a loop that are their initial values in every round, with these.</summary>
    private static Dictionary<Value, Value> Unchanged(List<Exit> rounds, List<Definition> parameters, List<Value> initial)
    {
        var unchanged = new Dictionary<Value, Value>();
        for (var before = -1; before < unchanged.Count;)
        {
            before = unchanged.Count;
            for (var i = 0; i < parameters.Count; i++)
            {
                var parameter = parameters[i].Value;
                if (rounds.All(exit => exit.Values[i] == parameter || Known(exit.Values[i]) == initial[i]))
                    unchanged[parameter] = initial[i];
            }
        }

        return unchanged;

        Value Known(Value value) => unchanged.TryGetValue(value, out var other) ? other : value;
    }

    /// <summary>The region's instructions as part of the open region.</summary>
    private IReadOnlyList<Value> Splice(Region region, JumpTarget end, IReadOnlyList<IrType> types)
    {
        foreach (var instruction in region.Instructions)
            builder.Append(instruction);
        variables.CutTo(end.Scope);
        if (region.Exit.Target != end.Label)
        {
            Leave(region.Exit);
            return Placeholders(types);
        }

        for (var i = 0; i < end.Scope; i++)
            variables.Assign(i, region.Exit.Values[types.Count + i]);
        return [.. region.Exit.Values.Take(types.Count)];
    }

    /// <summary>Closes a construct: gives its results, and leaves to the exits the values that are among them.</summary>
    private (EquatableArray<Definition> Results, IReadOnlyList<Value> Values) Join(JumpTarget end, IReadOnlyList<IrType> types, Region[] regions)
    {
        var exits = regions.SelectMany(region => region.ExitsTo(end.Label)).ToList();
        variables.CutTo(end.Scope);
        if (exits.Count == 0)
        {
            Leave(Exit.Unreachable);
            return ([], Placeholders(types));
        }

        var changed = Enumerable.Range(0, end.Scope).Where(number => exits.Any(exit => exit.Values[types.Count + number] != variables.ValueOf(number))).ToList();
        for (var i = 0; i < regions.Length; i++)
            regions[i] = regions[i].KeepValues(end.Label, [.. Enumerable.Range(0, types.Count), .. changed.Select(number => types.Count + number)]);
        var results = types.Select(type => builder.Define(type))
            .Concat(changed.Select(number => builder.Define(variables[number].Type, variables[number].Name, variables[number].IsHint)))
            .ToEquatableArray();
        for (var i = 0; i < changed.Count; i++)
            variables.Assign(changed[i], results[types.Count + i].Value);
        return (results, [.. results.Take(types.Count).Select(result => result.Value)]);
    }

    /// <summary>Values where control does not come to: nobody reads them.</summary>
    private IReadOnlyList<Value> Placeholders(IReadOnlyList<IrType> types) => [.. types.Select(type => builder.Emit(Literals.Zero(type), type))];
}
