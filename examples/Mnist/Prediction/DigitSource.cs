using System.Globalization;
using SymbolicBackprop.Data;

namespace Mnist.Prediction;

/// <summary>Finds the images that the command line names.</summary>
internal static class DigitSource
{
    /// <summary>All images, in the order of the inputs.</summary>
    /// <param name="inputs">Numbers are indices into the test set, names that end in <c>.pgm</c> PGM images, all others IDX files of images.</param>
    /// <param name="dataFolder">The folder of the test set; read only where an input is a number.</param>
    /// <exception cref="DataFileException">A file cannot be read.</exception>
    /// <exception cref="InputException">There is no such image in the test set.</exception>
    public static IReadOnlyList<Digit> Read(IReadOnlyList<string> inputs, string dataFolder)
    {
        var testSet = new Lazy<MnistDataSet>(() => MnistDataSet.ReadTest(dataFolder));
        return [.. inputs.SelectMany(input => Read(input, testSet))];
    }

    private static IEnumerable<Digit> Read(string input, Lazy<MnistDataSet> testSet)
    {
        if (long.TryParse(input, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
        {
            var digits = testSet.Value;
            return index >= 0 && index < digits.Count
                ? [new Digit($"test image {index}", digits.Images, (int)index, digits.Labels[(int)index])]
                : throw new InputException($"the test set has the images 0 to {digits.Count - 1}, not {index}");
        }

        if (Path.GetExtension(input).Equals(".pgm", StringComparison.OrdinalIgnoreCase))
            return [new Digit(input, MnistDataSet.ReadPgmImage(input), 0, null)];
        var images = MnistDataSet.ReadImages(input);
        return Enumerable.Range(0, images.RowCount).Select(row => new Digit($"{input} image {row}", images, row, null));
    }
}
