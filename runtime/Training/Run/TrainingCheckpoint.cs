using System.Globalization;
using SymbolicBackprop.Data;

namespace SymbolicBackprop.Training;

/// <summary>
/// The file of a training under way: the tensors <c>weights/…</c>, <c>best/…</c> and <c>optimizer/{state}/…</c> leaf by leaf,
/// <c>training/position</c> (epoch, batch, step, samples of the epoch, best epoch, steps of the optimiser) and
/// <c>training/sums</c> (best loss, sums over the epoch); the choices of the run as metadata.
/// There is no state of random numbers beside the position: all of them are functions of the seed and the position.
/// </summary>
internal static class TrainingCheckpoint
{
    public const string WeightsPrefix = "weights/";

    private const string BestPrefix = "best/";
    private const string PositionName = "training/position";
    private const string SumsName = "training/sums";
    private const string MetadataPrefix = "training.";
    private const int PositionLength = 6;

    public static void Save<TParameters>(
        string path,
        KeyValuePair<string, string>[] fingerprint,
        ref TParameters weights,
        ref TParameters bestWeights,
        Optimizer<TParameters> optimizer,
        TrainingState state)
        where TParameters : IParameters<TParameters>
    {
        var writer = new SafetensorsWriter();
        foreach (var (key, value) in fingerprint)
            writer.Metadata[MetadataPrefix + key] = value;
        writer.AddParameters(WeightsPrefix, ref weights);
        writer.AddParameters(BestPrefix, ref bestWeights);
        for (var i = 0; i < optimizer.StateNames.Count; i++)
            writer.AddParameters(StatePrefix(optimizer, i), ref optimizer.State(i));
        long[] position = [state.Epoch, state.Batch, state.Step, state.Means.SampleCount, state.BestEpoch, optimizer.StepCount];
        double[] sums = [state.BestLoss, .. state.Means.Sums];
        writer.Add(PositionName, position.AsSpan());
        writer.Add(SumsName, ParameterLeaf.Of(sums.AsSpan(), ParameterShape.Array(sums.Length)));
        writer.Save(path);
    }

    public static void Load<TParameters>(
        string path,
        KeyValuePair<string, string>[] fingerprint,
        ref TParameters weights,
        ref TParameters bestWeights,
        Optimizer<TParameters> optimizer,
        TrainingState state,
        int batchCount)
        where TParameters : IParameters<TParameters>
    {
        // Everything is read into storage of its own first, so that a file that does not fit changes nothing.
        var file = SafetensorsFile.Read(path);
        if (!file.Tensors.ContainsKey(PositionName))
            throw new DataFileException(path, "is no checkpoint of a training: it may hold weights, but not where a training stands");
        var newWeights = weights.ZeroLike();
        file.CopyToParameters(WeightsPrefix, ref newWeights);
        RequireSameRun(file, fingerprint);
        var newBest = weights.ZeroLike();
        file.CopyToParameters(BestPrefix, ref newBest);
        var newStates = new TParameters[optimizer.StateNames.Count];
        for (var i = 0; i < newStates.Length; i++)
        {
            newStates[i] = weights.ZeroLike();
            file.CopyToParameters(StatePrefix(optimizer, i), ref newStates[i]);
        }

        var position = new long[PositionLength];
        file.CopyTo(PositionName, position.AsSpan());
        RequirePlausible(path, position, batchCount);
        var sums = new double[1 + state.Means.Sums.Length];
        file.CopyTo(SumsName, ParameterLeaf.Of(sums.AsSpan(), ParameterShape.Array(sums.Length)));

        Parameters.Copy(ref newWeights, ref weights);
        Parameters.Copy(ref newBest, ref bestWeights);
        for (var i = 0; i < newStates.Length; i++)
            Parameters.Copy(ref newStates[i], ref optimizer.State(i));
        (state.Epoch, state.Batch, state.Step) = ((int)position[0], (int)position[1], position[2]);
        (state.Means.SampleCount, state.BestEpoch) = (position[3], (int)position[4]);
        optimizer.RestoreStepCount(position[5]);
        state.BestLoss = sums[0];
        sums.AsSpan(1).CopyTo(state.Means.Sums);
    }

    private static string StatePrefix<TParameters>(Optimizer<TParameters> optimizer, int index)
        where TParameters : IParameters<TParameters> => $"optimizer/{optimizer.StateNames[index]}/";

    private static void RequireSameRun(SafetensorsFile file, KeyValuePair<string, string>[] fingerprint)
    {
        foreach (var (key, value) in fingerprint)
        {
            var written = file.Metadata.GetValueOrDefault(MetadataPrefix + key, "unknown");
            if (written != value)
                throw new DataFileException(file.Path, $"was written by a training with the {key} {written}, this one has {value}");
        }
    }

    private static void RequirePlausible(string path, long[] position, int batchCount)
    {
        var (epoch, batch, step, samples, bestEpoch, optimizerSteps) =
            (position[0], position[1], position[2], position[3], position[4], position[5]);
        var fits = epoch is >= 0 and < int.MaxValue && batch >= 0 && batch <= batchCount && step == epoch * batchCount + batch
            && samples >= 0 && bestEpoch >= 0 && bestEpoch <= epoch && optimizerSteps >= step;
        if (!fits)
        {
            throw new DataFileException(path, string.Create(
                CultureInfo.InvariantCulture,
                $"holds the impossible position epoch {epoch}, batch {batch} of {batchCount}, step {step}, best epoch {bestEpoch}, optimizer step {optimizerSteps}"));
        }
    }
}
