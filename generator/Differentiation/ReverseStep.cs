using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>Hands the adjoint of what one operation gave on to its operands.</summary>
internal sealed class ReverseStep(FunctionBuilder builder, AnalyzedFunction analyzed, StorageClasses storage, ReverseSweep sweep)
{
    public void Reverse(Let let)
    {
        if (Activity.WrittenValue(let) is { } written)
        {
            if (analyzed.IsActive(let.Operands[0]))
                ReverseWrite(let, written);
            return;
        }

        if (let.Results.Count == 0 || !analyzed.IsActive(let.Result.Value) || analyzed.Leaves.Any(leaf => leaf.Value == let.Result.Value))
            return;
        switch (let.Operation)
        {
            case Primitive { Key: "MakeTuple" }:
                for (var i = 0; i < let.Operands.Count; i++)
                {
                    if (sweep.Adjoints.Find(let.Result.Value, i) is { } part)
                        sweep.Accumulate(let.Operands[i], new Term(builder, part));
                }

                break;
            case ReadElement or ReadMember when IsOfCall(let.Operands[0]):
                ReverseRead(let);
                break;
            case Call call:
                ReverseCall(let, call.Callee);
                break;

            // Parts of storage and new storage are places: their adjoints are where the shadow is.
            case Primitive { Key: "Slice" or "View" or "RowSpan" or "NewArray" or "StackAllocate" or "NewMatrix" }:
            case Primitive { Key: "Load" } or ReadMember when storage.IsPlace(let.Result.Value) || let.Result.Type is AggregateType:
                break;
            default:
                if (sweep.Take(let.Result) is { } g)
                    Reverse(let, new Term(builder, g));
                break;
        }
    }

    private void Reverse(Let let, Term g)
    {
        switch (let.Operation)
        {
            case ReadMember read:
                AddToMember(let.Operands[0], read.Member, let.Result.Type, g.Value);
                return;
            case Primitive { Key: "Load" } load:
                builder.Do(new Primitive("AddTo") { Part = load.Part }, [.. PlaceOf(let, let.Operands.Count), g.Value]);
                return;
            case Primitive { Key: "Freeze" }:
                sweep.Accumulate(let.Operands[0], g);
                return;
        }

        // A recognised function: its row and its operands, not those of the operation that gave the value.
        var (operation, inputs) = let.DerivativeAs is { } form ? (form.Operation, form.Operands) : (let.Operation, let.Operands);
        var row = OperationTable.Row(operation);
        var x = new Operands(operation, inputs.Count, index => new Term(builder, ContentsOf(let, inputs[index])), index => !analyzed.IsVaried(inputs[index]));
        var y = new Term(builder, sweep.Primal.Get(let.Result.Value));
        for (var i = 0; i < Math.Min(inputs.Count, row.Adjoints.Length); i++)
        {
            if (analyzed.IsActive(inputs[i]))
                sweep.Accumulate(inputs[i], Adjoint(row, i, g, x, y));
        }
    }

    /// <summary>Whether a value is what a call gave, or a part of it: its adjoints are kept leaf by leaf.</summary>
    private bool IsOfCall(Value value) => ElementPart.HasParts(builder.TypeOf(value))
        && builder.ProducerOf(value) is { } let
        && (let.Operation is Call || (let.Operation is ReadElement or ReadMember && IsOfCall(let.Operands[0])));

    /// <summary>The adjoint of a part of what a call gave is a part of the adjoint.</summary>
    private void ReverseRead(Let let)
    {
        var first = PartValues.LeavesBefore(builder.TypeOf(let.Operands[0]), let.Operation);
        if (!ElementPart.HasParts(let.Result.Type))
        {
            if (sweep.Take(let.Result) is { } g)
                sweep.Accumulate(let.Operands[0], new Term(builder, g), first);
            return;
        }

        for (var i = 0; i < ElementPart.LeavesOf(let.Result.Type).Count(); i++)
        {
            if (sweep.Adjoints.Find(let.Result.Value, i) is { } leaf)
                sweep.Accumulate(let.Operands[0], new Term(builder, leaf), first + i);
        }
    }

    /// <summary>What one operand gets. Of complex numbers a pointwise row says g·f′(z), and the adjoint is g·Conj(f′(z)).</summary>
    private static Term Adjoint(OperationRow row, int operand, Term g, Operands x, Term y) => row.IsPointwise && y.Type == VectorTypes.Complex
        ? VectorAlgebra.Conjugate(row.Adjoints[operand](VectorAlgebra.Conjugate(g), x, y))
        : row.Adjoints[operand](g, x, y);

