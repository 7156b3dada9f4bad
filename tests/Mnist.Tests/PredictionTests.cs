using System.Text;
using Mnist.Prediction;
using SymbolicBackprop.Data;

namespace Mnist.Tests;

[Collection(SharedDigits.Name)]
public sealed class PredictionTests(SmallDigits digits) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Images_of_the_test_set_are_read_by_their_index()
    {
        var outcome = Predict([.. Enumerable.Range(0, 50).Select(index => $"{index}")]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(100, outcome.Output.Length);
        Assert.Matches(@"^test image 0: 7 \(\d+\.\d\d %\), right$", outcome.Output[0]);
        Assert.Matches(@"^  0: \d+\.\d\d %  1: .*  9: \d+\.\d\d %$", outcome.Output[1]);
        Assert.True(outcome.Output.Count(line => line.EndsWith("right", StringComparison.Ordinal)) >= 35, outcome.ToString());
    }

    [Fact]
    public void The_same_digit_reads_the_same_as_test_image_as_IDX_file_and_as_PGM_image()
    {
        var idx = Path.Combine(digits.Folder, "t10k-images-idx3-ubyte");
        var pixels = IdxFile.Read(idx, rank: 3).Values[..MnistDataSet.PixelCount];
        var pgm = _folder.FileName("seven.pgm");
        File.WriteAllBytes(pgm, [.. Encoding.ASCII.GetBytes("P5\n28 28\n255\n"), .. pixels]);
        var probabilities = Predict("0").Output[1];
        var ofPgm = Predict(pgm);
        Assert.StartsWith($"{pgm}: 7 (", ofPgm.Output[0], StringComparison.Ordinal);
        Assert.Equal(probabilities, ofPgm.Output[1]);
        var ofIdx = Predict(idx);
        Assert.Equal(2 * SmallDigits.TestCount, ofIdx.Output.Length);
        Assert.Equal(probabilities, ofIdx.Output[1]);
    }

    [Theory]
    [InlineData("the test set has the images 0 to 199, not 200", "200")]
    [InlineData("the test set has the images 0 to 199, not -1", "-1")]
    [InlineData("nothing.pgm: the file does not exist", "nothing.pgm")]
    [InlineData("nothing.idx: the file does not exist", "nothing.idx")]
    [InlineData("Required argument missing")]
    public void An_image_that_is_not_there_is_refused(string message, params string[] images)
    {
        var outcome = Predict(images);
        Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
        Assert.Contains(message, Assert.Single(outcome.Error), StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_or_a_damaged_file_is_no_model()
    {
        var checkpoint = Path.Combine(Path.GetDirectoryName(digits.Model)!, "checkpoint.safetensors");
        Assert.Contains("no model", Assert.Throws<DataFileException>(() => ModelFile.Load(checkpoint)).Message, StringComparison.Ordinal);
        var damaged = _folder.FileName("damaged.safetensors");
        var bytes = File.ReadAllBytes(digits.Model);
        bytes[^1] ^= 1;
        File.WriteAllBytes(damaged, bytes);
        Assert.Contains("checksum", Assert.Throws<DataFileException>(() => ModelFile.Load(damaged)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_drawing_shows_the_ink_and_a_bar_for_each_probability()
    {
        var images = MnistDataSet.ReadTest(digits.Folder).Images;
        float[] probabilities = [0, 0.5f, 0, 0, 0, 0, 0, 0.25f, 0.25f, 0];
        var lines = DigitDrawing.Lines(new Prediction.Prediction(new Digit("a digit", images, 0, 7), probabilities)).ToArray();
        Assert.Equal(MnistDataSet.ImageSize / 2, lines.Length);
        Assert.Contains(lines, line => line.IndexOf('█') is >= 0 and < MnistDataSet.ImageSize);
        Assert.EndsWith("1 ████████████              50.00 % ◄", lines[3], StringComparison.Ordinal);
        Assert.EndsWith("7 ██████                    25.00 %", lines[9], StringComparison.Ordinal);
        Assert.EndsWith("9                            0.00 %", lines[11], StringComparison.Ordinal);
    }

    private MnistProgram.Outcome Predict(params string[] images) =>
        MnistProgram.Run(["predict", .. images, "--model", digits.Model, "--data", digits.Folder]);
}
