namespace Mnist.Training;

/// <summary>What the command line asks for, checked.</summary>
internal sealed record TrainingSettings
{
    /// <summary>How often every image is trained with.</summary>
    public required int Epochs { get; init; }

    /// <summary>The images of a step.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The units of the hidden layer.</summary>
    public required int HiddenUnits { get; init; }

    /// <summary>The method of gradient descent.</summary>
    public required OptimizerMethod Optimizer { get; init; }

    /// <summary>The rate of the first step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>What is minimised.</summary>
    public required LossFunction LossFunction { get; init; }

    /// <summary>The function of the hidden layer.</summary>
    public required Activation Activation { get; init; }

    /// <summary>Where all randomness comes from.</summary>
    public required long Seed { get; init; }

    /// <summary>The threads of a matrix operation; the results do not depend on it.</summary>
    public required int Threads { get; init; }

    /// <summary>The folder of the four files of the database.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The folder of the model and the checkpoint.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>Whether to go on where the checkpoint in the output folder stands.</summary>
    public required bool Resume { get; init; }

    /// <summary>Where to write the figures of the run; null for nowhere.</summary>
    public required string? SummaryPath { get; init; }

    /// <summary>The weights alone, for prediction and for other tools.</summary>
    public string ModelPath => Path.Combine(OutputFolder, ModelFile.DefaultName);

    /// <summary>All that a stopped training needs to go on.</summary>
    public string CheckpointPath => Path.Combine(OutputFolder, "checkpoint.safetensors");
}
