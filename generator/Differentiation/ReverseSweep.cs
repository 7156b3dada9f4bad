using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>Goes through regions backwards and hands the adjoint of each result on to the operands.</summary>
internal sealed class ReverseSweep(FunctionBuilder builder, AnalyzedFunction analyzed)
{
    private readonly PrimalValues _primal = new(builder);

    public Adjoints Adjoints { get; private set; } = new();

    /// <summary>Reverses a region whose exit values have their adjoints already.</summary>
    public void Reverse(Region region)
    {
        foreach (var result in region.Instructions.SelectMany(instruction => instruction.Results))
        {
            if (result.Type is MatrixType && Adjoints.FindStorage(result.Value) is null && AdjointStorages.IsReadByElement(analyzed, result.Value))
                Adjoints.SetStorage(result.Value, AdjointStorages.NewZeroLike(builder, _primal.Get(result.Value), AdjointNames.Of(result.Name ?? "matrix")));
        }

        foreach (var instruction in region.Instructions.Reverse())
        {
            builder.Origin = instruction.Origin.Reversed();
            switch (instruction)
            {
                case Let let:
                    Reverse(let);
                    break;
                case If branch:
                    Reverse(branch);
                    break;
                default:
                    throw new InvalidOperationException($"{instruction.GetType().Name} is not reversed.");
            }
        }
    }

    /// <summary>Adds to the adjoint of a value; a scalar that was spread over a matrix gets the sum.</summary>
    public void Accumulate(Value value, Term contribution, int element = Adjoints.Whole)
    {
        if (!analyzed.IsActive(value))
            return;
        if (builder.TypeOf(value).IsReal && !contribution.Type.IsReal)
            contribution = Notation.Sum(contribution);
        if (element == Adjoints.Whole && Adjoints.FindStorage(value) is { } storage)
            builder.Do(new Primitive("AddAllTo"), storage, contribution.Value);
        else
            Adjoints.Set(value, element, Adjoints.Find(value, element) is { } sum ? (new Term(builder, sum) + contribution).Value : contribution.Value);
    }

    /// <summary>The adjoint of a value when all contributions have come in; zero where none has.</summary>
    public Value Complete(Value value) => Adjoints.Find(value)
        ?? (builder.TypeOf(value) is MatrixType
            ? Notation.FilledLike(new Term(builder, value), new Term(builder, value).Constant(0)).Value
            : builder.EmitLiteral(0, builder.TypeOf(value)));

    private void Reverse(Let let)
    {
        if (let.Results.Count == 0 || !analyzed.IsActive(let.Result.Value) || IsLeaf(let.Result.Value))
            return;
        switch (let.Operation)
        {
            case Primitive { Key: "MakeTuple" }:
                for (var i = 0; i < let.Operands.Count; i++)
                {
                    if (Adjoints.Find(let.Result.Value, i) is { } part)
                        Accumulate(let.Operands[i], new Term(builder, part));
                }

                break;
            case Call call:
                Reverse(let, call.Callee);
                break;
            default:
                if (Take(let.Result) is { } g)
                    Reverse(let, new Term(builder, g));
                break;
        }
    }

    private void Reverse(Let let, Term g)
    {
        switch (let.Operation)
        {
            case ReadElement read:
                Accumulate(let.Operands[0], g, read.Index);
                return;
            case Primitive { Key: "Load" }:
                var storage = Adjoints.FindStorage(let.Operands[0]) ?? throw new InvalidOperationException("An element is read of storage that has no adjoint.");
                builder.Do(new Primitive("AddTo"), [storage, .. let.Operands.Skip(1).Select(_primal.Get), g.Value]);
                return;
        }

        // A recognised function: its row and its operands, not those of the operation that gave the value.
        var (operation, inputs) = let.DerivativeAs is { } form ? (form.Operation, form.Operands) : (let.Operation, let.Operands);
        var row = OperationTable.Row(operation);
        var x = new Operands(operation, inputs.Count, index => new Term(builder, _primal.Get(inputs[index])), index => !analyzed.IsVaried(inputs[index]));
        var y = new Term(builder, _primal.Get(let.Result.Value));
        for (var i = 0; i < Math.Min(inputs.Count, row.Adjoints.Length); i++)
        {
            if (analyzed.IsActive(inputs[i]))
                Accumulate(inputs[i], row.Adjoints[i](g, x, y));
        }
    }

