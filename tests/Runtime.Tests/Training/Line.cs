namespace SymbolicBackprop.Tests.Training;

/// <summary>A struct of two numbers, whose storage moves with the variable that holds it.</summary>
internal struct Line(double slope, double intercept) : IParameters<Line>
{
    public double Slope = slope;
    public double Intercept = intercept;

    public readonly int LeafCount => 2;

    public readonly string LeafName(int index) => index switch
    {
        0 => "Slope",
        1 => "Intercept",
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public readonly Line ZeroLike() => default;

    public static ParameterLeaf Leaf(ref Line self, int index) => index switch
    {
        0 => ParameterLeaf.Of(new Span<double>(ref self.Slope), ParameterShape.Number),
        1 => ParameterLeaf.Of(new Span<double>(ref self.Intercept), ParameterShape.Number),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };
}