    /// <summary>What is overwritten had no influence any more: its adjoint is handed to what was written, and starts anew at zero.</summary>
    private void ReverseWrite(Let let, Value written)
    {
        switch (let.Operation)
        {
            // Rows that are put into a table bring their shadows with them.
            case Primitive { Key: "Store" } when storage.IsPlace(written) && builder.TypeOf(written) is not MatrixType:
                break;
            case Primitive { Key: "Store" } store:
                var taken = builder.TypeOf(written) is MatrixType
                    ? builder.Emit(new Primitive("TakeMatrix"), builder.TypeOf(written), null, [.. PlaceOf(let, let.Operands.Count - 1), sweep.Primal.Get(written)])
                    : builder.Emit(new Primitive("Take") { Part = store.Part }, builder.TypeOf(written), null, [.. PlaceOf(let, let.Operands.Count - 1)]);
                sweep.Accumulate(written, new Term(builder, Named(taken, written)));
                break;
            case Primitive { Key: "AddTo" } add:
                if (analyzed.IsActive(written))
                    sweep.Accumulate(written, new Term(builder, Named(builder.Emit(new Primitive("Load") { Part = add.Part }, builder.TypeOf(written), null, [.. PlaceOf(let, let.Operands.Count - 1)]), written)));
                break;
            case Primitive { Key: "AddAllTo" }:
                if (analyzed.IsActive(written))
                    sweep.Accumulate(written, new Term(builder, sweep.Shadows.Of(let.Operands[0])));
                break;
            case Primitive { Key: "CopyTo" }:
                if (analyzed.IsActive(written))
                    sweep.Accumulate(written, new Term(builder, sweep.Shadows.Of(let.Operands[0])));
                builder.Do(new Primitive("Clear"), sweep.Shadows.Of(let.Operands[0]));
                break;
        }
    }

    private Value Named(Value adjoint, Value of) =>
        builder.DefinitionOf(of).Name is { } name ? builder.Rename(adjoint, AdjointNames.Of(name), isHint: true) : adjoint;

    /// <summary>The place in the shadow that belongs to a place of the forward sweep.</summary>
    private IEnumerable<Value> PlaceOf(Let let, int end) =>
        [sweep.Shadows.Of(let.Operands[0]), .. let.Operands.Skip(1).Take(end - 1).Select(sweep.Primal.Get)];

    /// <summary>An operand as it was when the operation read it: an array or matrix that is overwritten since has been copied.</summary>
    private Value ContentsOf(Let let, Value operand) =>
        storage.IsPlace(operand) && storage.IsOverwrittenAfter(let, operand) ? sweep.Primal.Snapshot(let, operand) : sweep.Primal.Get(operand);

    /// <summary>The gradients of a call come from the callee's own backward method.</summary>
    private void ReverseCall(Let let, Callee callee)
    {
        var result = let.Result;
        var upstreams = new List<Value>();
        if (ElementPart.HasParts(result.Type))
        {
            List<ElementPart> leaves = [.. ElementPart.LeavesOf(result.Type)];
            if (!Enumerable.Range(0, leaves.Count).Any(index => sweep.Adjoints.Find(result.Value, index) is not null))
                return;
            var leaf = 0;
            IrType[] elements = result.Type is TupleType tuple ? [.. tuple.Elements.Select(element => element.Type)] : [result.Type];
            for (var i = 0; i < elements.Length; i++)
            {
                if (callee.ActiveResults[i])
                    upstreams.Add(PartValues.Make(builder, elements[i], _ => NextAdjoint()));
                else
                    leaf += ElementPart.LeavesOrWhole(elements[i]).Count();
            }

            Value NextAdjoint()
            {
                var adjoint = sweep.Adjoints.Find(result.Value, leaf) ?? sweep.Zero(result.Value, leaves[leaf]);
                leaf++;
                return adjoint;
            }

            for (var i = 0; i < leaves.Count; i++)
                sweep.Adjoints.Remove(result.Value, i);
        }
        else if (result.Type is ArrayType)
        {
            upstreams.Add(sweep.Shadows.Of(result.Value));
        }
        else if (sweep.Take(result) is { } g)
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
        var arguments = let.Operands.Select(operand => ArgumentOf(let, callee, operand)).ToList();
        var upstream = upstreams.Count == 1 ? upstreams[0] : Tuple(upstreams);
        var gradients = builder.Emit(new CallBackward(callee), type, [.. arguments, upstream]);
        for (var i = 0; i < active.Count; i++)
        {
            if (!analyzed.IsActive(let.Operands[active[i] + first]) && builder.TypeOf(let.Operands[active[i] + first]) is not (AggregateType or TupleType))
                continue;
            var gradient = types.Count == 1 ? gradients : builder.Emit(new ReadElement(i), types[i], gradients);
            AccumulateParts(let.Operands[active[i] + first], gradient);
        }
    }

