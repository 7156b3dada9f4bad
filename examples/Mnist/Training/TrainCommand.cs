using System.Diagnostics;
using System.Security.Cryptography;
using System.Runtime.InteropServices;
using SymbolicBackprop;
using SymbolicBackprop.Data;
using SymbolicBackprop.LinearAlgebra;
using SymbolicBackprop.Training;

namespace Mnist.Training;

/// <summary>Trains, tests and saves.</summary>
internal static class TrainCommand
{
    /// <param name="settings">What was asked for.</param>
    /// <param name="arguments">How it was asked for: to say how to go on.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputException">The settings do not fit the data.</exception>
    /// <exception cref="DataFileException">A file cannot be read or written.</exception>
    public static int Run(TrainingSettings settings, string[] arguments)
    {
        MatrixParallelism.MaxThreads = settings.Threads;

        // All that can be wrong is found out before anything is written.
        var trainingDigits = MnistDataSet.ReadTraining(settings.DataFolder);
        var testDigits = MnistDataSet.ReadTest(settings.DataFolder);
        if (settings.BatchSize > trainingDigits.Count)
            throw new InputException($"--batch-size must be at most {trainingDigits.Count}, the number of training images, not {settings.BatchSize}");
        if (settings.SummaryPath is { } path)
            OutputPaths.RequireReplaceable(path);
        var progress = new TrainingProgressBoard();
        var testTask = new DigitTask(testDigits, settings.Activation, settings.LossFunction);
        var trainer = NewTrainer(settings, trainingDigits, testTask, progress);
        if (settings.Resume)
            trainer.Resume(settings.CheckpointPath);
        else
            OutputPaths.PrepareFolder(settings.OutputFolder);

        var stepsBefore = trainer.StepCount;
        using var interruption = new Interruption();
        var started = Stopwatch.GetTimestamp();
        var result = TrainingDisplay.Show(trainer, progress, interruption.Token);
        var elapsed = Stopwatch.GetElapsedTime(started);
        switch (result.Reason)
        {
            case StopReason.Cancelled:
                Console.WriteLine($"interrupted in epoch {result.CompletedEpochs + 1} after step {result.StepCount}; saved to {settings.CheckpointPath}");
                Console.WriteLine($"to go on: {OutputPaths.CommandLine([.. arguments.Where(argument => argument != "--resume"), "--resume"])}");
                return ExitCode.Interrupted;
            case StopReason.Diverged:
                Console.Error.WriteLine(
                    $"error: the loss of step {result.StepCount + 1} is not finite: try a --learning-rate below {settings.LearningRate}; saved to {settings.CheckpointPath}");
                return ExitCode.Failure;
        }

        ModelFile.Save(settings.ModelPath, trainer.Weights, settings.Activation);
        var test = result.LastEpoch?.Validation ?? Evaluation.Run(testTask, ref trainer.Weights);
        var summary = new RunSummary
        {
            Parameters = Parameters.Count(ref trainer.Weights),
            Epochs = result.CompletedEpochs,
            Steps = result.StepCount,
            RunEpochs = (result.StepCount - stepsBefore) / (double)trainer.StepsPerEpoch,
            RunSteps = result.StepCount - stepsBefore,
            RunTime = elapsed,
            StepTime = result.TrainingTime,
            TestAccuracy = 100 * test.Metrics[0],
            TestLoss = test.Loss,
            AllocatedBytesPerStep = progress.AllocatedBytesPerStep,
        };
        if (settings.SummaryPath is { } summaryPath)
            summary.Save(summaryPath);
        Console.WriteLine($"{summary.Steps} steps, {summary.RunTime.TotalSeconds:F1} s, {summary.MicrosecondsPerStep:F0} µs a step; model: {settings.ModelPath}");
        Console.WriteLine($"test accuracy: {summary.TestAccuracy:F2} %");
        return ExitCode.Success;
    }

    private static Trainer<Network> NewTrainer(
        TrainingSettings settings, MnistDataSet digits, DigitTask testTask, ITrainingObserver observer)
    {
        var network = NewNetwork.Random(settings.HiddenUnits, settings.Activation, settings.Seed);
        var steps = (digits.Count + settings.BatchSize - 1L) / settings.BatchSize * settings.Epochs;
        var options = new TrainingOptions
        {
            Epochs = settings.Epochs,
            BatchSize = settings.BatchSize,
            LearningRate = settings.Optimizer.Schedule(settings.LearningRate, steps),
            Seed = settings.Seed,
            Checkpoint = new CheckpointPolicy(settings.CheckpointPath),
            Description = new Dictionary<string, string>
            {
                ["activation"] = settings.Activation.ToString(),
                ["loss function"] = settings.LossFunction.ToString(),
                ["hash of the labels"] = Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(digits.Labels)).AsSpan(0, 8)),
            },
        };
        return new Trainer<Network>(
            network, new DigitTask(digits, settings.Activation, settings.LossFunction), settings.Optimizer.Create(network), options, testTask, observer);
    }
}
