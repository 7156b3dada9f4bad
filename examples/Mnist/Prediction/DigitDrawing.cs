using SymbolicBackprop.Data;

namespace Mnist.Prediction;

/// <summary>A digit and its ten probabilities as text, side by side.</summary>
internal static class DigitDrawing
{
    private const string Shades = " ░▒▓█";
    private const string Eighths = " ▏▎▍▌▋▊▉█";
    private const int BarWidth = 24;

    /// <summary>The bars stand beside the middle of the picture.</summary>
    private const int FirstBarLine = 2;

    /// <summary>The picture, two rows of pixels a line, with the bars beside it.</summary>
    public static IEnumerable<string> Lines(Prediction prediction)
    {
        for (var line = 0; line < MnistDataSet.ImageSize / 2; line++)
        {
            var digit = line - FirstBarLine;
            var bar = digit is >= 0 and < MnistDataSet.ClassCount ? Bar(prediction, digit) : "";
            yield return $"{PictureLine(prediction.Digit.Pixels, line)}  {bar}".TrimEnd();
        }
    }

    private static string PictureLine(ReadOnlySpan<float> pixels, int line)
    {
        Span<char> text = stackalloc char[MnistDataSet.ImageSize];
        for (var x = 0; x < text.Length; x++)
        {
            // A character is twice as high as it is wide.
            var upper = 2 * line * MnistDataSet.ImageSize + x;
            var ink = (pixels[upper] + pixels[upper + MnistDataSet.ImageSize]) / 2;
            text[x] = Shades[(int)Math.Round(ink * (Shades.Length - 1))];
        }

        return new string(text);
    }

    private static string Bar(Prediction prediction, int digit)
    {
        var probability = prediction.Probabilities[digit];
        var eighths = (int)Math.Round(probability * BarWidth * 8);
        var bar = new string(Eighths[^1], eighths / 8) + (eighths % 8 > 0 ? Eighths[eighths % 8] : "");
        return $"{digit} {bar.PadRight(BarWidth)} {100 * probability,6:F2} %{(digit == prediction.Best ? " ◄" : "")}";
    }
}