    /// <summary>The backward method runs the callee once more, so it is given what the call was given.</summary>
    private Value ArgumentOf(Let let, Callee callee, Value operand)
    {
        if (storage.Holds(operand) && storage.IsOverwrittenAfter(let, operand) && builder.TypeOf(operand) is not (SpanType or ArrayType { Rank: 1, ElementType: not ArrayType }))
        {
            throw new UnsupportedFlowException(
                let.Origin,
                $"A call of '{callee.DisplayName}' with storage that is written once more after the call",
                "pass a copy, or make the called method small enough to stand in the place of its call");
        }

        return ContentsOf(let, operand);
    }

    /// <summary>A backward method of several results takes their upstream values as one tuple.</summary>
    private Value Tuple(List<Value> values) => builder.Emit(
        new Primitive("MakeTuple"),
        new TupleType(values.Select(value => new TupleElement(null, builder.TypeOf(value))).ToEquatableArray()),
        [.. values]);

    /// <summary>Weights that are an element of others have theirs beside them in the gradient: what is added, is added there.</summary>
    private void AddToMember(Value owner, string member, IrType type, Value adjoint)
    {
        var shadow = sweep.Shadows.Of(owner);
        if (type is MatrixType)
            builder.Do(new Primitive("AddAllTo"), builder.Emit(new ReadMember(member), type, shadow), adjoint);
        else if (builder.TypeOf(owner) is AggregateType aggregate && aggregate.Members.Any(candidate => candidate.Name == member && candidate.IsSettable))
            builder.Do(new AddToMember(member), shadow, adjoint);
        else
            throw new UnsupportedFlowException(builder.Origin with { Sweep = Sweep.Forward }, $"The number '{member}' of an element of weights, which cannot be set,", "give it a setter, or hold it in an array");
    }

    /// <summary>The gradient of an aggregate is an aggregate: each leaf of the argument gets the leaf of the gradient.</summary>
    private void AccumulateParts(Value argument, Value gradient)
    {
        var type = builder.TypeOf(argument);
        if (type is AggregateType { IsReferenceType: true } && builder.ProducerOf(argument)?.Operation is Primitive { Key: "Load" })
        {
            builder.Do(new Primitive("AddAllTo"), sweep.Shadows.Of(argument), gradient);
            return;
        }

        if (type is not (AggregateType or TupleType))
        {
            if (type.IsIndexed && analyzed.IsActive(argument))
                ArraySums.Add(builder, sweep.Shadows.Of(argument), gradient);
            else
                sweep.Accumulate(argument, new Term(builder, gradient));
            return;
        }

        // What was put together here is taken apart again; what came in as a parameter has its parts read at the start.
        if (builder.ProducerOf(argument) is { Operation: Primitive { Key: "MakeTuple" or "MakeAggregate" } } made)
        {
            for (var i = 0; i < made.Operands.Count; i++)
            {
                if (analyzed.IsVaried(made.Operands[i]) || builder.TypeOf(made.Operands[i]) is AggregateType or TupleType)
                    AccumulateParts(made.Operands[i], Part(gradient, type, i));
            }

            return;
        }

        if (IsOfCall(argument))
        {
            foreach (var (part, index) in ElementPart.LeavesOf(type).Select((part, index) => (part, index)).Where(leaf => !leaf.part.IsConstant))
                sweep.Accumulate(argument, new Term(builder, PartValues.Read(builder, gradient, part)), index);
            return;
        }

        foreach (var read in analyzed.Function.Body.Instructions.OfType<Let>().Where(let => let.Operation is ReadMember or ReadElement && let.Operands[0] == argument).ToList())
        {
            if (analyzed.IsActive(read.Result.Value))
                AccumulateParts(read.Result.Value, builder.Emit(read.Operation, GradientType(read.Result.Type), gradient));
        }
    }

    private Value Part(Value gradient, IrType type, int index) => type is TupleType tuple
        ? builder.Emit(new ReadElement(index), GradientType(tuple.Elements[index].Type), gradient)
        : builder.Emit(new ReadMember(((AggregateType)type).Members[index].Name), GradientType(((AggregateType)type).Members[index].Type), gradient);

    private static IrType GradientType(IrType type) => type is SpanType ? new ArrayType(type.Element) : type;
}
