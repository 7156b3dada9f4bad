using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Sparsity;

/// <summary>
/// What each operation does to dependencies: a result depends on all that its operands do, storage hands on element by element. What is
/// known is computed as it is.
/// </summary>
/// <param name="values">What stands for the values of the function.</param>
/// <param name="certainty">What is known.</param>
/// <param name="meetings">Receives what meets where the function is not linear; null where nobody asks.</param>
/// <param name="safe">The reads that need no guard.</param>
internal sealed class DependencyRules(DependencyValues values, Certainty certainty, Meetings? meetings, SafeReads safe)
{
    private readonly GuardedAccess _guarded = new(values.Builder);

    private FunctionBuilder Builder => values.Builder;

    /// <summary>Appends what stands for an operation.</summary>
    /// <exception cref="UncertainFlowException">Real numbers decide which storage it is about.</exception>
    public void Replace(Let let)
    {
        if (let.Results.Count == 0)
        {
            Write(let);
            return;
        }

        foreach (var result in let.Results)
        {
            var parts = values.VariedPartsOf(result.Value).ToList();
            if (parts.Count > 0)
                Give(let, parts);
            else if (certainty.IsKnown(result.Value))
                Copy(let);
        }
    }

    /// <summary>Whether an exception of the user's is thrown here as well; one that may not be is not.</summary>
    public bool IsThrown(Let let) => let.Operation is Throw && certainty.IsKnown(let.Operands[0]) && !certainty.IsOnlyPossible(let);

    /// <summary>The same operation on what is known.</summary>
    private void Copy(Let let)
    {
        if (let.Operation is Primitive { Key: "Load" })
        {
            var (storage, indices) = (values.Known(let.Operands[0]), Indices(let));
            values.SetKnown(let.Result.Value, Read(let, let.Result.Type, storage, indices));
            return;
        }

        var results = let.Results.Select(result => Builder.Define(result.Type, result.Name, result.IsHint)).ToEquatableArray();
        Builder.Append(new Let(results, let.Operation, Known(let).ToEquatableArray(), Builder.Origin));
        for (var i = 0; i < results.Count; i++)
            values.SetKnown(let.Results[i].Value, results[i].Value);
    }

    private void Write(Let let)
    {
        var storage = let.Operands[0];
        switch (let.Operation)
        {
            case Throw:
                if (IsThrown(let))
                    Builder.Append(let with { Operands = [values.Known(storage)], Origin = Builder.Origin });
                break;
            case Primitive { Key: "Store" or "AddTo" } when values.Find(storage) is { } elements:
                Store(let, elements);
                break;
            case Primitive { Key: "CopyTo" } when values.Find(storage) is { } elements:
                if (!certainty.IsOnlyPossible(let))
                    Builder.Do(values.Find(let.Operands[1]) is { } copied ? new Primitive("CopyTo") : new Primitive("Clear"), values.Find(let.Operands[1]) is { } source ? [elements, source] : [elements]);
                else if (values.Find(let.Operands[1]) is { } added)
                    Builder.Do(new Primitive("AddToEach"), elements, added);
                break;
            case Primitive { Key: "Clear" } when values.Find(storage) is { } elements:
                if (!certainty.IsOnlyPossible(let))
                    Builder.Do(let.Operation, elements);
                break;

            case Primitive { Key: "AddAllTo" } when values.Find(storage) is { } elements:
                if (values.Find(let.Operands[1]) is { } summands)
                    Builder.Do(new Primitive("AddToEach"), elements, summands);
                break;
            case var _ when StorageClasses.WrittenBy(let) is null:
                break;
            case var _ when values.IsVaried(storage):
                throw OtherType(let.Origin);

            // Storage of integers: what is written is known, or is not read.
            case Primitive { Key: "Store" or "AddTo" } when certainty.IsOnlyPossible(let):
                break;
            case var _ when certainty.AreContentsKnown(storage) && let.Operands.All(certainty.IsKnown):
                Builder.Append(let with { Operands = let.Operands.Select(values.Known).ToEquatableArray(), Origin = Builder.Origin });
                break;
        }
    }

