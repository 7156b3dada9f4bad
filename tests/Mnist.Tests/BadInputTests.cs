using System.IO.Compression;

namespace Mnist.Tests;

/// <summary>Whatever is wrong: one line that names it, exit code 2, nothing written.</summary>
[Collection(SharedDigits.Name)]
public sealed class BadInputTests(SmallDigits digits) : IDisposable
{
    private const string TrainingImages = "train-images-idx3-ubyte";
    private const string TrainingLabels = "train-labels-idx1-ubyte";
    private const string TestImages = "t10k-images-idx3-ubyte";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--epochs must be a whole number of at least 1, not -1", "--epochs", "-1")]
    [InlineData("--epochs must be a whole number of at least 1, not many", "--epochs", "many")]
    [InlineData("--batch-size must be a whole number of at least 1, not 0", "--batch-size", "0")]
    [InlineData("--batch-size must be at most 1000, the number of training images, not 1001", "--batch-size", "1001")]
    [InlineData("--hidden must be a whole number from 1 to 10000, not 0", "--hidden", "0")]
    [InlineData("--threads must be a whole number from 1 to 256, not 0", "--threads", "0")]
    [InlineData("--learning-rate must be a positive number, not NaN", "--learning-rate", "NaN")]
    [InlineData("--seed must be a whole number, not 1.5", "--seed", "1.5")]
    [InlineData("--loss must be one of cross-entropy, mse, not l1", "--loss", "l1")]
    [InlineData("--activation must be one of sigmoid, relu, tanh, not gelu", "--activation", "gelu")]
    [InlineData("--summary must name something, not '--resume'", "--summary", "--resume")]
    [InlineData("Unrecognized command or argument '--bogus'.", "--bogus")]
    public void An_option_that_cannot_be_is_refused(string message, params string[] options) =>
        AssertRefused(message, MnistProgram.Run(["--data", digits.Folder, "--output", _folder.FileName("output"), .. options]));

    [Fact]
    public void A_missing_file_is_refused()
    {
        digits.CopyTo(_folder);
        File.Delete(_folder.FileName(TestImages));
        AssertDataRefused($"{TestImages}.gz: the file does not exist");
    }

    [Fact]
    public void A_missing_folder_is_refused() =>
        AssertRefused(
            "the folder does not exist",
            MnistProgram.Run("--data", _folder.FileName("nowhere"), "--output", _folder.FileName("output")));

    [Fact]
    public void A_truncated_file_is_refused()
    {
        Damage(TrainingImages, bytes => bytes[..^1]);
        AssertDataRefused(TrainingImages);
    }

    [Fact]
    public void An_oversized_file_is_refused()
    {
        Damage(TrainingImages, bytes => [.. bytes, 0]);
        AssertDataRefused(TrainingImages);
    }

    [Fact]
    public void A_wrong_magic_number_is_refused()
    {
        Damage(TrainingLabels, bytes => [0, 0, 8, 3, .. bytes[4..]]);
        AssertDataRefused(TrainingLabels);
    }

    [Fact]
    public void A_label_that_is_no_digit_is_refused()
    {
        Damage(TrainingLabels, bytes => [.. bytes[..^1], 10]);
        AssertDataRefused("holds the label 10");
    }

    [Fact]
    public void Images_and_labels_of_different_counts_are_refused()
    {
        Damage(TrainingLabels, bytes => [.. bytes[..6], 3, 231, .. bytes[8..^1]]);
        AssertDataRefused($"holds 999 labels");
    }