    /// <summary>The gradients of a call come from the callee's own backward method.</summary>
    private void Reverse(Let let, Callee callee)
    {
        var result = let.Result;
        var upstreams = new List<Value>();
        if (result.Type is TupleType tuple)
        {
            if (!Enumerable.Range(0, tuple.Elements.Count).Any(index => Adjoints.Find(result.Value, index) is not null))
                return;
            for (var i = 0; i < tuple.Elements.Count; i++)
            {
                if (callee.ActiveResults[i])
                    upstreams.Add(Adjoints.Find(result.Value, i) ?? ZeroOfElement(result.Value, tuple, i));
            }
        }
        else if (Take(result) is { } g)
        {
            upstreams.Add(g);
        }
        else
        {
            return;
        }

        var first = callee.IsStatic ? 0 : 1;
        var active = Enumerable.Range(0, callee.ActiveParameters.Count).Where(index => callee.ActiveParameters[index]).ToList();
        var types = active.Select(index => GradientType(builder.TypeOf(let.Operands[index + first]))).ToList();
        IrType type = types.Count == 1 ? types[0] : new TupleType(types.Select(element => new TupleElement(null, element)).ToEquatableArray());
        var arguments = let.Operands.Select(_primal.Get).ToList();
        var upstream = upstreams.Count == 1 ? upstreams[0] : Tuple(upstreams);
        var gradients = builder.Emit(new CallBackward(callee), type, [.. arguments, upstream]);
        for (var i = 0; i < active.Count; i++)
        {
            var gradient = types.Count == 1 ? gradients : builder.Emit(new ReadElement(i), types[i], gradients);
            AccumulateParts(let.Operands[active[i] + first], gradient);
        }
    }

    /// <summary>A backward method of several results takes their upstream values as one tuple.</summary>
    private Value Tuple(List<Value> values) => builder.Emit(
        new Primitive("MakeTuple"),
        new TupleType(values.Select(value => new TupleElement(null, builder.TypeOf(value))).ToEquatableArray()),
        [.. values]);

    /// <summary>The gradient of an aggregate is an aggregate: each leaf of the argument gets the leaf of the gradient.</summary>
    private void AccumulateParts(Value argument, Value gradient)
    {
        var type = builder.TypeOf(argument);
        if (type is not (AggregateType or TupleType))
        {
            Accumulate(argument, new Term(builder, gradient));
            return;
        }

        foreach (var read in analyzed.Function.Body.Instructions.OfType<Let>().Where(let => let.Operation is ReadMember or ReadElement && let.Operands[0] == argument).ToList())
        {
            if (analyzed.IsActive(read.Result.Value))
                AccumulateParts(read.Result.Value, builder.Emit(read.Operation, GradientType(read.Result.Type), gradient));
        }
    }

    private static IrType GradientType(IrType type) => type.IsIndexed ? new ArrayType(type.Element) : type;

    private Value ZeroOfElement(Value tuple, TupleType type, int index)
    {
        var element = builder.Emit(new ReadElement(index), type.Elements[index].Type, _primal.Get(tuple));
        return type.Elements[index].Type is MatrixType
            ? Notation.FilledLike(new Term(builder, element), new Term(builder, element).Constant(0)).Value
            : builder.EmitLiteral(0, type.Elements[index].Type);
    }