    /// <summary>An element that is surely overwritten depends on the new value alone; one that only may be, or is added to, on the old one as well.</summary>
    private void Store(Let let, Value elements)
    {
        var stored = let.Operands[let.Operands.Count - 1];
        var indices = let.Operands.Skip(1).Take(let.Operands.Count - 2).ToList();
        if (values.TypeOf(stored).IsStorage)
        {
            if (certainty.IsOnlyPossible(let) || !indices.All(certainty.IsKnown))
                throw Choice(let.Origin);
            Builder.Do(let.Operation, [elements, .. indices.Select(values.Known), values.Find(stored) ?? values.Known(stored)]);
            return;
        }

        var dependencies = values.Sum(stored);
        if (!indices.All(certainty.IsKnown))
        {
            if (dependencies is { } anywhere)
                Builder.Do(new Primitive("AddToAll"), elements, anywhere);
            return;
        }

        Value[] place = [elements, .. indices.Select(values.Known)];
        if (certainty.IsOnlyPossible(let))
        {
            if (dependencies is { } possible)
                Builder.Do(new Primitive("AddIfThere"), [elements, .. place.Skip(1).Select(_guarded.Signed), possible]);
            return;
        }

        if (let.Operation is Primitive { Part: not null } or Primitive { Key: "AddTo" })
        {
            if (dependencies is not { } added)
                return;
            var before = Builder.Emit(new Primitive("Load"), IrType.Dependencies, place);
            dependencies = values.Union([before, added]);
        }

        Builder.Do(new Primitive("Store"), [.. place, dependencies ?? values.None()]);
    }

    private void Give(Let let, List<(TangentPart Part, IrType Type)> parts)
    {
        if (let.Operation is ReadElement or ReadMember or Primitive { Key: "MakeTuple" or "MakeAggregate" } or WithMember)
        {
            foreach (var (part, type) in parts)
            {
                var source = let.Operation is ReadElement or ReadMember ? part.Within(let.Operands[0], let.Operation) : TangentPart.SourceOf(let, part);
                values.Set(part, values.Find(source) ?? (DependencyValues.DependenciesOf(type) == IrType.Dependencies ? values.None() : throw Choice(let.Origin)));
            }

            return;
        }

        if (parts.Any(part => part.Type.IsStorage))
            values.Set(TangentPart.Whole(let.Result.Value), Named(let, Storage(let)));
        else if (let.Operation is Primitive { Key: "Load" })
            SetAll(parts, Load(let));
        else if (Sources(let) is var (sources, result))
        {
            var all = values.Union(sources);
            SetAll(result, Named(let, all ?? values.None()));
            if (let.Operation is Call || let.DerivativeAs?.Operation is CustomDerivative)
                meetings?.Meet(let, all, all);
            else
                meetings?.Meet(let);
        }
    }

    /// <summary>Storage of dependencies in the place of storage that an operation gives.</summary>
    private Value Storage(Let let)
    {
        var type = DependencyValues.CanBeReplaced(let.Result.Type) ? DependencyValues.DependenciesOf(let.Result.Type) : throw OtherType(let.Origin);
        switch (let.Operation.Name)
        {
            case "Load" when certainty.IsKnown(let.Result.Value):
                return Read(let, type, values.Known(let.Operands[0]), Indices(let));
            case "View" or "Slice" or "Snapshot" or "Freeze" or "Clone" when let.Operands.Skip(1).All(certainty.IsKnown):
                return Builder.Emit(let.Operation, type, Known(let));

            // What is on the stack holds no references.
            case "StackAllocate" when certainty.IsKnown(let.Operands[0]):
                return Builder.Emit(new Primitive("View"), type, Builder.Emit(new Primitive("NewArray"), new ArrayType(IrType.Dependencies), Known(let)));
            case "NewArray" or "NewZeroLike" or "NewCell" when let.Operands.All(certainty.IsKnown):
                return Builder.Emit(let.Operation, type, Known(let));
            case "Select" when certainty.IsKnown(let.Operands[0]) && values.Find(let.Operands[1]) is { } first && values.Find(let.Operands[2]) is { } second:
                return Builder.Emit(let.Operation, type, values.Known(let.Operands[0]), first, second);
            case "View" or "Slice" or "Load" or "StackAllocate" or "NewArray" or "Select":
                throw Choice(let.Origin);
            default:
                throw OtherType(let.Origin);
        }
    }

    private Value Load(Let let)
    {
        if (values.Find(let.Operands[0]) is not { } elements)
            return values.None();
        return let.Operands.Skip(1).All(certainty.IsKnown)
            ? Read(let, IrType.Dependencies, elements, Indices(let))
            : Builder.Emit(new Primitive("UnionOfAll"), IrType.Dependencies, elements);
    }

