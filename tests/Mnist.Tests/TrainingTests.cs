using System.Text.Json;
using SymbolicBackprop.Data;

namespace Mnist.Tests;

[Collection(SharedDigits.Name)]
public sealed class TrainingTests(SmallDigits digits) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_training_ends_with_the_accuracy_and_writes_plain_lines_where_there_is_no_terminal()
    {
        var outcome = Train("plain", "--epochs", "3");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        Assert.Equal(6, outcome.Output.Length);
        Assert.DoesNotContain(outcome.Output, line => line.Contains('\x1b') || line.Contains('━'));
        Assert.Matches(@"^test accuracy: \d\d\.\d\d %$", outcome.Output[^1]);
        // A network that learned nothing recognises a tenth.
        Assert.True(outcome.Accuracy > 50, outcome.ToString());
    }

    [Fact]
    public void The_summary_has_the_figures_of_the_run()
    {
        var path = _folder.FileName("summary.json");
        var outcome = Train("summary", "--epochs", "3", "--batch-size", "100", "--summary", path);
        var summary = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        Assert.Equal(
            ["parameters", "epochs", "steps", "train_seconds", "seconds_per_epoch", "microseconds_per_step", "test_accuracy", "test_loss", "allocated_bytes_per_step"],
            summary.EnumerateObject().Select(property => property.Name));
        Assert.Equal(79_510, summary.GetProperty("parameters").GetInt32());
        Assert.Equal(3, summary.GetProperty("epochs").GetInt32());
        Assert.Equal(30, summary.GetProperty("steps").GetInt32());
        Assert.Equal(0, summary.GetProperty("allocated_bytes_per_step").GetDouble());
        Assert.Equal($"test accuracy: {summary.GetProperty("test_accuracy").GetDouble():F2} %", outcome.Output[^1]);
        var (seconds, perEpoch) = (summary.GetProperty("train_seconds").GetDouble(), summary.GetProperty("seconds_per_epoch").GetDouble());
        Assert.InRange(perEpoch, seconds / 3 - 0.001, seconds / 3 + 0.001);
        Assert.InRange(summary.GetProperty("microseconds_per_step").GetDouble(), 1, 1e6 * seconds / 30);
        Assert.True(summary.GetProperty("test_loss").GetDouble() > 0);
    }

    [Theory]
    [InlineData("--activation", "relu")]
    [InlineData("--activation", "tanh")]
    [InlineData("--loss", "mse")]
    [InlineData("--optimizer", "adamw")]
    [InlineData("--optimizer", "sgd")]
    [InlineData("--optimizer", "momentum")]
    [InlineData("--optimizer", "nesterov")]
    [InlineData("--optimizer", "adagrad")]
    [InlineData("--optimizer", "rmsprop")]
    public void Every_choice_learns(string option, string choice)
    {
        var outcome = Train("choice", "--epochs", "6", option, choice);
        Assert.Equal(0, outcome.ExitCode);
        Assert.True(outcome.Accuracy > 60, outcome.ToString());
    }

    [Fact]
    public void One_seed_gives_the_same_bits_at_one_thread_and_at_two_and_another_seed_gives_others()
    {
        Train("one", "--epochs", "2", "--threads", "1");
        Train("two", "--epochs", "2", "--threads", "2");
        Train("other", "--epochs", "2", "--threads", "1", "--seed", "2");
        Assert.Equal(Model("one"), Model("two"));
        Assert.NotEqual(Model("one"), Model("other"));
    }

    [UnixFact]
    public void An_interrupted_training_saves_says_how_to_resume_and_comes_to_the_same_bits()
    {
        string[] options = ["--epochs", "400", "--optimizer", "sgd", "--hidden", "20"];
        using (var program = MnistProgram.Start([.. Arguments("interrupted"), .. options]))
        {
            WaitForCheckpoint("interrupted");
            program.Interrupt();
            var stopped = program.WaitForEnd();
            Assert.Equal(ExitCode.Interrupted, stopped.ExitCode);
            Assert.StartsWith("interrupted in epoch ", stopped.Output[^2], StringComparison.Ordinal);
            Assert.Contains(Checkpoint("interrupted"), stopped.Output[^2], StringComparison.Ordinal);
            Assert.EndsWith("--epochs 400 --optimizer sgd --hidden 20 --resume", stopped.Output[^1], StringComparison.Ordinal);
        }

        Assert.False(File.Exists(ModelPath("interrupted")));
        Assert.Equal(0, Train("interrupted", [.. options, "--resume"]).ExitCode);
        Train("unbroken", options);
        Assert.Equal(Model("unbroken"), Model("interrupted"));
        Assert.Equal(File.ReadAllBytes(Checkpoint("unbroken")), File.ReadAllBytes(Checkpoint("interrupted")));
    }

    [Fact]
    public void A_training_that_was_killed_while_it_saved_goes_on_from_a_whole_checkpoint()
    {
        // An epoch is one step and a save, so that nearly every moment is in the middle of one.
        string[] options = ["--optimizer", "sgd", "--batch-size", "1000", "--hidden", "50"];
        var position = new long[6];
        for (var kill = 0; kill < 3; kill++)
        {
            using var program = MnistProgram.Start([.. Arguments("killed"), .. options, "--epochs", "100000", .. kill == 0 ? [] : new[] { "--resume" }]);
            WaitForProgress("killed", position[0]);
            program.Kill();
            program.WaitForEnd();
            SafetensorsFile.Read(Checkpoint("killed")).CopyTo("training/position", position);
        }

        var epochs = $"{position[0] + 2}";
        Assert.Equal(0, Train("killed", [.. options, "--resume", "--epochs", epochs]).ExitCode);
        Train("unbroken", [.. options, "--epochs", epochs]);
        Assert.Equal(Model("unbroken"), Model("killed"));
    }

    private MnistProgram.Outcome Train(string output, params string[] options) => MnistProgram.Run([.. Arguments(output), .. options]);

    private string[] Arguments(string output) => ["--data", digits.Folder, "--output", _folder.FileName(output)];

    private string Checkpoint(string output) => Path.Combine(_folder.FileName(output), "checkpoint.safetensors");

    private string ModelPath(string output) => Path.Combine(_folder.FileName(output), "model.safetensors");

    private byte[] Model(string output) => File.ReadAllBytes(ModelPath(output));

    private void WaitForCheckpoint(string output) => Assert.True(SpinWait.SpinUntil(() => File.Exists(Checkpoint(output)), TimeSpan.FromSeconds(20)));

    private void WaitForProgress(string output, long epoch)
    {
        WaitForCheckpoint(output);
        var position = new long[6];
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                Thread.Sleep(10);
                SafetensorsFile.Read(Checkpoint(output)).CopyTo("training/position", position);
                return position[0] > epoch + 20;
            },
            TimeSpan.FromSeconds(20)));
    }
}
