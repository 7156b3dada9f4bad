using System.Collections.Generic;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// What has come in so far of the derivative of the result with respect to each value. A value that is not here has the adjoint zero,
/// which is never written down and never multiplied: that is how a known zero contributes zero, even times ∞.
/// </summary>
internal sealed class Adjoints
{
    private readonly Dictionary<(Value Value, int Element), Value> _values;
    private readonly Dictionary<Value, Value> _storages;

    public Adjoints()
    {
        _values = [];
        _storages = [];
    }

    private Adjoints(Adjoints other)
    {
        _values = new(other._values);
        _storages = new(other._storages);
    }

    /// <summary>The element that stands for a value as a whole; the elements of a tuple have adjoints of their own.</summary>
    public const int Whole = -1;

    public IReadOnlyDictionary<(Value Value, int Element), Value> Values => _values;

    public IReadOnlyDictionary<Value, Value> Storages => _storages;

    public Adjoints Copy() => new(this);

    public Value? Find(Value value, int element = Whole) => _values.TryGetValue((value, element), out var adjoint) ? adjoint : null;

    public void Set(Value value, int element, Value adjoint) => _values[(value, element)] = adjoint;

    public void Remove(Value value, int element = Whole) => _values.Remove((value, element));

    public Value? FindStorage(Value value) => _storages.TryGetValue(value, out var storage) ? storage : null;

    public void SetStorage(Value value, Value storage) => _storages[value] = storage;
}
