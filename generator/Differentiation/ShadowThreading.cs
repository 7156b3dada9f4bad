using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// Storage that changes hands (buffers that are exchanged, rows that are put into a table) has its shadow made beside it in the forward
/// sweep, and the shadow goes wherever the storage goes: what a name stands for, the shadow's name stands for the shadow of.
/// </summary>
internal sealed class ShadowThreading
{
    private readonly FunctionBuilder _builder;
    private readonly AnalyzedFunction _analyzed;
    private readonly StorageClasses _storage;
    private readonly Dictionary<Value, Value> _shadows = [];
    private readonly GradientBuffers _buffers;

    /// <summary>For each label, the places of the values whose shadows its exits bring as well.</summary>
    private readonly Dictionary<Label, List<int>> _brought = [];

    private ShadowThreading(FunctionBuilder builder, AnalyzedFunction analyzed, StorageClasses storage, GradientBuffers buffers)
    {
        _builder = builder;
        _analyzed = analyzed;
        _storage = storage;
        _buffers = buffers;
    }

    /// <summary>The function with the shadows in it, and the shadow of each value that has one. Those of leaves are where their gradients are.</summary>
    public static (Function Function, Dictionary<Value, Value> Shadows) Thread(FunctionBuilder builder, AnalyzedFunction analyzed, StorageClasses storage, GradientBuffers buffers)
    {
        var threading = new ShadowThreading(builder, analyzed, storage, buffers);
        return analyzed.Function.Definitions().Any(definition => threading.HasShadow(definition.Value))
            ? (analyzed.Function with { Body = threading.ThreadAll(analyzed.Function.Body) }, threading._shadows)
            : (analyzed.Function, threading._shadows);
    }

    private bool HasShadow(Value value) => _storage.IsPlace(value) && _storage.ChangesHands(value) && _analyzed.IsActive(value);

    private Region ThreadAll(Region body)
    {
        _builder.BeginRegion();
        foreach (var parameter in body.Parameters.Where(parameter => HasShadow(parameter.Value)))
            _shadows[parameter.Value] = OfLeaf(parameter.Value) ?? NewLike(parameter);
        var shadows = _builder.EndRegion(body.Exit).Instructions;
        var threaded = Thread(body);
        return threaded with { Instructions = [.. shadows, .. threaded.Instructions] };
    }

    private Region Thread(Region region)
    {
        _builder.BeginRegion();
        foreach (var instruction in region.Instructions)
        {
            _builder.Origin = Origin.None;
            if (instruction is Let let)
            {
                _builder.Append(let);
                Follow(let);
            }
            else
            {
                Thread(instruction);
            }
        }

        var exit = region.Exit;
        if (_brought.TryGetValue(exit.Target, out var places))
            exit = exit with { Values = [.. exit.Values, .. places.Select(place => ShadowOf(exit.Values[place]))] };
        return _builder.EndRegion(region.Parameters, exit);
    }

    private void Thread(Instruction construct)
    {
        var (results, places) = WithShadows(construct.Results);
        _brought[ControlFlow.EndOf(construct)] = places;
        if (construct is Loop loop)
        {
            var (parameters, carried) = WithShadows(loop.Body.Parameters);
            _brought[loop.Next] = carried;
            EquatableArray<Value> initial = [.. loop.Initial, .. carried.Select(place => ShadowOf(loop.Initial[place]))];
            _builder.Append(loop with { Results = results, Initial = initial, Body = Thread(loop.Body) with { Parameters = parameters } });
            return;
        }

        _builder.Append(construct.SelectRegions(Thread) with { Results = results });
    }

    /// <summary>The definitions with a further one for each that has a shadow, and where those stand.</summary>
    private (EquatableArray<Definition> Definitions, List<int> Places) WithShadows(EquatableArray<Definition> definitions)
    {
        var places = Enumerable.Range(0, definitions.Count).Where(index => HasShadow(definitions[index].Value)).ToList();
        var shadows = places.Select(place => _builder.Define(ShadowType(definitions[place].Type), AdjointNames.HintOf(definitions[place]), isHint: true)).ToList();
        for (var i = 0; i < places.Count; i++)
            _shadows[definitions[places[i]].Value] = shadows[i].Value;
        return ([.. definitions, .. shadows], places);
    }

    /// <summary>What an operation does with storage is done with its shadow.</summary>
    private void Follow(Let let)
    {
        if (let.Operation is Primitive { Key: "Store" } && HasShadow(let.Operands[let.Operands.Count - 1]))
        {
            _builder.Do(let.Operation, [ShadowOf(let.Operands[0]), .. let.Operands.Skip(1).Take(let.Operands.Count - 2), ShadowOf(let.Operands[let.Operands.Count - 1])]);
            return;
        }

        if (let.Results.Count != 1 || !HasShadow(let.Result.Value) || _shadows.ContainsKey(let.Result.Value))
            return;
        var name = AdjointNames.HintOf(let.Result);
        var type = ShadowType(let.Result.Type);
        _shadows[let.Result.Value] = OfLeaf(let.Result.Value) ?? let.Operation switch
        {
            Primitive { Key: "NewArray" } => _builder.Emit(let.Operation, type, name, let.Operands),
            Primitive { Key: "StackAllocate" } => _builder.Emit(new Primitive("View"), type, name, [_builder.Emit(new Primitive("NewArray"), new ArrayType(type.Element), null, let.Operands)]),
            Primitive { Key: "Slice" or "View" or "Load" } => _builder.Emit(let.Operation, type, name, [ShadowOf(let.Operands[0]), .. let.Operands.Skip(1)]),
            Primitive { Key: "Select" } => _builder.Emit(let.Operation, type, name, [let.Operands[0], ShadowOf(let.Operands[1]), ShadowOf(let.Operands[2])]),
            Literal => _builder.Emit(let.Operation, type, name, []),
            _ => NewLike(let.Result),
        };
    }

    private Value? OfLeaf(Value value) => _analyzed.Leaves.FirstOrDefault(leaf => leaf.Value == value) is { } leaf ? _buffers.Reserve(leaf) : null;

    /// <summary>The shadow of storage whose derivative nobody asks for: what is added there is lost, as it should be.</summary>
    private Value NewLike(Definition storage)
    {
        var type = ShadowType(storage.Type);
        var name = AdjointNames.HintOf(storage);
        return type is SpanType
            ? _builder.Emit(new Primitive("View"), type, name, [_builder.Emit(new Primitive("NewZeroLike"), new ArrayType(type.Element), null, [storage.Value])])
            : _builder.Emit(new Primitive("NewZeroLike"), type, name, [storage.Value]);
    }

    private Value ShadowOf(Value storage) => _shadows.TryGetValue(storage, out var shadow)
        ? shadow
        : throw new UnsupportedFlowException(
            _builder.ProducerOf(storage)?.Origin ?? Origin.None,
            $"The array '{_builder.DefinitionOf(storage).Name ?? "of this expression"}', which is not differentiated itself but exchanged with one that is,",
            "keep constants in arrays of their own, and copy elements instead of exchanging arrays");

    private static IrType ShadowType(IrType type) => type is SpanType span ? span with { IsReadOnly = false } : type;
}
