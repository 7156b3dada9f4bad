using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// Goes through regions backwards. Where a region may be left in several ways, the reverse first asks how it was left, and a loop is
/// reversed in two steps: its last round, which ended wherever the loop was left, then the rounds before, which all went on to the next.
/// </summary>
internal sealed class ReverseSweep
{
    private readonly FunctionBuilder _builder;
    private readonly AnalyzedFunction _analyzed;
    private readonly ControlFlow _flow;
    private readonly StorageClasses _storage;
    private readonly ReverseStep _step;
    private readonly CheckpointedForward? _forward;
    private readonly Dictionary<Label, List<Seed>> _seeds = [];

    /// <param name="builder">Receives the sweep.</param>
    /// <param name="analyzed">What is reversed.</param>
    /// <param name="forward">Its forward sweep.</param>
    /// <param name="zeros">What is known of zeros.</param>
    /// <param name="primal">The values of the forward sweep, where another sweep refers to them too.</param>
    public ReverseSweep(FunctionBuilder builder, AnalyzedFunction analyzed, CheckpointedForward forward, RunTimeZeros zeros, PrimalValues? primal = null)
    {
        Zeros = zeros;
        _builder = builder;
        _analyzed = analyzed;
        _forward = forward;
        _flow = ControlFlow.Of(analyzed.Function);
        _storage = StorageClasses.Of(analyzed.Function);
        Primal = primal ?? new PrimalValues(builder, analyzed.Function, _flow);
        Shadows = new Shadows(builder, analyzed, _storage, Primal);
        _step = new ReverseStep(builder, analyzed, _storage, this);
    }

    private ReverseSweep(ReverseSweep around, Function rounds)
    {
        Zeros = around.Zeros;
        _builder = around._builder;
        _analyzed = around._analyzed;
        _flow = ControlFlow.Of(rounds);
        _storage = around._storage;
        Primal = new PrimalValues(_builder, rounds, _flow, around.Primal);
        Shadows = new Shadows(_builder, _analyzed, _storage, Primal, around.Shadows);
        _step = new ReverseStep(_builder, _analyzed, _storage, this);
    }

    public PrimalValues Primal { get; }

    public RunTimeZeros Zeros { get; }

    public Shadows Shadows { get; }

    public Adjoints Adjoints { get; private set; } = new();

    /// <summary>Reverses the function, whose results have their adjoints already.</summary>
    public void Run() => Reverse(_analyzed.Function.Body, [_analyzed.Function.Return]);

    /// <summary>A sweep of its own for some rounds of a checkpointed loop.</summary>
    public ReverseSweep Inside(Loop rounds) =>
        new(this, new Function("", [], _analyzed.Function.Return, new Region([], [rounds], new Exit(_analyzed.Function.Return, []))));

    /// <summary>Reverses some rounds of a loop; gives the adjoints before them, in the order of those behind them.</summary>
    /// <param name="rounds">The loop.</param>
    /// <param name="active">The positions of the carried values that have adjoints.</param>
    /// <param name="positions">The positions of the same among the results.</param>
    /// <param name="used">The values from around the loop that a derivative flows to.</param>
    /// <param name="behind">The adjoints behind the last round: of the carried values, then of those from around the loop.</param>
    public EquatableArray<Value> ReverseRounds(Loop rounds, IReadOnlyList<int> active, IReadOnlyList<int> positions, IReadOnlyList<Value> used, EquatableArray<Value> behind)
    {
        _seeds[rounds.End] = [.. positions.Select((position, i) => new Seed(position, Adjoints.Whole, behind[i]))];
        for (var i = 0; i < used.Count; i++)
            Adjoints.Set(used[i], Adjoints.Whole, behind[active.Count + i]);
        Primal.Enter(rounds, isLastRound: true);
        Reverse(rounds.Body, [rounds.End]);
        ReverseEarlierRounds(rounds, [.. active]);
        return active.Select(index => rounds.Body.Parameters[index].Value).Concat(used).Select(Complete).ToEquatableArray();
    }

    /// <summary>Adds to the adjoint of a value; a scalar that was spread over a matrix gets the sum.</summary>
    public void Accumulate(Value value, Term contribution, int element = Adjoints.Whole)
    {
        if (!_analyzed.IsActive(value))
            return;
        if (_builder.TypeOf(value).IsReal && !contribution.Type.IsReal)
            contribution = Notation.Sum(contribution);
        if (element == Adjoints.Whole && Shadows.IsNeeded(value))
            _builder.Do(new Primitive("AddAllTo"), Shadows.Of(value), contribution.Value);
        else
            Adjoints.Set(value, element, Adjoints.Find(value, element) is { } sum ? Zeros.Sum(new Term(_builder, sum), contribution).Value : contribution.Value);
    }