    /// <summary>Reads an element; where it is not known whether the original does, only if there is one.</summary>
    private Value Read(Let let, IrType type, Value storage, Value[] indices)
    {
        var isGuarded = certainty.IsOnlyPossible(let) && !safe.IsSafe(let) && indices.Length > 0;

        // A part of an element depends on what the whole does.
        return type == IrType.Dependencies && isGuarded ? Builder.Emit(new Primitive("LoadIfThere"), type, [storage, .. indices.Select(_guarded.Signed)])
            : type == IrType.Dependencies ? Builder.Emit(new Primitive("Load"), type, [storage, .. indices])
            : isGuarded ? _guarded.Load(type, storage, indices, () => Builder.Emit(let.Operation, type, [storage, .. indices]))
            : Builder.Emit(let.Operation, type, [storage, .. indices]);
    }

    private Value[] Indices(Let let) => [.. let.Operands.Skip(1).Select(values.Known)];

    /// <summary>The operands, which are known; lengths and windows fit where it is not known whether the original asks for them.</summary>
    private Value[] Known(Let let)
    {
        Value[] known = [.. let.Operands.Select(values.Known)];
        return !certainty.IsOnlyPossible(let) ? known : let.Operation switch
        {
            Primitive { Key: "Slice" } => [known[0], .. _guarded.Window(known[0], known[1], known[2])],
            Primitive { Key: "Divide" or "Remainder" } when !let.Result.Type.IsReal => [known[0], Builder.ProducerOf(known[1]) is { Operation: Literal { Number: not 0 } } ? known[1] : _guarded.Divisor(known[1])],
            Primitive { Key: "NewArray" or "StackAllocate" } => [.. known.Select(length => _guarded.Length(length, Builder.TypeOf(length)))],
            _ => known,
        };
    }

    /// <summary>What an operation computes its results from, as far as derivatives flow, and those of its results that they flow to.</summary>
    private (IEnumerable<Value> Sources, IEnumerable<(TangentPart Part, IrType Type)> Results) Sources(Let let)
    {
        switch (let)
        {
            case { Operation: Call }:
                return (Sums(TangentCalls.DifferentiatedArguments(let)), TangentCalls.DifferentiatedParts(let));
            case { DerivativeAs: { Operation: CustomDerivative rules } ruled }:
                return (Sums(TangentOfRules.DifferentiatedOperands(ruled)), TangentOfRules.DifferentiatedParts(let, rules));
            default:
                var (operation, operands) = let.DerivativeAs is { } form ? (form.Operation, form.Operands) : (let.Operation, let.Operands);
                var row = OperationTable.Row(operation);
                return (
                    Sums(TangentVariation.IsConstant(row) ? [] : operands.Where((_, index) => !row.Steps.Contains(index) && values.TypeOf(operands[index]).IsDifferentiable)),
                    TangentPart.Of(let.Result.Value, let.Result.Type));
        }
    }

    private List<Value> Sums(IEnumerable<Value> operands) => [.. operands.Select(values.Sum).OfType<Value>()];

    private void SetAll(IEnumerable<(TangentPart Part, IrType Type)> parts, Value dependencies)
    {
        foreach (var (part, _) in parts)
            values.Set(part, dependencies);
    }

    /// <summary>What stands for a value is called as the value is.</summary>
    private Value Named(Let let, Value dependencies) =>
        let.Result.Name is { } name && Builder.ProducerOf(dependencies) is { Operation: not Literal } && Builder.DefinitionOf(dependencies).Name is null
            ? Builder.Rename(dependencies, name, let.Result.IsHint)
            : dependencies;

    /// <summary>Storage that may be the one or the other.</summary>
    public static UncertainFlowException Choice(Origin origin) => new(
        origin, $"knows which storage is meant, and real numbers decide that {(origin.Text.Length > 0 ? $"in '{origin.Text}'" : "where it returns")}", "choose between numbers, not between arrays");

    /// <summary>Values that dependencies cannot stand for.</summary>
    public static UncertainFlowException OtherType(Origin origin) => new(
        origin, $"is made of numbers, arrays and spans, and '{origin.Text}' computes with something else", "compute with these");
}
