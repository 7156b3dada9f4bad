using System.Runtime.InteropServices;

namespace SymbolicBackprop;

/// <summary>A bare number or array in the clothes of weights, so that there is one gradient check for all.</summary>
internal readonly struct BareArray<T>(T[] values, ParameterShape shape) : IParameters<BareArray<T>>
    where T : unmanaged
{
    private readonly ParameterShape _shape = shape;

    public T[] Values { get; } = values;

    public int LeafCount => 1;

    public static BareArray<T> Number(T value) => new([value], ParameterShape.Number);

    public static BareArray<T> Of(T[] values, string parameter)
    {
        ArgumentNullException.ThrowIfNull(values, parameter);
        return new BareArray<T>(values, ParameterShape.Array(values.Length));
    }

    public static ParameterLeaf Leaf(ref BareArray<T> self, int index) => typeof(T) == typeof(double)
        ? ParameterLeaf.Of(MemoryMarshal.Cast<T, double>(self.Values.AsSpan()), self._shape)
        : ParameterLeaf.Of(MemoryMarshal.Cast<T, float>(self.Values.AsSpan()), self._shape);

    public string LeafName(int index) => "";

    public BareArray<T> ZeroLike() => new(new T[Values.Length], _shape);
}