    /// <summary>The adjoint of a value when all contributions have come in; zero where none has.</summary>
    public Value Complete(Value value) => Adjoints.Find(value) ?? Zero(value, null);

    /// <summary>Zero in the shape of a value or of a part of it.</summary>
    public Value Zero(Value value, ElementPart? part)
    {
        var type = part?.Type ?? _builder.TypeOf(value);
        var like = type is MatrixType ? new Term(_builder, PartValues.Read(_builder, Primal.Get(value), part)) : default;
        return type is MatrixType ? Notation.FilledLike(like, like.Constant(0)).Value : _builder.Emit(Literals.Zero(type), type);
    }

    /// <summary>The complete adjoint of a result that is about to be passed on; null where it is zero.</summary>
    public Value? Take(Definition result)
    {
        if (Shadows.Find(result.Value) is { } shadow)
            return _builder.Emit(new Primitive("Freeze"), _builder.TypeOf(shadow), shadow);
        if (Adjoints.Find(result.Value) is not { } adjoint)
            return null;
        Adjoints.Remove(result.Value);
        return Name(adjoint, AdjointNames.Of(result.Name ?? TemporaryNames.Of(_builder.ProducerOf(result.Value))), isHint: result.Name is null || result.IsHint);
    }

    /// <summary>Names an adjoint, unless it is a value of the forward sweep, a parameter or a constant, which stay what they are.</summary>
    public Value Name(Value adjoint, string name, bool isHint) =>
        _builder.ProducerOf(adjoint) is { Origin.Sweep: Sweep.Backward, Operation: not Literal } ? _builder.Rename(adjoint, name, isHint) : adjoint;

    /// <summary>Reverses a region of which it is known that it was left for one of some labels, whose values have their adjoints.</summary>
    private void Reverse(Region region, ICollection<Label> allowed) => ReverseFrom(region, 0, allowed);

    private void ReverseFrom(Region region, int first, ICollection<Label> allowed)
    {
        var last = first;
        while (last < region.Instructions.Count && !_flow.MayEscape(region.Instructions[last], allowed) && _flow.MayComplete(region.Instructions[last]))
            last++;
        var opened = Shadows.Open(region.Instructions.Skip(first).Take(last - first));
        if (last < region.Instructions.Count)
            ReverseAround(region, last, allowed);
        else
            Plant(region.Exit);
        for (var i = last - 1; i >= first; i--)
        {
            _builder.Origin = region.Instructions[i].Origin.Reversed();
            if (region.Instructions[i] is Let let)
                _step.Reverse(let);
            else
                Reverse(region.Instructions[i], [ControlFlow.EndOf(region.Instructions[i])]);
        }

        Shadows.Close(opened);
    }

    /// <summary>Reverses a construct that may have been left early, and before it what follows it, where control went on.</summary>
    private void ReverseAround(Region region, int index, ICollection<Label> allowed)
    {
        var construct = region.Instructions[index];
        _builder.Origin = construct.Origin.Reversed();
        if (!_flow.MayComplete(construct) || !_flow.MayLeave(region, index + 1, allowed))
        {
            Reverse(construct, allowed);
            return;
        }

        var end = ControlFlow.EndOf(construct);
        if (construct is If guard && GoesOn(guard.Then, end, allowed) is { } thenGoesOn && GoesOn(guard.Else, end, allowed) is { } elseGoesOn && thenGoesOn != elseGoesOn)
        {
            Either(guard.Origin, Primal.Get(guard.Condition), () => ReverseArm(guard.Then, thenGoesOn), () => ReverseArm(guard.Else, elseGoesOn));
            return;

            void ReverseArm(Region arm, bool goesOn)
            {
                if (!goesOn)
                {
                    this.ReverseArm(guard, arm, allowed);
                    return;
                }

                ReverseFrom(region, index + 1, allowed);
                _builder.Origin = guard.Origin.Reversed();
                CollectSeeds(guard);
                this.ReverseArm(guard, arm, [end]);
            }
        }

        Either(construct.Origin, Primal.Completion(construct), () => ReverseFrom(region, index + 1, allowed), () => { });
        Reverse(construct, [.. allowed, end]);
    }

    /// <summary>True for an arm that always goes on, false for one that always leaves, null for one that may do either.</summary>
    private bool? GoesOn(Region arm, Label end, ICollection<Label> allowed) => (_flow.MayLeave(arm, 0, [end]), _flow.MayLeave(arm, 0, allowed)) switch
    {
        (true, false) => true,
        (false, true) => false,
        _ => null,
    };