    [Fact]
    public void A_corrupted_compressed_file_is_refused()
    {
        digits.CopyTo(_folder);
        var compressed = Compressed(File.ReadAllBytes(_folder.FileName(TestImages)));
        compressed[compressed.Length / 2] ^= 0x10;
        File.Delete(_folder.FileName(TestImages));
        File.WriteAllBytes(_folder.FileName(TestImages + ".gz"), compressed);
        AssertDataRefused(TestImages + ".gz");
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_refused()
    {
        File.WriteAllText(_folder.FileName("file"), "");
        AssertRefused(
            "the folder cannot be written",
            MnistProgram.Run("--data", digits.Folder, "--output", Path.Combine(_folder.FileName("file"), "output")));
    }

    [Fact]
    public void A_summary_in_a_folder_that_does_not_exist_is_refused_before_the_training() =>
        AssertRefused(
            "does not exist",
            MnistProgram.Run("--data", digits.Folder, "--output", _folder.FileName("output"), "--summary", _folder.FileName("none/summary.json")));

    [UnixFact]
    public void A_full_disk_is_reported()
    {
        var outcome = MnistProgram.Run("--data", digits.Folder, "--output", _folder.FileName("full"), "--epochs", "1", "--summary", "/dev/full");
        AssertRefused("error: /dev/full: the disk is full", outcome);
    }

    [Theory]
    [InlineData("tensor weights/HiddenWeights is F32 [784, 100], expected F32 [784, 6]", "--hidden", "6")]
    [InlineData("activation Sigmoid, this one has Tanh", "--activation", "tanh")]
    [InlineData("loss function CrossEntropy, this one has MeanSquaredError", "--loss", "mse")]
    [InlineData("learning rate", "--learning-rate", "0.25")]
    [InlineData("seed 1, this one has 2", "--seed", "2")]
    public void A_checkpoint_of_another_training_is_refused(string message, params string[] options)
    {
        var checkpoint = NewCheckpoint();
        AssertResumeRefused(message, checkpoint, options);
    }

    [Fact]
    public void A_checkpoint_with_a_flipped_bit_is_refused()
    {
        var checkpoint = NewCheckpoint();
        var bytes = File.ReadAllBytes(checkpoint);
        bytes[^1000] ^= 1;
        File.WriteAllBytes(checkpoint, bytes);
        AssertResumeRefused("checksum", checkpoint);
    }

    [Fact]
    public void A_checkpoint_that_is_not_there_is_refused_and_no_folder_is_made() =>
        AssertRefused("checkpoint.safetensors", MnistProgram.Run("--data", digits.Folder, "--output", _folder.FileName("output"), "--resume"));

    /// <summary>A copy of that of the model.</summary>
    private string NewCheckpoint()
    {
        var checkpoint = _folder.FileName("checkpoint.safetensors");
        File.Copy(Path.Combine(Path.GetDirectoryName(digits.Model)!, "checkpoint.safetensors"), checkpoint);
        return checkpoint;
    }

    private void AssertResumeRefused(string message, string checkpoint, params string[] options)
    {
        var before = File.ReadAllBytes(checkpoint);
        var outcome = MnistProgram.Run(
            ["--data", digits.Folder, "--output", _folder.Path, "--epochs", $"{SmallDigits.ModelEpochs}", "--resume", .. options]);
        AssertRefused(message, outcome);
        Assert.Contains(checkpoint, outcome.Error[0], StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(checkpoint));
    }

    private void Damage(string name, Func<byte[], byte[]> damage)
    {
        digits.CopyTo(_folder);
        File.WriteAllBytes(_folder.FileName(name), damage(File.ReadAllBytes(_folder.FileName(name))));
    }

    private void AssertDataRefused(string message) =>
        AssertRefused(message, MnistProgram.Run("--data", _folder.Path, "--output", _folder.FileName("output")));

    private void AssertRefused(string message, MnistProgram.Outcome outcome)
    {
        Assert.True(outcome.ExitCode == ExitCode.BadInput, outcome.ToString());
        var line = Assert.Single(outcome.Error);
        Assert.StartsWith("error: ", line, StringComparison.Ordinal);
        Assert.Contains(message, line, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.FileName("output")));
    }

    private static byte[] Compressed(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return stream.ToArray();
    }
}
