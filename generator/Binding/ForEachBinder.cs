using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary><c>foreach</c> as a counted loop: over the elements of arrays and spans, and over ranges of integers.</summary>
internal sealed class ForEachBinder(BodyBinder body, LoopBinder loops)
{
    public void Bind(IForEachLoopOperation loop, int outer)
    {
        var collection = Unconverted(loop.Collection);
        if (collection is IInvocationOperation { TargetMethod: { Name: "Range" } method } range
            && method.ContainingType.ToDisplayString() is "System.Linq.Enumerable" or KnownNames.Checkpointing)
        {
            BindRange(loop, range, isCount: method.ContainingType.Name == "Enumerable", outer);
            return;
        }

        if (collection.Type?.SpecialType == SpecialType.System_String)
        {
            BindCharacters(loop, body.Expressions.Bind(collection), outer);
            return;
        }

        if (collection.Type is null || !(TypeBinder.Bind(collection.Type) is var type && type.IsIndexed) || loop.IsAsynchronous)
        {
            body.RefuseConstruct(loop, $"A 'foreach' loop over '{collection.Type?.ToDisplayString()}'", "loop over an array, a span, or Enumerable.Range");
            return;
        }

        if (ElementRules.OfElement(type.Element, MemberAccess.Readable) is { } instead)
        {
            body.RefuseConstruct(collection, $"An element of '{collection.Type.ToDisplayString()}'", instead);
            return;
        }

        var storage = body.Expressions.Bind(collection);
        BindElements(loop, storage, body.Builder.TypeOf(storage) is ArrayType { Rank: var rank } ? rank : 1, outer);
    }

    /// <summary>Counts through the elements; those of an array of several dimensions in the order of their storage.</summary>
    private void BindElements(IForEachLoopOperation loop, Value storage, int rank, int outer)
    {
        var element = body.Builder.TypeOf(storage).Element;
        BindCounted(
            loop,
            "i",
            isHint: true,
            body.Number(loop, 0, IrType.Int32),
            () => body.EmitTyped(loop, new Primitive(rank == 1 ? "Length" : "Count"), IrType.Int32, storage),
            index => SetVariable(loop, new ElementPlace(body, element, storage, Indices(loop, storage, rank, index))),
            outer);
    }

    private void BindCharacters(IForEachLoopOperation loop, Value text, int outer) => BindCounted(
        loop,
        "i",
        isHint: true,
        body.Number(loop, 0, IrType.Int32),
        () => body.EmitTyped(loop, new ReadProperty("Length"), IrType.Int32, text),
        index => SetVariable(loop, body.Foreign.Element(loop.Collection, text, index, new ScalarType(ScalarKind.Char))),
        outer);

    private void BindRange(IForEachLoopOperation loop, IInvocationOperation range, bool isCount, int outer)
    {
        var start = body.Expressions.Bind(range.Arguments.First(argument => argument.Parameter?.Ordinal == 0).Value);
        var end = body.Expressions.Bind(range.Arguments.First(argument => argument.Parameter?.Ordinal == 1).Value);
        if (isCount)
        {
            body.Foreign.ThrowIf(range, body.EmitTyped(range, new Primitive("Less"), IrType.Boolean, end, body.Number(range, 0, IrType.Int32)), "System.ArgumentOutOfRangeException", "\"count\"");
            end = body.EmitTyped(range, new Primitive("Add"), IrType.Int32, start, end);
        }

        var name = (loop.LoopControlVariable as IVariableDeclaratorOperation)?.Symbol.Name;
        BindCounted(loop, name ?? "i", name is null, start, () => end, index => SetVariable(loop, index), outer, isCount ? Checkpointing.None : StrategyOf(range));
    }

    /// <summary>The strategy decides what is generated, so it is known while building.</summary>
    private Checkpointing StrategyOf(IInvocationOperation range)
    {
        if (range.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 2) is not { Value: var strategy })
            return Checkpointing.Binomial;
        if (strategy.ConstantValue is { HasValue: true, Value: int chosen })
            return (Checkpointing)chosen;
        body.RefuseConstruct(strategy, "A checkpointing strategy that is computed", "write Checkpointing.SquareRoot or Checkpointing.Binomial");
        return Checkpointing.None;
    }

    private void BindCounted(IForEachLoopOperation loop, string name, bool isHint, Value start, Func<Value> end, Action<Value> setVariable, int outer, Checkpointing checkpointing = Checkpointing.None)
    {
        var counter = body.Variables.Declare(name, IrType.Int32, start, isHint);
        loops.BindRounds(new LoopBinder.Rounds(loop, body.OriginOf(loop.Collection), outer, Run)
        {
            Checkpointing = checkpointing,
            Guard = () => body.EmitTyped(loop.Collection, new Primitive("Less"), IrType.Boolean, body.Variables.ValueOf(counter), end()),
            Step = () => body.Variables.Assign(
                counter,
                body.EmitTyped(loop.Collection, new Primitive("Add"), IrType.Int32, body.Variables.ValueOf(counter), body.Number(loop.Collection, 1, IrType.Int32))),
        });

        void Run()
        {
            var scope = body.Variables.Count;
            setVariable(body.Variables.ValueOf(counter));
            body.Statements.Bind(loop.Body);
            body.Variables.CutTo(scope);
        }
    }

    private EquatableArray<Value> Indices(IOperation source, Value storage, int rank, Value position)
    {
        var indices = new Value[rank];
        for (var dimension = rank - 1; dimension > 0; dimension--)
        {
            var extent = body.EmitTyped(source, new Primitive("DimensionLength"), IrType.Int32, storage, body.Number(source, dimension, IrType.Int32));
            indices[dimension] = body.EmitTyped(source, new Primitive("Remainder"), IrType.Int32, position, extent);
            position = body.EmitTyped(source, new Primitive("Divide"), IrType.Int32, position, extent);
        }

        indices[0] = position;
        return indices.ToEquatableArray();
    }

    private void SetVariable(IForEachLoopOperation loop, ElementPlace element)
    {
        if (loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: { RefKind: not RefKind.None } reference })
            body.Frames.Current.Declare(reference, element);
        else
            SetVariable(loop, element.Load(loop.Collection));
    }

    private void SetVariable(IForEachLoopOperation loop, Value value)
    {
        switch (loop.LoopControlVariable)
        {
            case IVariableDeclaratorOperation { Symbol: var symbol }:
                var type = TypeBinder.Bind(symbol.Type);
                body.Declare(symbol, type, Coercion.To(body, loop.Collection, body.Builder.Rename(value, symbol.Name), type));
                break;
            default:
                body.Deconstructions.Assign(loop.LoopControlVariable, value);
                break;
        }
    }

    /// <summary>The collection itself, where C# has written a conversion to what can be enumerated around it.</summary>
    private static IOperation Unconverted(IOperation collection) =>
        collection is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion ? Unconverted(conversion.Operand) : collection;
}
