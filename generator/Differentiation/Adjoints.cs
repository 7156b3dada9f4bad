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

    public Adjoints() => _values = [];

    private Adjoints(Adjoints other) => _values = new(other._values);

    /// <summary>The element that stands for a value as a whole; the elements of a tuple have adjoints of their own.</summary>
    public const int Whole = -1;

    public IEnumerable<(Value Value, int Element)> Keys => _values.Keys;

    public Adjoints Copy() => new(this);

    public Value? Find(Value value, int element = Whole) => Find((value, element));

    public Value? Find((Value Value, int Element) key) => _values.TryGetValue(key, out var adjoint) ? adjoint : null;

    public void Set(Value value, int element, Value adjoint) => _values[(value, element)] = adjoint;

    public void Remove(Value value, int element = Whole) => _values.Remove((value, element));
}
