using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// The storage of gradients: parameters of the function where the caller gives buffers, new storage otherwise.
/// Arrays, and matrices whose elements are read, get their adjoint element by element and so need storage from the start;
/// the gradient of any other matrix is a value that goes to its place when it is complete.
/// </summary>
internal sealed class GradientBuffers
{
    private readonly FunctionBuilder _builder;
    private readonly AnalyzedFunction _analyzed;
    private readonly GradientTarget _target;
    private readonly Dictionary<int, Definition> _parameters = [];
    private readonly Dictionary<int, Definition> _inOuts = [];
    private readonly Dictionary<Leaf, Value> _reserved = [];

    /// <summary>Arrays that stand for the caller's spans while the shadows change hands as their arrays do: a span cannot be kept in an array.</summary>
    private readonly Dictionary<Leaf, Value> _standIns = [];

    public GradientBuffers(FunctionBuilder builder, AnalyzedFunction analyzed, ReverseRequest request)
    {
        _builder = builder;
        _analyzed = analyzed;
        _target = request.Target;
        if (!request.SeedsWithOne)
        {
            foreach (var inOut in analyzed.InOuts)
                _inOuts.Add(inOut.Parameter, builder.Define(BufferType(analyzed.ParameterDefinition(inOut.Parameter).Type), $"{analyzed.ParameterDefinition(inOut.Parameter).Name}Adjoint"));
        }

        if (_target == GradientTarget.Returned)
            return;
        foreach (var leaf in analyzed.Leaves.Where(leaf => HasStorage(leaf) && !_inOuts.ContainsKey(leaf.Parameter)))
        {
            if (!_parameters.ContainsKey(leaf.Parameter))
                _parameters.Add(leaf.Parameter, builder.Define(BufferType(ParameterOf(leaf).Type), $"{ParameterOf(leaf).Name}Gradient"));
        }
    }

    /// <summary>The adjoints of parameters that the method writes: upstream on entry.</summary>
    public IEnumerable<(InOut InOut, Definition Adjoint)> InOuts => _analyzed.InOuts.Where(inOut => _inOuts.ContainsKey(inOut.Parameter)).Select(inOut => (inOut, _inOuts[inOut.Parameter]));

    /// <summary>The buffers that the caller gives, in the order of the parameters whose gradients they receive.</summary>
    public IEnumerable<Definition> Parameters => _parameters.OrderBy(pair => pair.Key).Select(pair => pair.Value);

    /// <summary>Storage that the forward sweep refers to already; what it holds is looked at from the start of the reverse sweep on.</summary>
    public Value Reserve(Leaf leaf)
    {
        var callers = _inOuts.TryGetValue(leaf.Parameter, out var adjoint) ? adjoint.Value
            : _target == GradientTarget.Returned ? (Value?)null
            : Buffer(leaf);
        if (callers is { } span && leaf.Type is ArrayType && _builder.TypeOf(span) is SpanType)
        {
            _standIns.Add(leaf, span);
            callers = null;
        }

        var storage = callers ?? New(leaf);
        _reserved.Add(leaf, storage);
        return leaf.Type is SpanType windows && _builder.TypeOf(storage) is ArrayType
            ? _builder.Emit(new Primitive("View"), windows with { IsReadOnly = false }, NameOf(leaf), [storage])
            : storage;
    }

    /// <summary>Makes the storage of those leaves that need it from the start of the reverse sweep.</summary>
    public IEnumerable<(Leaf Leaf, Value Storage)> Open(Shadows shadows)
    {
        foreach (var leaf in _analyzed.Leaves.Where(leaf => leaf.Type.IsIndexed || shadows.IsNeeded(leaf.Value)))
        {
            _builder.Origin = Origin.None with { Sweep = Sweep.Backward };
            if (_standIns.TryGetValue(leaf, out var span))
            {
                if (_inOuts.ContainsKey(leaf.Parameter))
                    _builder.Do(new Primitive("CopyTo"), _reserved[leaf], span);
                yield return (leaf, _reserved[leaf]);
                continue;
            }

            if (leaf.Path.Count == 0 && HasStorage(leaf) && _inOuts.TryGetValue(leaf.Parameter, out var adjoint))
            {
                yield return (leaf, adjoint.Value);
                continue;
            }

            var isReserved = _reserved.TryGetValue(leaf, out var buffer);
            if (_target == GradientTarget.Returned)
            {
                yield return (leaf, isReserved ? buffer : New(leaf));
                continue;
            }

            if (!isReserved)
                buffer = Buffer(leaf);
            if (_target == GradientTarget.Overwritten)
                _builder.Do(new Primitive("Clear"), buffer);
            yield return (leaf, buffer);
        }
    }

