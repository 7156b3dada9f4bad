using SymbolicBackprop.LinearAlgebra;

namespace Mnist.Prediction;

/// <summary>What a network reads in an image.</summary>
/// <param name="Digit">The image.</param>
/// <param name="Probabilities">Of the digits from 0 to 9; their sum is 1.</param>
internal sealed record Prediction(Digit Digit, float[] Probabilities)
{
    /// <summary>The most probable digit.</summary>
    public int Best => Array.IndexOf(Probabilities, Probabilities.Max());

    /// <summary>One line: the image, what was read in it, what it is.</summary>
    public string Title
    {
        get
        {
            var title = $"{Digit.Name}: {Best} ({100 * Probabilities[Best]:F2} %)";
            return Digit.Label is { } label ? $"{title}, {(label == Best ? "right" : $"wrong, it is {label}")}" : title;
        }
    }

    /// <summary>Reads one image.</summary>
    public static Prediction Of(Digit digit, Network network, Activation activation)
    {
        var image = new Matrix<float>(1, digit.Pixels.Length, digit.Pixels);
        var probabilities = Matrix.Softmax(Network.Scores(network, image, activation));
        return new Prediction(digit, probabilities.RowSpan(0).ToArray());
    }
}
