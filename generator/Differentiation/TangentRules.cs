using System;
using System.Linq;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>What each operation does to tangents: its row says it for numbers and matrices; storage has a shadow that holds the tangents.</summary>
internal sealed class TangentRules(FunctionBuilder builder, TangentValues tangents, TangentCalls calls, RunTimeZeros zeros)
{
    private readonly TangentOfRules _rules = new(builder, tangents, zeros);

    /// <summary>Appends an operation, and what gives its results their tangents.</summary>
    public void Differentiate(Let let)
    {
        if (let.Operation is Call or CallBackward && let.Results.Any(result => tangents.VariedPartsOf(result.Value).Any()))
        {
            calls.Differentiate(let);
            return;
        }

        if (let.DerivativeAs is { Operation: CustomDerivative rules } ruled && tangents.VariedPartsOf(let.Result.Value).Any())
        {
            _rules.Differentiate(let, rules, ruled.Operands);
            return;
        }

        builder.Append(let);
        if (let.Results.Count == 0)
            Write(let);
        else if (tangents.VariedPartsOf(let.Result.Value).Any())
            Give(let);
    }

    /// <summary>An operation that writes storage writes the storage of its tangents alike.</summary>
    private void Write(Let let)
    {
        if (let.Operation is Throw or RequireEqual or Primitive { Key: "RequireShape" or "RequireLength" } || !let.Operands.Any(operand => tangents.VariedPartsOf(operand).Any()))
            return;
        var shadow = Shadow(let.Operands[0]) ?? throw Unknown(let);
        var last = let.Operands[let.Operands.Count - 1];
        switch (let.Operation.Name)
        {
            case "Store" or "Record":
                builder.Do(let.Operation, [shadow, .. let.Operands.Skip(1).Take(let.Operands.Count - 2), tangents.Assemble(last)]);
                break;
            case "AddTo":
                if (tangents.Find(last) is { } added)
                    builder.Do(let.Operation, [shadow, .. let.Operands.Skip(1).Take(let.Operands.Count - 2), added]);
                break;
            case "AddAllTo":
                if (tangents.Find(last) is { } addedAll)
                    builder.Do(let.Operation, shadow, addedAll);
                break;
            case "CopyTo" when tangents.Find(last) is { } copied:
                builder.Do(let.Operation, shadow, copied);
                break;
            case "CopyTo" or "Clear":
                builder.Do(new Primitive("Clear"), shadow);
                break;
            case "Reserve":
                builder.Do(let.Operation, [shadow, .. let.Operands.Skip(1)]);
                break;
            default:
                throw Unknown(let);
        }
    }

    private void Give(Let let)
    {
        var result = let.Result.Value;
        var shadow = let.Operands.Count == 0 ? null : Shadow(let.Operands[0]);
        switch (let.Operation.Name)
        {
            case "ReadElement" or "ReadMember":
                foreach (var (part, type) in tangents.VariedPartsOf(result).ToList())
                    tangents.Set(part, tangents.Get(part.Within(let.Operands[0], let.Operation), type));
                break;
            case "MakeTuple" or "MakeAggregate" or "WithMember":
                foreach (var (part, type) in tangents.VariedPartsOf(result).ToList())
                    tangents.Set(part, tangents.Get(TangentPart.SourceOf(let, part), type));
                break;
            case "MakeVector":
                tangents.Set(TangentPart.Whole(result), Named(let, builder.Emit(let.Operation, let.Result.Type, [.. let.Operands.Select(tangents.Get)])));
                break;
            case "View" or "RowSpan" or "Slice" or "Load" or "Take" or "TakeMatrix" or "Recall" or "Freeze" or "Clone" or "Snapshot" when shadow is { } storage:
                tangents.Split(result, Named(let, builder.Emit(let.Operation, let.Result.Type, [storage, .. let.Operands.Skip(1)])));
                break;
            case "Select":
                foreach (var (part, type) in tangents.VariedPartsOf(result).ToList())
                    tangents.Set(part, builder.Emit(let.Operation, type, let.Operands[0], Choice(part, let.Operands[1], type), Choice(part, let.Operands[2], type)));
                break;

            // New storage is zero, and so are its tangents; null has null.
            case "NewArray" or "StackAllocate" or "NewZeroLike" or "NewCell" or "NewTape" or "Literal":
                tangents.Set(TangentPart.Whole(result), Named(let, builder.Emit(let.Operation, let.Result.Type, [.. let.Operands])));
                break;
            default:
                tangents.Set(TangentPart.Whole(result), Named(let, ByRow(let)));
                break;
        }
    }

    private Value Choice(TangentPart result, Value choice, IrType type) => tangents.Get(result with { Value = choice }, type);

    /// <summary>The sum of what the row makes of the tangent of each operand that varies; of the row of what it was recognised as, if any.</summary>
    private Value ByRow(Let let)
    {
        var (operation, inputs) = let.DerivativeAs is { } form ? (form.Operation, form.Operands) : (let.Operation, let.Operands);
        var row = OperationTable.Row(operation);
        var x = new Operands(operation, inputs.Count, index => new Term(builder, inputs[index]), index => !tangents.IsVaried(inputs[index]));
        var y = new Term(builder, let.Result.Value);
        var before = builder.ValueCount;
        Term? sum = null;
        for (var i = 0; i < inputs.Count; i++)
        {
            if (i < row.Adjoints.Length && tangents.Find(inputs[i]) is { } tangent)
            {
                var count = builder.ValueCount;
                var share = zeros.Drop(row, new Term(builder, tangent), TangentShares.Of(row, i, new Term(builder, tangent), x, y), y, count);
                sum = sum is { } others ? zeros.Sum(others, share) : share;
            }
            else if (tangents.VariedPartsOf(inputs[i]).Any() && !TangentVariation.IsConstant(row) && !row.Steps.Contains(i))
            {
                throw Unknown(let);
            }
        }

        if (sum is not { } total)
            return tangents.Zero(TangentPart.Whole(let.Result.Value), let.Result.Type);
        if (total.Type.IsReal && !y.Type.IsReal)
            total = y.Type is VectorType vector ? VectorAlgebra.Make(vector, total, null) : Notation.FilledLike(y, total);

        // A matrix that is written to has tangents that are written to, which no other may share.
        return total.Value.Index < before && let.Result.Type.IsStorage && tangents.IsWritten(let.Result.Value)
            ? builder.Emit(new Primitive("Clone"), total.Type, total.Value)
            : total.Value;
    }

    /// <summary>The storage of the tangents of storage; null where all are zero, or where the value is no storage.</summary>
    private Value? Shadow(Value storage) => builder.TypeOf(storage).IsStorage ? tangents.Find(storage) : null;

    private Value Named(Let let, Value tangent) =>
        builder.ProducerOf(tangent) is { Operation: not Literal } && builder.DefinitionOf(tangent).Name is null
            ? builder.Rename(tangent, (let.Result.Name ?? TemporaryNames.Of(let)) + "Tangent", isHint: true)
            : tangent;

    private static InvalidOperationException Unknown(Let let) => new($"The tangent of {let.Operation} is not known.");
}