    private void Reverse(Instruction construct, ICollection<Label> allowed)
    {
        if (allowed.Contains(ControlFlow.EndOf(construct)))
            CollectSeeds(construct);
        if (!allowed.Any(label => _seeds.TryGetValue(label, out var seeds) && seeds.Count > 0) && !TouchesShadows(construct))
            return;
        switch (construct)
        {
            case If branch:
                var then = _flow.MayLeave(branch.Then, 0, allowed);
                var otherwise = _flow.MayLeave(branch.Else, 0, allowed);
                if (then && otherwise)
                    Either(branch.Origin, Primal.Get(branch.Condition), () => ReverseArm(branch, branch.Then, allowed), () => ReverseArm(branch, branch.Else, allowed));
                else if (then || otherwise)
                    ReverseArm(branch, then ? branch.Then : branch.Else, allowed);
                break;
            case Block block:
                Reverse(block.Body, allowed);
                break;
            case Loop loop:
                ReverseLoop(loop, allowed);
                break;
        }
    }

    private void ReverseArm(If branch, Region arm, ICollection<Label> allowed)
    {
        // Where the arm may have been left for elsewhere, the results of the branch may never have got what it gave.
        var alwaysEnds = allowed.All(label => label == branch.End || !_flow.MayLeave(arm, 0, [label]));
        var outer = Primal.EnterArm(branch, alwaysEnds ? arm : null);
        Reverse(arm, allowed);
        Primal.LeaveArm(outer);
    }

    private void ReverseLoop(Loop loop, ICollection<Label> allowed)
    {
        Primal.Enter(loop, isLastRound: true);
        Reverse(loop.Body, allowed);
        var parameters = loop.Body.Parameters;
        var active = Enumerable.Range(0, parameters.Count).Where(index => _analyzed.IsActive(parameters[index].Value) && !_storage.IsPlace(parameters[index].Value)).ToList();
        if (_forward?.Find(loop) is { } checkpointed)
            new CheckpointedSweep(_builder, _storage, this, checkpointed, loop).Reverse(active, [.. UsedFromOutside(loop)]);
        else if (_flow.MayLeave(loop.Body, 0, [loop.Next]))
            ReverseEarlierRounds(loop, active);
        _builder.Origin = loop.Origin.Reversed();
        foreach (var index in active)
        {
            if (Adjoints.Find(parameters[index].Value) is not { } adjoint)
                continue;
            Adjoints.Remove(parameters[index].Value);
            Accumulate(loop.Initial[index], new Term(_builder, adjoint));
        }
    }

    /// <summary>The rounds but the last one, from the later to the earlier: adjoints are carried from each to the one before.</summary>
    private void ReverseEarlierRounds(Loop loop, List<int> active)
    {
        var parameters = loop.Body.Parameters;
        List<Value> accumulated = [.. active.Select(index => parameters[index].Value), .. UsedFromOutside(loop)];
        var initial = accumulated.Select(Complete).ToList();
        var carried = accumulated.Select(DefineAdjointOf).ToList();
        var (next, end) = (_builder.NewLabel(), _builder.NewLabel());
        var outer = Adjoints;
        var round = new ReverseRounds(_builder, Primal, loop);

        Adjoints = new Adjoints();
        for (var i = active.Count; i < accumulated.Count; i++)
            Adjoints.Set(accumulated[i], Adjoints.Whole, carried[i].Value);
        _seeds[loop.Next] = [.. active.Select((index, i) => new Seed(index, Adjoints.Whole, carried[i].Value))];
        _builder.BeginRegion();
        _builder.Origin = loop.Origin.Reversed();
        round.Begin(end, [.. carried.Select(definition => definition.Value)]);
        Reverse(loop.Body, [loop.Next]);
        _builder.Origin = loop.Origin.Reversed();
        EquatableArray<Value> carriedOn = [round.Next, .. accumulated.Select(Complete)];
        var body = _builder.EndRegion([round.Carried, .. carried], new Exit(next, carriedOn));
        EquatableArray<Definition> results = [.. accumulated.Select(DefineAdjointOf)];
        _builder.Append(new Loop(results, [round.Initial, .. initial], next, end, body, TripCount.Unknown, loop.Origin.Reversed()));
        round.End();

        Adjoints = outer;
        for (var i = 0; i < accumulated.Count; i++)
            Adjoints.Set(accumulated[i], Adjoints.Whole, results[i].Value);
    }