    /// <summary>Brings every gradient to its place; those that are returned are appended to the results.</summary>
    public EquatableArray<LeafGradient> Close(ReverseSweep sweep, List<Value> results)
    {
        var gradients = new List<LeafGradient>();
        var returned = new HashSet<Value>();
        foreach (var standIn in _standIns)
        {
            if (_target == GradientTarget.Added && !_inOuts.ContainsKey(standIn.Key.Parameter))
                ArraySums.Add(_builder, standIn.Value, _reserved[standIn.Key]);
            else
                _builder.Do(new Primitive("CopyTo"), standIn.Value, _reserved[standIn.Key]);
        }

        foreach (var leaf in _analyzed.Leaves)
        {
            var storage = sweep.Shadows.Find(leaf.Value);
            if (storage is not null && _inOuts.ContainsKey(leaf.Parameter))
            {
                gradients.Add(new LeafGradient(leaf, null));
                continue;
            }

            if (_target != GradientTarget.Returned && HasStorage(leaf))
            {
                if (storage is null)
                    Write(leaf, sweep);
                gradients.Add(new LeafGradient(leaf, null));
                continue;
            }

            gradients.Add(new LeafGradient(leaf, results.Count));
            if (storage is not null)
                results.Add(storage.Value);
            else
            {
                // An adjoint that several leaves share is the adjoint of what joins them, and keeps that name.
                var adjoint = sweep.Complete(leaf.Value);
                var isShared = _analyzed.Leaves.Any(other => other != leaf && sweep.Adjoints.Find(other.Value) == adjoint);
                results.Add(Own(isShared ? adjoint : sweep.Name(adjoint, NameOf(leaf), isHint: false), leaf.Type, returned));
            }
        }

        return gradients.ToEquatableArray();
    }

    /// <summary>One-dimensional arrays are received by spans, which may be parts of larger ones.</summary>
    public static IrType BufferType(IrType type) => type is SpanType or ArrayType { Rank: 1 } && (type.Element is ScalarType or TypeParameterType or VectorType || ElementPart.HasParts(type.Element)) ? new SpanType(type.Element, IsReadOnly: false) : type;

    /// <summary>Whether the gradient of a leaf has storage of its own.</summary>
    public static bool HasStorage(Leaf leaf) => leaf.Type is MatrixType || leaf.Type.IsIndexed;

    private Value New(Leaf leaf)
    {
        var type = leaf.Type is SpanType ? new ArrayType(leaf.Type.Element) : leaf.Type;
        return _builder.Emit(new Primitive("NewZeroLike"), type, NameOf(leaf), [leaf.Value]);
    }

    private Definition ParameterOf(Leaf leaf) => _analyzed.ParameterDefinition(leaf.Parameter);

    private string NameOf(Leaf leaf) => AdjointNames.Of(leaf.Path.Count == 0 ? ParameterOf(leaf).Name ?? "" : leaf.Path[leaf.Path.Count - 1].Member ?? $"Item{leaf.Path[leaf.Path.Count - 1].Element + 1}");

    private Value Buffer(Leaf leaf) => PlaceOf(_builder, _parameters[leaf.Parameter].Value, leaf);

    /// <summary>What belongs to a leaf in what has the form of its parameter.</summary>
    public static Value PlaceOf(FunctionBuilder builder, Value buffer, Leaf leaf)
    {
        var type = builder.TypeOf(buffer);
        foreach (var step in leaf.Path)
        {
            type = type is AggregateType aggregate
                ? aggregate.Members.First(member => member.Name == step.Member).Type
                : ((TupleType)type).Elements[step.Element].Type;
            buffer = builder.Emit(step.Operation, type, buffer);
        }

        return buffer;
    }

    private void Write(Leaf leaf, ReverseSweep sweep)
    {
        if (sweep.Adjoints.Find(leaf.Value) is { } adjoint)
            _builder.Do(new Primitive(_target == GradientTarget.Added ? "AddAllTo" : "CopyTo"), Buffer(leaf), adjoint);
        else if (_target == GradientTarget.Overwritten)
            _builder.Do(new Primitive("Clear"), Buffer(leaf));
    }

    /// <summary>A returned matrix is a new one that nobody else holds: neither the caller nor another gradient.</summary>
    private Value Own(Value gradient, IrType type, HashSet<Value> returned)
    {
        if (type is not MatrixType)
            return gradient;
        var isNew = _builder.ProducerOf(gradient) is { } let && OperationTable.Row(let.Operation).Syntax is not StructuralSyntax && returned.Add(gradient);
        return isNew ? gradient : _builder.Emit(new Primitive("Clone"), type, gradient);
    }
}
