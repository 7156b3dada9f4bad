using System;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Vectorization;

/// <summary>
/// Translates operations on arrays and spans whose numbers differ from lane to lane: they become spans of lanes. Where they are made once,
/// they come out of a memory that all sweeps of one call share.
/// </summary>
/// <param name="builder">What the operations are appended to.</param>
/// <param name="operations">The operations on lanes.</param>
/// <param name="number">The type of the numbers in the lanes.</param>
internal sealed class LaneStorage(FunctionBuilder builder, LaneOperations operations, IrType number)
{
    private readonly LaneArrays _arrays = new(builder, operations, number);
    private int _loops;

    /// <summary>The parameter that gives storage.</summary>
    public Definition Memory { get; } = builder.Define(new OpaqueType("LaneDirections", IsReferenceType: false), "directions", isHint: true);

    /// <summary>Until the result is disposed, storage is made again and again: it is left to the garbage collector, as the user's is.</summary>
    public IDisposable InLoop()
    {
        _loops++;
        return new Round(this);
    }

    /// <summary>Whether an operation makes, reads or writes storage of lanes.</summary>
    public bool IsOfStorage(Let let, EquatableArray<Value> operands, bool givesLanes) =>
        operands.Any(operations.IsStorageOfLanes) || (givesLanes && let.Result.Type.IsIndexed);

    /// <summary>Appends the operation; its result, if it has one.</summary>
    /// <exception cref="LaneObstacleException">It cannot be done to lanes.</exception>
    public Value? Append(Let let, EquatableArray<Value> operands)
    {
        switch (let.Operation)
        {
            case Primitive { Key: "NewArray" or "StackAllocate" } when operands.Count == 1:
                return Named(let, New(operands[0]));
            case Primitive { Key: "NewZeroLike" } when operations.TypeOf(operands[0]).IsIndexed:
                return Named(let, New(Length(operands[0])));
            case Primitive { Key: "Snapshot" }:
                var copy = New(Length(operands[0]));
                builder.Do(new Primitive("CopyTo"), copy, operands[0]);
                return Named(let, copy);
            case Primitive { Key: "Length" }:
                return Named(let, builder.Emit(let.Operation, let.Result.Type, operands[0]));
            case Primitive { Key: "View" or "Slice" or "Freeze" } when operations.IsStorageOfLanes(operands[0]):
                return Named(let, builder.Emit(let.Operation, operations.Widen(let.Result.Type), [.. operands]));
            case Primitive { Key: "Load" or "Take", Part: null }:
                return Named(let, builder.Emit(let.Operation, new LanesType(number), [.. operands]));
            case Primitive { Key: "Store" or "AddTo", Part: null }:
                builder.Do(let.Operation, [.. operands.Take(operands.Count - 1), operations.Spread(operands[operands.Count - 1])]);
                return null;
            case Primitive { Key: "CopyTo" } when operands.All(operations.IsStorageOfLanes):
            case Primitive { Key: "Clear" }:
                builder.Do(let.Operation, [.. operands]);
                return null;
            case Primitive { Key: "AddAllTo" } when operations.IsStorageOfLanes(operands[0]):
                _arrays.AddAll(operands[0], operands[1]);
                return null;
            default:
                return _arrays.Append(let, operands) is { } value ? Named(let, value) : throw new LaneObstacleException($"'{LaneOperations.NameOf(let)}' is not computed in lanes");
        }
    }

    private Value Length(Value storage) => builder.Emit(new Primitive("Length"), IrType.Int32, storage);

    /// <summary>Storage that is all zero.</summary>
    private Value New(Value length)
    {
        var type = new SpanType(new LanesType(number), IsReadOnly: false);
        return _loops == 0
            ? builder.Emit(new Primitive("NewLanes"), type, length, Memory.Value)
            : builder.Emit(new Primitive("NewLanes"), type, length);
    }

    private Value Named(Let let, Value value) => let.Result.Name is { } name ? builder.Rename(value, name, let.Result.IsHint) : value;

    private sealed class Round(LaneStorage storage) : IDisposable
    {
        public void Dispose() => storage._loops--;
    }
}