    /// <summary>A definition for the adjoint of a value.</summary>
    public Definition DefineAdjointOf(Value value)
    {
        var definition = _builder.DefinitionOf(value);
        return _builder.Define(definition.Type, AdjointNames.HintOf(definition), isHint: true);
    }

    /// <summary>The values from around a loop that a derivative flows to from inside it.</summary>
    private IEnumerable<Value> UsedFromOutside(Loop loop)
    {
        var inside = loop.Body.DefinedValues();
        return loop.Body.Uses().Distinct()
            .Where(value => !inside.Contains(value) && _analyzed.IsActive(value) && !Shadows.IsNeeded(value) && _builder.TypeOf(value) is not (TupleType or AggregateType))
            .OrderBy(value => value.Index);
    }

    /// <summary>The adjoints of what a construct gives, as those of what its exits bring.</summary>
    private void CollectSeeds(Instruction construct)
    {
        var seeds = new List<Seed>();
        for (var i = 0; i < construct.Results.Count; i++)
        {
            var result = construct.Results[i];
            if (Shadows.IsNeeded(result.Value) && _storage.IsPlace(result.Value))
                continue;
            if (result.Type is TupleType tuple)
                seeds.AddRange(Enumerable.Range(0, tuple.Elements.Count).Where(element => Adjoints.Find(result.Value, element) is not null).Select(element => new Seed(i, element, Adjoints.Find(result.Value, element)!.Value)));
            else if (Take(result) is { } adjoint)
                seeds.Add(new Seed(i, Adjoints.Whole, adjoint));
        }

        _seeds[ControlFlow.EndOf(construct)] = seeds;
    }

    /// <summary>What an exit brings gets the adjoint of what it becomes.</summary>
    private void Plant(Exit exit)
    {
        if (!_seeds.TryGetValue(exit.Target, out var seeds))
            return;
        foreach (var seed in seeds)
            Accumulate(exit.Values[seed.Position], new Term(_builder, seed.Adjoint), seed.Element);
    }

    /// <summary>Whether an adjoint may flow inside a construct although none comes in by its results.</summary>
    private bool TouchesShadows(Instruction construct) => construct.Regions().SelectMany(IrTraversal.Descendants).OfType<Let>().Any(let =>
        let.Operands.Any(operand => _storage.IsPlace(operand) && _analyzed.IsActive(operand)));

    /// <summary>Two continuations of which one runs; adjoints that they leave differently are joined.</summary>
    private void Either(Origin origin, Value condition, Action whenTrue, Action whenFalse)
    {
        var before = Adjoints;
        var then = Arm(whenTrue, before);
        var otherwise = Arm(whenFalse, before);
        Adjoints = before;
        _builder.Origin = origin.Reversed();
        var changed = then.Adjoints.Keys.Union(otherwise.Adjoints.Keys)
            .Where(key => then.Adjoints.Find(key) != before.Find(key) || otherwise.Adjoints.Find(key) != before.Find(key))
            .OrderBy(key => key.Value.Index).ThenBy(key => key.Element)
            .ToList();
        foreach (var key in before.Keys.Where(key => then.Adjoints.Find(key) is null && otherwise.Adjoints.Find(key) is null).ToList())
            before.Remove(key.Value, key.Element);
        var end = _builder.NewLabel();
        var thenRegion = Close(then, changed, end);
        var elseRegion = Close(otherwise, changed, end);
        EquatableArray<Definition> results = [.. changed.Select(key => _builder.Define(_builder.TypeOf((then.Adjoints.Find(key) ?? otherwise.Adjoints.Find(key))!.Value)))];
        _builder.Append(new If(results, condition, end, thenRegion, elseRegion, _builder.Origin));
        for (var i = 0; i < changed.Count; i++)
            before.Set(changed[i].Value, changed[i].Element, results[i].Value);
    }

    private ReversedArm Arm(Action reverse, Adjoints before)
    {
        Adjoints = before.Copy();
        _builder.BeginRegion();
        reverse();
        return new ReversedArm(Adjoints, _builder.EndRegion(new Exit(default, [])));
    }

    private Region Close(ReversedArm arm, List<(Value Value, int Element)> changed, Label end)
    {
        _builder.ReopenRegion(arm.Region);
        var adjoints = changed.Select(key => arm.Adjoints.Find(key) ?? Zero(key.Value, key.Element == Adjoints.Whole ? null : ElementPart.LeavesOf(_builder.TypeOf(key.Value)).ElementAt(key.Element))).ToList();
        return _builder.EndRegion(new Exit(end, [.. adjoints]));
    }

    private sealed record Seed(int Position, int Element, Value Adjoint);

    private sealed record ReversedArm(Adjoints Adjoints, Region Region);
}
