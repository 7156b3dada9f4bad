using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>Hands the adjoint of what one operation gave on to its operands.</summary>
internal sealed class ReverseStep(FunctionBuilder builder, AnalyzedFunction analyzed, StorageClasses storage, ReverseSweep sweep)
{
    private readonly ReverseCalls _calls = new(builder, analyzed, storage, sweep);
    private readonly ReverseRules _rules = new(builder, analyzed, new ReverseCalls(builder, analyzed, storage, sweep), sweep);

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
            case ReadElement or ReadMember when _calls.IsOfCall(let.Operands[0]):
                _calls.ReverseRead(let);
                break;
            case Call call:
                _calls.Reverse(let, call.Callee);
                break;
            case Primitive { Key: "Same" } when let.DerivativeAs is { Operation: CustomDerivative rules } ruled:
                _rules.Reverse(let, rules, ruled.Operands);
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
        var x = new Operands(operation, inputs.Count, index => new Term(builder, _calls.ContentsOf(let, inputs[index])), index => !analyzed.IsVaried(inputs[index]));
        var y = new Term(builder, sweep.Primal.Get(let.Result.Value));
        for (var i = 0; i < Math.Min(inputs.Count, row.Adjoints.Length); i++)
        {
            if (!analyzed.IsActive(inputs[i]))
                continue;
            var before = builder.ValueCount;
            sweep.Accumulate(inputs[i], sweep.Zeros.Drop(row, g, Adjoint(row, i, g, x, y), y, before));
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
}
