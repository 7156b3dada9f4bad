namespace SymbolicBackprop.Tests.Training;

/// <summary>A type that holds others: leaves of both element types, numbers, arrays and matrices.</summary>
internal sealed class Model : IParameters<Model>
{
    private Line _line;

    public Model(int inputs, int outputs) => Hidden = new Layer(inputs, outputs);

    private Model(Layer hidden) => Hidden = hidden;

    public Layer Hidden { get; }

    public ref Line Line => ref _line;

    public int LeafCount => 4;

    public string LeafName(int index) => index switch
    {
        0 or 1 => "Hidden." + Hidden.LeafName(index),
        2 or 3 => "Line." + _line.LeafName(index - 2),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public Model ZeroLike() => new(Hidden.ZeroLike());

    public static ParameterLeaf Leaf(ref Model self, int index)
    {
        var hidden = self.Hidden;
        return index switch
        {
            0 or 1 => LayerLeaf(hidden, index),
            2 or 3 => LineLeaf(ref self._line, index - 2),
            _ => throw new ArgumentOutOfRangeException(nameof(index)),
        };
    }

    /// <summary>A model of random numbers.</summary>
    public static Model Random(int inputs, int outputs, long seed)
    {
        var model = new Model(inputs, outputs);
        var random = new SymbolicBackprop.Training.SeededRandom(seed);
        foreach (ref var weight in model.Hidden.Weights.AsSpan())
            weight = (float)random.NextGaussian();
        foreach (ref var bias in model.Hidden.Bias.AsSpan())
            bias = (float)random.NextGaussian();
        model.Line = new Line(random.NextGaussian(), random.NextGaussian());
        return model;
    }

    private static ParameterLeaf LayerLeaf(Layer layer, int index) => index == 0
        ? ParameterLeaf.Of(layer.Weights.AsSpan(), ParameterShape.Matrix(layer.Weights.Length / Math.Max(1, layer.Bias.Length), layer.Bias.Length))
        : ParameterLeaf.Of(layer.Bias.AsSpan(), ParameterShape.Array(layer.Bias.Length));

    private static ParameterLeaf LineLeaf(ref Line line, int index) => Line.Leaf(ref line, index);
}
