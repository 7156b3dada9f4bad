using SymbolicBackprop.Data;

namespace SymbolicBackprop.Training;

/// <summary>
/// Weights as a <c>.safetensors</c> file, each leaf under its name: other tools read it. A training under way is saved by
/// <see cref="Trainer{TParameters}.Save"/>, and its weights are read here as well.
/// </summary>
public static class Checkpoint
{
    /// <summary>Writes weights, atomically and with a checksum.</summary>
    /// <param name="path">The file to create or to replace.</param>
    /// <param name="weights">Only read.</param>
    /// <param name="metadata">Texts to store beside them; null for none.</param>
    /// <exception cref="ArgumentNullException">An argument that is needed is null.</exception>
    /// <exception cref="DataFileException">The file cannot be written; what was there is untouched.</exception>
    public static void SaveWeights<TParameters>(
        string path, ref TParameters weights, IReadOnlyDictionary<string, string>? metadata = null)
        where TParameters : IParameters<TParameters>
    {
        var writer = new SafetensorsWriter();
        foreach (var (key, value) in metadata ?? new Dictionary<string, string>())
            writer.Metadata[key] = value;
        writer.AddParameters("", ref weights);
        writer.Save(path);
    }

    /// <summary>Reads weights, from a file of weights or of a training.</summary>
    /// <param name="path">The file.</param>
    /// <param name="weights">Overwritten; on an exception nothing is written.</param>
    /// <exception cref="DataFileException">
    /// The file is missing or damaged, or holds another network: the message names the leaf and both shapes.
    /// </exception>
    public static void LoadWeights<TParameters>(string path, ref TParameters weights)
        where TParameters : IParameters<TParameters>
    {
        var file = SafetensorsFile.Read(path);
        var ofTraining = file.Tensors.Keys.Any(static name => name.StartsWith(TrainingCheckpoint.WeightsPrefix, StringComparison.Ordinal));
        file.CopyToParameters(ofTraining ? TrainingCheckpoint.WeightsPrefix : "", ref weights);
    }
}
