using SymbolicBackprop.Data;
using SymbolicBackprop.Training;

namespace Mnist;

/// <summary>A trained network as a <c>.safetensors</c> file: the weights by their names, the activation as metadata.</summary>
internal static class ModelFile
{
    /// <summary>The name that a model gets.</summary>
    public const string DefaultName = "model.safetensors";

    /// <summary>The folder of models and checkpoints, below the current one, where the command line names no other.</summary>
    public static readonly string DefaultFolder = Path.Combine("artifacts", "mnist");

    private const string ActivationKey = "activation";

    /// <summary>Writes a model, atomically and with a checksum.</summary>
    /// <exception cref="DataFileException">The file cannot be written; what was there is untouched.</exception>
    public static void Save(string path, Network network, Activation activation) =>
        Checkpoint.SaveWeights(path, ref network, new Dictionary<string, string> { [ActivationKey] = activation.ToString() });

    /// <summary>Reads a model; its hidden layer may have any size.</summary>
    /// <exception cref="DataFileException">The file is missing or damaged, or is no model of this program.</exception>
    public static (Network Network, Activation Activation) Load(string path)
    {
        var file = SafetensorsFile.Read(path);
        if (!Enum.TryParse<Activation>(file.Metadata.GetValueOrDefault(ActivationKey), out var activation) || !Enum.IsDefined(activation))
            throw new DataFileException(path, "is no model of this program: its metadata names no activation");
        if (!file.Tensors.TryGetValue(nameof(Network.HiddenBias), out var bias) || bias.Shape is not [1, > 0 and var units])
            throw new DataFileException(path, $"is no model of this program: it has no row {nameof(Network.HiddenBias)}");
        var network = NewNetwork.Zero(checked((int)units));
        file.CopyToParameters("", ref network);
        return (network, activation);
    }
}