    private void Reverse(If branch)
    {
        var seeds = new List<(int Result, int Element, Value Adjoint)>();
        for (var i = 0; i < branch.Results.Count; i++)
        {
            var elements = branch.Results[i].Type is TupleType tuple ? Enumerable.Range(0, tuple.Elements.Count) : [Adjoints.Whole];
            foreach (var element in elements)
            {
                if ((element == Adjoints.Whole ? Take(branch.Results[i]) : Adjoints.Find(branch.Results[i].Value, element)) is { } adjoint)
                    seeds.Add((i, element, adjoint));
            }
        }

        if (seeds.Count == 0)
            return;
        var condition = _primal.Get(branch.Condition);
        var before = Adjoints;
        var then = ReverseArm(branch, branch.Then, seeds, before);
        var otherwise = ReverseArm(branch, branch.Else, seeds, before);
        Adjoints = before;
        builder.Origin = branch.Origin.Reversed();

        // Values from outside whose adjoint either arm has changed come out of the branch anew; so does the state of storage.
        var values = then.Adjoints.Values.Keys.Union(otherwise.Adjoints.Values.Keys)
            .Where(key => !IsDefinedIn(branch, key.Value) && (then.Find(key) != before.Find(key.Value, key.Element) || otherwise.Find(key) != before.Find(key.Value, key.Element)))
            .OrderBy(key => key.Value.Index).ThenBy(key => key.Element)
            .ToList();
        var end = builder.NewLabel();
        var thenRegion = Close(then, values, end);
        var elseRegion = Close(otherwise, values, end);
        EquatableArray<Definition> results = [.. values.Select(key => builder.Define(builder.TypeOf((then.Find(key) ?? otherwise.Find(key))!.Value)))];
        builder.Append(new If(results, condition, end, thenRegion, elseRegion, builder.Origin));
        for (var i = 0; i < values.Count; i++)
            before.Set(values[i].Value, values[i].Element, results[i].Value);
    }

    private ReversedArm ReverseArm(If branch, Region arm, List<(int Result, int Element, Value Adjoint)> seeds, Adjoints before)
    {
        Adjoints = before.Copy();
        builder.BeginRegion();
        var outer = _primal.Enter(branch, arm);
        foreach (var (result, element, adjoint) in seeds)
            Accumulate(arm.Exit.Values[result], new Term(builder, adjoint), element);

        Reverse(arm);
        _primal.Leave(outer);
        return new ReversedArm(Adjoints, builder.EndRegion(new Exit(default, [])));
    }

    private Region Close(ReversedArm arm, List<(Value Value, int Element)> values, Label end)
    {
        builder.ReopenRegion(arm.Region);
        var adjoints = values.Select(key => arm.Find(key) ?? Zero(key.Value, key.Element)).ToList();
        return builder.EndRegion(new Exit(end, [.. adjoints]));
    }

    private Value Zero(Value value, int element)
    {
        if (builder.TypeOf(value) is TupleType tuple)
            return ZeroOfElement(value, tuple, element);
        var primal = new Term(builder, _primal.Get(value));
        return primal.Type is MatrixType ? Notation.FilledLike(primal, primal.Constant(0)).Value : primal.Constant(0).Value;
    }

    /// <summary>The complete adjoint of a result that is about to be passed on; null where it is zero.</summary>
    private Value? Take(Definition result)
    {
        if (Adjoints.FindStorage(result.Value) is { } storage)
            return builder.Emit(new Primitive("Freeze"), builder.TypeOf(storage), storage);
        if (Adjoints.Find(result.Value) is not { } adjoint)
            return null;
        Adjoints.Remove(result.Value);
        return Name(adjoint, AdjointNames.Of(result.Name ?? TemporaryNames.Of(builder.ProducerOf(result.Value))), isHint: result.Name is null || result.IsHint);
    }

    /// <summary>Names an adjoint, unless it is a value of the forward sweep, a parameter or a constant, which stay what they are.</summary>
    public Value Name(Value adjoint, string name, bool isHint) =>
        builder.ProducerOf(adjoint) is { Origin.Sweep: Sweep.Backward, Operation: not Literal } ? builder.Rename(adjoint, name, isHint) : adjoint;

    private bool IsLeaf(Value value) => analyzed.Leaves.Any(leaf => leaf.Value == value);

    private static bool IsDefinedIn(If branch, Value value) => branch.Regions()
        .SelectMany(IrTraversal.Descendants)
        .SelectMany(instruction => instruction.Results)
        .Any(result => result.Value == value);

    private sealed record ReversedArm(Adjoints Adjoints, Region Region)
    {
        public Value? Find((Value Value, int Element) key) => Adjoints.Find(key.Value, key.Element);
    }
}
