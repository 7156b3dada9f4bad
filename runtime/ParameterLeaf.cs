using System.Runtime.InteropServices;

namespace SymbolicBackprop;

/// <summary>
/// The storage of one leaf of an <see cref="IParameters{TSelf}"/>: its numbers in row-major order, as <see cref="float"/> or <see cref="double"/>.
/// </summary>
public readonly ref struct ParameterLeaf
{
    private readonly Span<byte> _bytes;

    private ParameterLeaf(Span<byte> bytes, ParameterShape shape, bool isDouble)
    {
        _bytes = bytes;
        Shape = shape;
        IsDouble = isDouble;
    }

    /// <summary>The shape of the leaf.</summary>
    public ParameterShape Shape { get; }

    /// <summary>True where the numbers are <see cref="double"/>, false where they are <see cref="float"/>.</summary>
    public bool IsDouble { get; }

    /// <summary>The storage as bytes: for comparing and copying whole leaves whatever their numbers are.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>A leaf over <paramref name="values"/>, which stay where they are.</summary>
    /// <exception cref="ArgumentException">The shape does not have as many numbers as there are values.</exception>
    public static ParameterLeaf Of(Span<float> values, ParameterShape shape) =>
        new(MemoryMarshal.AsBytes(Matching(values, shape)), shape, isDouble: false);

    /// <inheritdoc cref="Of(Span{float}, ParameterShape)"/>
    public static ParameterLeaf Of(Span<double> values, ParameterShape shape) =>
        new(MemoryMarshal.AsBytes(Matching(values, shape)), shape, isDouble: true);

    /// <summary>The numbers of a leaf of <see cref="float"/>.</summary>
    /// <exception cref="InvalidOperationException">The leaf holds <see cref="double"/>.</exception>
    public Span<float> Singles => IsDouble
        ? throw new InvalidOperationException("The leaf holds double, not float: read Doubles.")
        : MemoryMarshal.Cast<byte, float>(_bytes);

    /// <summary>The numbers of a leaf of <see cref="double"/>.</summary>
    /// <exception cref="InvalidOperationException">The leaf holds <see cref="float"/>.</exception>
    public Span<double> Doubles => IsDouble
        ? MemoryMarshal.Cast<byte, double>(_bytes)
        : throw new InvalidOperationException("The leaf holds float, not double: read Singles.");

    private static Span<T> Matching<T>(Span<T> values, ParameterShape shape) => values.Length == shape.Count
        ? values
        : throw new ArgumentException($"A leaf of shape {shape} has {shape.Count} numbers, not {values.Length}.", nameof(shape));
}
