using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// The storage that holds the adjoints of other storage, element beside element. What is a part of some storage has a part of its
/// shadow; what a region makes for itself has one that lives as long as the reverse of that region.
/// </summary>
internal sealed class Shadows(FunctionBuilder builder, AnalyzedFunction analyzed, StorageClasses storage, PrimalValues primal, Shadows? around = null)
{
    private readonly Dictionary<Value, Value> _shadows = [];
    private readonly HashSet<Value> _readByElement = [.. analyzed.Function.Body.Descendants().OfType<Let>()
        .Where(let => let.Operation is Primitive { Key: "Load" or "RowSpan" or "View" } && analyzed.IsActive(let.Result.Value))
        .Select(let => let.Operands[0])];

    /// <summary>Shadows that the forward sweep has made beside the storage, as values of that sweep.</summary>
    private Dictionary<Value, Value> _followed = [];

    public void Set(Value place, Value shadow) => _shadows[place] = shadow;

    public void Follow(Dictionary<Value, Value> shadows) => _followed = shadows;

    public Value? Find(Value value) => _shadows.TryGetValue(value, out var shadow) ? shadow : null;

    /// <summary>Whether the adjoint of a value comes in element by element.</summary>
    public bool IsNeeded(Value value) => analyzed.IsActive(value) && (storage.IsPlace(value) || (builder.TypeOf(value) is MatrixType && _readByElement.Contains(value)));

    /// <summary>The shadow of storage, as a value of the reverse sweep.</summary>
    public Value Of(Value place)
    {
        if (_shadows.TryGetValue(place, out var shadow))
            return shadow;
        if (_followed.TryGetValue(place, out var followed))
            return primal.Get(followed);
        if (around is not null && primal.IsInScope(place))
            return around.Of(place);
        if (builder.ProducerOf(place) is { } let)
        {
            switch (let.Operation)
            {
                case Primitive { Key: "Slice" }:
                    return builder.Emit(let.Operation, new SpanType(let.Result.Type.Element, IsReadOnly: false), AdjointNames.HintOf(let.Result), [Of(let.Operands[0]), primal.Get(let.Operands[1]), primal.Get(let.Operands[2])]);
                case Primitive { Key: "View" }:
                    return builder.Emit(let.Operation, new SpanType(let.Result.Type.Element, IsReadOnly: false), AdjointNames.HintOf(let.Result), [Of(let.Operands[0])]);
                case Primitive { Key: "RowSpan" }:
                    return builder.Emit(let.Operation, let.Result.Type, AdjointNames.HintOf(let.Result), [Of(let.Operands[0]), primal.Get(let.Operands[1])]);
                case ReadMember:
                    return builder.Emit(let.Operation, let.Result.Type, AdjointNames.HintOf(let.Result), [Of(let.Operands[0])]);
                case Primitive { Key: "Load" } when let.Result.Type is not MatrixType:
                    return builder.Emit(let.Operation, let.Result.Type, AdjointNames.HintOf(let.Result), [Of(let.Operands[0]), .. let.Operands.Skip(1).Select(primal.Get)]);
            }
        }

        var origin = builder.ProducerOf(place)?.Origin ?? Origin.None;
        var name = builder.DefinitionOf(place).Name ?? "of this expression";
        throw builder.TypeOf(place) switch
        {
            AggregateType => new UnsupportedFlowException(origin, $"The object '{name}', which is made here or stands for different objects at different times,", "read the members of a parameter, or of an element of one"),
            { Element: AggregateType } => new UnsupportedFlowException(origin, $"The array '{name}' of objects that is made here", "make it in a method that calls this one, and pass it in"),
            MatrixType => new UnsupportedFlowException(origin, $"The matrix '{name}', which stands for different storage at different times,", "keep each matrix in a variable of its own, and copy elements instead of exchanging matrices"),
            _ => new UnsupportedFlowException(origin, $"The array '{name}', which stands for different storage at different times,", "keep each array in a variable of its own, and copy elements instead of exchanging arrays"),
        };
    }

    /// <summary>Makes the shadows of what instructions make, before the reverse of these instructions begins.</summary>
    public IReadOnlyList<Value> Open(IEnumerable<Instruction> instructions)
    {
        var opened = new List<Value>();
        foreach (var result in instructions.SelectMany(instruction => instruction.Results).Where(result => IsNeeded(result.Value) && Find(result.Value) is null))
        {
            var producer = builder.ProducerOf(result.Value);
            if (producer?.Operation is Primitive { Key: "NewArray" or "StackAllocate" })
            {
                if (storage.ChangesHands(result.Value) || result.Type.Element is AggregateType { IsReferenceType: true })
                    continue;
                var lengths = producer.Operands.Select(primal.Get).ToArray();
                var rank = result.Type is ArrayType array ? array.Rank : 1;
                Set(result.Value, builder.Emit(new Primitive("NewArray"), new ArrayType(result.Type.Element, rank), NameOf(result), lengths));
                opened.Add(result.Value);
            }
            else if (result.Type is ArrayType && producer?.Operation is Call or Primitive { Key: "Same" } && !storage.ChangesHands(result.Value))
            {
                Set(result.Value, builder.Emit(new Primitive("NewZeroLike"), result.Type, NameOf(result), [primal.Get(result.Value)]));
                opened.Add(result.Value);
            }
            else if (result.Type is MatrixType
                && (!storage.IsPlace(result.Value) || (producer is { Operation: not Primitive { Key: "Load" } } && !storage.ChangesHands(result.Value))))
            {
                Set(result.Value, builder.Emit(new Primitive("NewZeroLike"), result.Type, NameOf(result), [primal.Get(result.Value)]));
                opened.Add(result.Value);
            }
        }

        return opened;
    }

    /// <summary>Before these instructions there was no such storage: the next time that they are reversed, its shadows are others.</summary>
    public void Close(IEnumerable<Value> opened)
    {
        foreach (var value in opened)
            _shadows.Remove(value);
    }

    private static string NameOf(Definition storage) => AdjointNames.Of(storage.Name ?? (storage.Type is MatrixType ? "matrix" : "array"));
}
