using System.Diagnostics;
using System.Globalization;
using SymbolicBackprop.Data;

namespace SymbolicBackprop.Training;

/// <summary>
/// Gradient descent over the full batch, single samples or mini-batches. The weights after n steps are a function of the first weights,
/// the task, the optimiser and the options alone: a run that is cancelled, saved and resumed in another process gives the same bits as one that was never
/// stopped. Steps allocate nothing if the task and the observer do not. Not to be shared between threads.
/// </summary>
/// <typeparam name="TParameters">The type of the weights.</typeparam>
public sealed class Trainer<TParameters>
    where TParameters : IParameters<TParameters>
{
    private readonly ITrainingTask<TParameters> _task;
    private readonly IEvaluationTask<TParameters>? _validationTask;
    private readonly ReadOnlyMemory<int> _validationSamples;
    private readonly Optimizer<TParameters> _optimizer;
    private readonly TrainingOptions _options;
    private readonly ITrainingObserver? _observer;
    private readonly MiniBatches _batches;
    private readonly TrainingState _state;
    private readonly double[] _metrics;
    private TParameters _weights;
    private TParameters _gradient;
    private TParameters _bestWeights;
    private TrainingClock _clock;

    /// <summary>A training that has not begun.</summary>
    /// <param name="weights">The first weights: an object is trained in place, a struct as the copy <see cref="Weights"/>.</param>
    /// <param name="task">The samples and the loss.</param>
    /// <param name="optimizer">Made for these weights.</param>
    /// <param name="options">The choices.</param>
    /// <param name="validation">Samples to evaluate after each epoch, in place of a share of the training samples; null for none.</param>
    /// <param name="observer">Who hears how it goes; null for nobody.</param>
    /// <exception cref="ArgumentNullException">An argument that is needed is null.</exception>
    /// <exception cref="ArgumentException">There is both a validation task and a validation fraction.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The batch size is larger than the number of samples.</exception>
    public Trainer(
        TParameters weights,
        ITrainingTask<TParameters> task,
        Optimizer<TParameters> optimizer,
        TrainingOptions options,
        IEvaluationTask<TParameters>? validation = null,
        ITrainingObserver? observer = null)
    {
        LeafChecks.RequireNotNull(ref weights, nameof(weights));
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(options);
        if (validation is not null && options.ValidationFraction > 0)
            throw new ArgumentException("There is a validation fraction in the options already: give one of the two.", nameof(validation));

        var split = new ValidationSplit(task.SampleCount, options.ValidationFraction, options.Seed);
        _task = task;
        _validationTask = validation ?? (split.Validation.IsEmpty ? null : task);
        _validationSamples = validation is null ? split.Validation : new ValidationSplit(validation.SampleCount, 0, 0).Training;
        _optimizer = optimizer;
        _options = options;
        _observer = observer;
        _batches = new MiniBatches(
            split.Training.Span, options.BatchSize ?? split.Training.Length, options.Seed, options.Shuffle, options.DropLastBatch);
        _state = new TrainingState(task.MetricNames.Count);
        _metrics = new double[task.MetricNames.Count];
        _weights = weights;
        _gradient = weights.ZeroLike();
        _bestWeights = weights.ZeroLike();
    }

    /// <summary>The weights as they are now.</summary>
    public ref TParameters Weights => ref _weights;

    /// <summary>The epochs trained to their end.</summary>
    public int CompletedEpochs => _state.Epoch;

    /// <summary>The steps taken.</summary>
    public long StepCount => _state.Step;

    /// <summary>The steps of an epoch.</summary>
    public int StepsPerEpoch => _batches.BatchCount;

    private bool HasStoppedEarly =>
        _options.EarlyStopping is { } stopping && _state.EpochsWithoutImprovement >= stopping.Patience;

    /// <summary>Trains from where the training stands to its end, or until it is cancelled; then it can be called again.</summary>
    /// <param name="cancellationToken">Cancels after the step under way; this is no exception but the reason in the result.</param>
    /// <exception cref="DataFileException">A checkpoint cannot be written. The training can go on.</exception>
    public TrainingResult Run(CancellationToken cancellationToken = default)
    {
        _clock = default;
        EpochResult? lastEpoch = null;
        var reason = RunEpochs(ref lastEpoch, cancellationToken);
        if (_options.Checkpoint is { AtEnd: true })
            WriteCheckpoint(_options.Checkpoint.Path);

        // After the checkpoint, which keeps the weights of the last step: with more epochs the training goes on from those.
        if (reason is StopReason.Completed or StopReason.EarlyStopping
            && _options.EarlyStopping is { RestoreBestWeights: true } && _state.BestEpoch > 0)
        {
            Parameters.Copy(ref _bestWeights, ref _weights);
        }

        return new TrainingResult(reason, _state.Epoch, _state.Step, _state.BestEpoch, lastEpoch, _clock.TrainingTime);
    }

    /// <summary>
    /// Saves all that <see cref="Resume"/> needs: weights, optimiser, position, sums of the epoch, best weights. After a run that restored
    /// the best weights it is those that are saved; the checkpoint that the options ask for at the end keeps the last ones.
    /// </summary>
    /// <param name="path">A <c>.safetensors</c> file, replaced atomically.</param>
    /// <exception cref="DataFileException">The file cannot be written; what was there is untouched.</exception>
    public void Save(string path) =>
        TrainingCheckpoint.Save(path, Fingerprint(), ref _weights, ref _bestWeights, _optimizer, _state);

    /// <summary>Goes back to where <see cref="Save"/> or the checkpoints of the options left a training of the same options; their number of epochs may be another.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFileException">
    /// The file is missing or damaged, or is that of another network, another optimiser or other options. Nothing was changed.
    /// </exception>
    public void Resume(string path) =>
        TrainingCheckpoint.Load(path, Fingerprint(), ref _weights, ref _bestWeights, _optimizer, _state, _batches.BatchCount);

    private StopReason RunEpochs(ref EpochResult? lastEpoch, CancellationToken cancellationToken)
    {
        while (_state.Epoch < _options.Epochs)
        {
            if (HasStoppedEarly)
                return StopReason.EarlyStopping;
            _batches.StartEpoch(_state.Epoch);
            _clock.StartEpoch();
            while (_state.Batch < _batches.BatchCount)
            {
                if (cancellationToken.IsCancellationRequested)
                    return StopReason.Cancelled;
                if (!TryStep())
                    return StopReason.Diverged;
                if (_options.Checkpoint is { EverySteps: > 0 } policy && _state.Step % policy.EverySteps == 0)
                    WriteCheckpoint(policy.Path);
            }

            if (cancellationToken.IsCancellationRequested)
                return StopReason.Cancelled;
            lastEpoch = FinishEpoch();
        }

        return StopReason.Completed;
    }

    /// <summary>One step; false where it would have spoilt the weights.</summary>
    private bool TryStep()
    {
        var started = Stopwatch.GetTimestamp();
        var samples = _batches.Batch(_state.Batch);
        Array.Clear(_metrics);
        var loss = _task.ValueAndGradient(ref _weights, samples, StepSeed(_options.Seed, _state.Step), ref _gradient, _metrics);
        if (!double.IsFinite(loss))
            return false;
        if (_options.MaximumGradientNorm is { } maximumNorm
            && !double.IsFinite(GradientClipping.ByGlobalNorm(ref _gradient, maximumNorm)))
        {
            return false;
        }

        var learningRate = _options.LearningRate.At(_state.Step);
        _optimizer.Step(ref _weights, ref _gradient, learningRate);
        _state.Means.Add(loss, _metrics, samples.Length);
        _state.Batch++;
        _state.Step++;
        _clock.AddStep(started, samples.Length);
        _observer?.OnStep(new TrainingProgress
        {
            Epoch = _state.Epoch + 1,
            EpochCount = _options.Epochs,
            Batch = _state.Batch,
            BatchCount = _batches.BatchCount,
            Step = _state.Step,
            LearningRate = learningRate,
            BatchLoss = loss,
            MeanLoss = _state.Means.Loss,
            MeanMetrics = _state.Means.Metrics,
            SamplesPerSecond = _clock.SamplesPerSecond,
            TrainingTime = _clock.TrainingTime,
            RemainingTime = _clock.TimeOf((long)_options.Epochs * _batches.BatchCount - _state.Step),
        });
        return true;
    }

    private EpochResult FinishEpoch()
    {
        var started = Stopwatch.GetTimestamp();
        var validation = _validationTask is null
            ? null
            : Evaluation.Run(_validationTask, ref _weights, _validationSamples.Span, _options.EvaluationBatchSize);
        var evaluationTime = Stopwatch.GetElapsedTime(started);

        var training = _state.Means.ToResult();
        var loss = validation?.Loss ?? training.Loss;
        _state.Epoch++;
        _state.Batch = 0;
        _state.Means.Clear();
        var isBest = loss < _state.BestLoss - (_options.EarlyStopping?.MinimumImprovement ?? 0);
        if (isBest)
        {
            (_state.BestLoss, _state.BestEpoch) = (loss, _state.Epoch);
            Parameters.Copy(ref _weights, ref _bestWeights);
        }

        var result = new EpochResult(_state.Epoch, training, validation, isBest, _clock.EpochTime, evaluationTime);
        _observer?.OnEpoch(result);
        if (_options.Checkpoint is { EveryEpochs: > 0 } policy && _state.Epoch % policy.EveryEpochs == 0)
            WriteCheckpoint(policy.Path);
        return result;
    }

    private void WriteCheckpoint(string path)
    {
        Save(path);
        _observer?.OnCheckpoint(path);
    }

    /// <summary>A seed of its own for each step, without a generator whose state would have to be saved.</summary>
    private static long StepSeed(long seed, long step) =>
        unchecked((long)SplitMix64.Mix(SplitMix64.Mix((ulong)seed + SplitMix64.Increment) ^ (ulong)step));

    /// <summary>What must be equal for a resumed run to be the same run.</summary>
    private KeyValuePair<string, string>[] Fingerprint() =>
    [
        new("optimizer", _optimizer.ToString()),
        new("learning rate", _options.LearningRate.ToString()),
        new("batch size", Text(_batches.BatchSize)),
        new("seed", Text(_options.Seed)),
        new("shuffle", Text(_options.Shuffle)),
        new("drop last batch", Text(_options.DropLastBatch)),
        new("validation fraction", Text(_options.ValidationFraction)),
        new("maximum gradient norm", _options.MaximumGradientNorm is { } norm ? Text(norm) : "none"),
        new("samples", Text(_task.SampleCount)),
        new("metrics", string.Join(", ", _task.MetricNames)),
        .. _options.Description.OrderBy(static pair => pair.Key, StringComparer.Ordinal),
    ];

    private static string Text(IConvertible value) => value.ToString(CultureInfo.InvariantCulture);
}
