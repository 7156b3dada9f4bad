namespace SymbolicBackprop.Tests.Training;

/// <summary>A class of two leaves of float, as the generator would implement it.</summary>
internal sealed class Layer(int inputs, int outputs) : IParameters<Layer>
{
    public float[] Weights { get; } = new float[inputs * outputs];

    public float[] Bias { get; } = new float[outputs];

    public int LeafCount => 2;

    public string LeafName(int index) => index switch
    {
        0 => "Weights",
        1 => "Bias",
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public Layer ZeroLike() => new(inputs, outputs);

    public static ParameterLeaf Leaf(ref Layer self, int index) => index switch
    {
        0 => ParameterLeaf.Of(self.Weights.AsSpan(), ParameterShape.Matrix(self.Weights.Length / Math.Max(1, self.Bias.Length), self.Bias.Length)),
        1 => ParameterLeaf.Of(self.Bias.AsSpan(), ParameterShape.Array(self.Bias.Length)),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };
}
