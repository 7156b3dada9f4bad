using System.Text.Json;
using SymbolicBackprop.Data;

namespace Mnist.Training;

/// <summary>The figures of a run.</summary>
internal sealed record RunSummary
{
    /// <summary>The numbers that are learned.</summary>
    public required int Parameters { get; init; }

    /// <summary>The epochs completed, those before a resumption included.</summary>
    public required int Epochs { get; init; }

    /// <summary>The steps taken, those before a resumption included.</summary>
    public required long Steps { get; init; }

    /// <summary>The epochs of this run alone, where it was resumed within one a fraction.</summary>
    public required double RunEpochs { get; init; }

    /// <summary>The steps of this run alone.</summary>
    public required long RunSteps { get; init; }

    /// <summary>From the first step to the end, evaluations and checkpoints included.</summary>
    public required TimeSpan RunTime { get; init; }

    /// <summary>The time of the steps: gathering the batch, forward, backward, update.</summary>
    public required TimeSpan StepTime { get; init; }

    /// <summary>In percent.</summary>
    public required double TestAccuracy { get; init; }

    /// <summary>The mean loss over the test set.</summary>
    public required double TestLoss { get; init; }

    /// <inheritdoc cref="AllocationMeter.BytesPerStep"/>
    public required double AllocatedBytesPerStep { get; init; }

    /// <summary>The mean time of a step; 0 where this run had none.</summary>
    public double MicrosecondsPerStep => RunSteps == 0 ? 0 : StepTime.TotalMicroseconds / RunSteps;

    /// <summary>Writes the figures as JSON, atomically.</summary>
    /// <exception cref="DataFileException">The file cannot be written.</exception>
    public void Save(string path) => AtomicFile.Write(path, stream =>
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("parameters", Parameters);
        json.WriteNumber("epochs", Epochs);
        json.WriteNumber("steps", Steps);
        json.WriteNumber("train_seconds", Math.Round(RunTime.TotalSeconds, 3));
        json.WriteNumber("seconds_per_epoch", RunEpochs == 0 ? 0 : Math.Round(RunTime.TotalSeconds / RunEpochs, 3));
        json.WriteNumber("microseconds_per_step", Math.Round(MicrosecondsPerStep, 1));
        json.WriteNumber("test_accuracy", Math.Round(TestAccuracy, 4));
        json.WriteNumber("test_loss", Math.Round(TestLoss, 6));
        json.WriteNumber("allocated_bytes_per_step", AllocatedBytesPerStep);
        json.WriteEndObject();
    });
}
