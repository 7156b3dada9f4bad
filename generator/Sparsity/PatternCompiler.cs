using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Sparsity;

/// <summary>
/// Makes of a function the one that computes which entries of its Jacobian or its Hessian may be other than zero: the same function on sets of
/// columns in the place of real numbers.
/// </summary>
internal sealed class PatternCompiler
{
    private readonly AnalyzedFunction _analyzed;
    private readonly ForwardFunction _forward;
    private readonly Function _function;
    private readonly StorageClasses _storage;
    private readonly DependencyValues _values;
    private readonly FunctionBuilder _builder;

    private PatternCompiler(AnalyzedFunction analyzed, ForwardFunction forward)
    {
        _analyzed = analyzed;
        _forward = forward;
        _function = EarlyReturns.Enclose(SplitGuards.Of(forward.Function));
        _storage = StorageClasses.Of(_function);
        _builder = FunctionBuilder.Continuing(_function);
        _values = new DependencyValues(_builder, _function, new TangentVariation(_function, forward.Leaves.Select(leaf => TangentPart.Whole(leaf.Value))));
    }

    /// <exception cref="UncertainFlowException">Real numbers decide what the pattern depends on.</exception>
    public static PatternFunction Compile(AnalyzedFunction analyzed, ForwardFunction forward, PatternRequest request) => request.IsHessian
        ? new PatternCompiler(analyzed, forward).Hessian()
        : new PatternCompiler(analyzed, forward).Jacobian();

    private PatternFunction Jacobian()
    {
        var rows = new List<int>();
        var function = Replace(_ => null, () =>
        {
            var results = new List<Value>();
            for (var i = 0; i < _function.Results.Count; i++)
            {
                if (i >= _forward.Results.Count || _forward.Results[i] != TangentResult.Tangent)
                    continue;
                rows.Add(_function.Results[i] is VectorType vector ? vector.Components.Count : 1);
                results.Add(ResultOf(_function.Body.Exit.Values[i], _function.Results[i]));
            }

            foreach (var written in _analyzed.InOuts.Where(inOut => inOut.Result is null))
            {
                rows.Add(1);
                results.Add(AsSpan(_values.Find(_function.Parameters[written.Parameter + (_analyzed.HasReceiver ? 1 : 0)].Value)!.Value));
            }

            return results;
        });
        return new PatternFunction(function, rows.ToEquatableArray());
    }

    private PatternFunction Hessian()
    {
        Value? interactions = null;
        var isActive = Activity.Of(_function, _storage, [.. _forward.Leaves.Select(leaf => leaf.Value)], [.. _forward.Results.Select(result => result == TangentResult.Tangent)]);
        var producers = _function.Body.Descendants().OfType<Let>().SelectMany(let => let.Results, (let, result) => (let, result)).ToDictionary(pair => pair.result.Value, pair => pair.let);
        var function = Replace(
            count => new Meetings(_values, (interactions = _builder.Emit(new Primitive("NewInteractions"), IrType.Interactions, "interactions", [count])).Value, isActive.IsActive, value => producers.TryGetValue(value, out var let) ? let : null),
            () => [interactions!.Value]);
        return new PatternFunction(function, []);
    }

    /// <param name="meet">Makes, of the number of columns, what writes down what meets.</param>
    /// <param name="end">Gives the results.</param>
    private Function Replace(System.Func<Value, Meetings?> meet, System.Func<IReadOnlyList<Value>> end)
    {
        var certainty = Certainty.Of(_function);
        _builder.BeginRegion();
        var count = Begin();
        var rules = new DependencyRules(_values, certainty, meet(count), SafeReads.Of(_function));
        new DependencySweep(_values, rules, certainty, new CountedRounds(_function, certainty)).Replace(_function.Body.Instructions);
        var results = end();
        var body = _builder.EndRegion(_function.Parameters, new Exit(_function.Return, results.ToEquatableArray()));
        return _function with { Results = results.Select(_builder.TypeOf).ToEquatableArray(), Body = body };
    }

    /// <summary>Makes what stands for the parameters.</summary>
    /// <returns>The number of columns.</returns>
    private Value Begin()
    {
        var columns = new ColumnCount(_builder);
        foreach (var leaf in _forward.Leaves)
            _values.Set(TangentPart.Whole(leaf.Value), _builder.Rename(Columns(leaf.Value, leaf.Type, columns), NameOf(leaf.Value)));
        foreach (var parameter in _function.Parameters)
        {
            if (_forward.Leaves.Any(leaf => leaf.Value == parameter.Value))
                continue;
            if (_values.IsVaried(parameter.Value) && !IsReplaced(parameter.Type))
                throw DependencyRules.OtherType(Origin.None with { Text = parameter.Name ?? "" });
            if (_values.IsVaried(parameter.Value))
                _values.Set(TangentPart.Whole(parameter.Value), _builder.Rename(Storage(parameter.Type, NewArray(parameter.Value)), NameOf(parameter.Value)));
            else
                _values.SetKnown(parameter.Value, Own(parameter));
        }

        return columns.Value;
    }

    private static bool IsReplaced(IrType type) => DependencyValues.CanBeReplaced(type) && type is SpanType or ArrayType { ElementType: not ArrayType, Rank: <= 2 };

    /// <summary>What stands for a parameter that is differentiated: each of its numbers depends on itself.</summary>
    private Value Columns(Value parameter, IrType type, ColumnCount columns)
    {
        var first = columns.Value;
        var lengths = ColumnCount.LengthsOf(_builder, parameter);
        columns.Add(lengths);
        if (type.IsReal)
            return _builder.Emit(new Primitive("DependOn"), IrType.Dependencies, first);
        return Storage(type, _builder.Emit(new Primitive("DependOnEach"), new ArrayType(IrType.Dependencies, lengths.Count), [first, .. lengths]));
    }

    private string NameOf(Value parameter) => (_builder.DefinitionOf(parameter).Name ?? "argument") + "Columns";

    private Value NewArray(Value like)
    {
        var lengths = ColumnCount.LengthsOf(_builder, like);
        return _builder.Emit(new Primitive("NewArray"), new ArrayType(IrType.Dependencies, lengths.Count), [.. lengths]);
    }

    private Value Storage(IrType type, Value array) => type is SpanType ? _builder.Emit(new Primitive("View"), DependencyValues.DependenciesOf(type), array) : array;

    /// <summary>Integers that the method writes into storage of the caller's stay here.</summary>
    private Value Own(Definition parameter)
    {
        if (!parameter.Type.IsIndexed || parameter.Type.IsDifferentiable || !_storage.IsWritten(parameter.Value))
            return parameter.Value;
        var copy = _builder.Emit(new Primitive("Snapshot"), new ArrayType(parameter.Type.Element), parameter.Value);
        return parameter.Type is SpanType ? _builder.Emit(new Primitive("View"), parameter.Type, copy) : copy;
    }

    /// <summary>What a result depends on; of an array that does not vary, its elements on nothing.</summary>
    private Value ResultOf(Value result, IrType type) => _values.Find(result) is { } dependencies ? AsSpan(dependencies)
        : type.IsIndexed ? NewArray(_values.Known(result))
        : _values.None();

    /// <summary>What may be kept has no elements of its own.</summary>
    private Value AsSpan(Value dependencies) => _builder.TypeOf(dependencies) is SpanType { IsMemory: true } memory
        ? _builder.Emit(new Primitive("View"), memory with { IsMemory = false }, dependencies)
        : dependencies;
}
