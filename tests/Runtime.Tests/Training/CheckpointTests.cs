using SymbolicBackprop.Data;
using SymbolicBackprop.Training;

namespace SymbolicBackprop.Tests.Training;

public sealed class CheckpointTests : IDisposable
{
    private static readonly TrainingOptions Options = new()
    {
        Epochs = 6,
        BatchSize = 8,
        Seed = 5,
        ValidationFraction = 0.2,
        LearningRate = LearningRateSchedule.Cosine(0.3, 40).WithWarmUp(5),
        MaximumGradientNorm = 3,
        EarlyStopping = new EarlyStopping(20),
    };

    private readonly TemporaryFolder _folder = new();

    private static readonly Dictionary<string, Func<Line, Optimizer<Line>>> Optimizers = new()
    {
        ["SGD"] = w => new Sgd<Line>(w, 0.01),
        ["Momentum"] = w => new Momentum<Line>(w),
        ["Nesterov"] = w => new Nesterov<Line>(w),
        ["AdaGrad"] = w => new AdaGrad<Line>(w),
        ["RMSProp"] = w => new RmsProp<Line>(w),
        ["Adam"] = Adam,
        ["AdamW"] = w => new AdamW<Line>(w),
    };

    public static TheoryData<string> OptimizerNames => [.. Optimizers.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(OptimizerNames))]
    public void A_run_resumed_at_any_step_gives_the_bits_of_one_that_was_never_stopped(string name)
    {
        var optimizer = Optimizers[name];
        var path = _folder.File("checkpoint.safetensors");
        var whole = new RecordingObserver();
        var unbroken = Make(optimizer, whole);
        unbroken.Run();
        // 40 training samples in batches of 8: steps 5, 10, … end an epoch.
        foreach (var stop in new[] { 1, 4, 5, 6, 13, 29, 30 })
        {
            var first = new RecordingObserver { CancelAfterStep = stop };
            var begun = Make(optimizer, first, Options with { Checkpoint = new CheckpointPolicy(path) { EveryEpochs = 0 } });
            begun.Run(first.Cancellation.Token);
            Assert.Equal(stop, begun.StepCount);

            var second = new RecordingObserver();
            var resumed = Make(optimizer, second);
            resumed.Resume(path);
            Assert.Equal(stop, resumed.StepCount);
            var result = resumed.Run();
            Assert.Equal(StopReason.Completed, result.Reason);
            Assert.Equal(unbroken.Weights, resumed.Weights);
            var last = whole.Epochs[^1];
            Assert.Equal(last.Training.Loss, second.Epochs[^1].Training.Loss);
            Assert.Equal(last.Training.Metrics, second.Epochs[^1].Training.Metrics);
            Assert.Equal(last.Validation!.Loss, second.Epochs[^1].Validation!.Loss);
        }
    }

    [Fact]
    public void A_resumed_run_may_have_more_epochs_and_goes_on_from_the_last_weights_not_the_best()
    {
        var path = _folder.File("checkpoint.safetensors");
        var unbroken = Make(Adam, new RecordingObserver());
        unbroken.Run();
        Make(Adam, new RecordingObserver(), Options with { Epochs = 3, Checkpoint = new CheckpointPolicy(path) }).Run();
        var resumed = Make(Adam, new RecordingObserver());
        resumed.Resume(path);
        resumed.Run();
        Assert.Equal(unbroken.Weights, resumed.Weights);
    }

    [Fact]
    public void The_best_weights_survive_a_resumption()
    {
        var path = _folder.File("checkpoint.safetensors");
        // A rate that makes every epoch after the first worse.
        var options = Options with { LearningRate = LearningRateSchedule.Step(0.3, 8, 5), Epochs = 4, MaximumGradientNorm = null };
        var unbroken = Make(w => new Sgd<Line>(w), new RecordingObserver(), options);
        var expected = unbroken.Run();
        Assert.True(expected.BestEpoch < 4);
        Make(w => new Sgd<Line>(w), new RecordingObserver(), options with { Epochs = 3, Checkpoint = new CheckpointPolicy(path) }).Run();
        var resumed = Make(w => new Sgd<Line>(w), new RecordingObserver(), options);
        resumed.Resume(path);
        Assert.Equal(expected.BestEpoch, resumed.Run().BestEpoch);
        Assert.Equal(unbroken.Weights, resumed.Weights);
    }

    [Fact]
    public void Checkpoints_are_written_every_so_many_steps_and_epochs_and_at_the_end()
    {
        var path = _folder.File("checkpoint.safetensors");
        int Count(CheckpointPolicy policy)
        {
            var observer = new RecordingObserver();
            Make(Adam, observer, Options with { Checkpoint = policy }).Run();
            Assert.All(observer.Checkpoints, written => Assert.Equal(path, written));
            return observer.Checkpoints.Count;
        }

        Assert.Equal(7, Count(new CheckpointPolicy(path)));
        Assert.Equal(3, Count(new CheckpointPolicy(path) { EveryEpochs = 2, AtEnd = false }));
        Assert.Equal(4, Count(new CheckpointPolicy(path) { EverySteps = 7, EveryEpochs = 0, AtEnd = false }));
    }

    [Fact]
    public void A_checkpoint_of_another_network_is_refused_with_leaf_and_shapes_and_nothing_changes()
    {
        var path = _folder.File("checkpoint.safetensors");
        ModelTrainer(3, 4).Save(path);
        var other = ModelTrainer(3, 5);
        var before = other.Weights.Hidden.Weights.ToArray();
        var exception = Assert.Throws<DataFileException>(() => other.Resume(path));
        foreach (var part in new[] { path, "Hidden.Weights", "[3, 4]", "[3, 5]" })
            Assert.Contains(part, exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, other.Weights.Hidden.Weights);

        var weights = Model.Random(3, 5, 1);
        Assert.Contains("[3, 5]", Assert.Throws<DataFileException>(() => Checkpoint.LoadWeights(path, ref weights)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_of_another_optimizer_or_other_options_is_refused_and_nothing_changes()
    {
        var path = _folder.File("checkpoint.safetensors");
        var observer = new RecordingObserver { CancelAfterStep = 3 };
        var begun = Make(Adam, observer);
        begun.Run(observer.Cancellation.Token);
        begun.Save(path);
        void Refused(Func<Line, Optimizer<Line>> optimizer, TrainingOptions options, string expected)
        {
            var trainer = Make(optimizer, new RecordingObserver(), options);
            var message = Assert.Throws<DataFileException>(() => trainer.Resume(path)).Message;
            Assert.Contains(expected, message, StringComparison.Ordinal);
            Assert.Equal(new Line(0, 0), trainer.Weights);
            Assert.Equal(0, trainer.StepCount);
        }

        Refused(w => new AdamW<Line>(w), Options, "the optimizer Adam(beta1=0.9, beta2=0.999, epsilon=1E-08, weightDecay=0), this one has AdamW(");
        Refused(w => new Adam<Line>(w, 0.8), Options, "beta1=0.8");
        Refused(Adam, Options with { BatchSize = 4 }, "the batch size 8, this one has 4");
        Refused(Adam, Options with { Seed = 6 }, "the seed 5, this one has 6");
        Refused(Adam, Options with { LearningRate = 0.1 }, "the learning rate warm-up(");
        Make(Adam, new RecordingObserver()).Resume(path);
    }

    [Fact]
    public void A_flipped_bit_and_a_truncated_or_missing_file_are_refused()
    {
        var path = _folder.File("checkpoint.safetensors");
        Make(Adam, new RecordingObserver()).Save(path);
        var bytes = File.ReadAllBytes(path);
        var trainer = Make(Adam, new RecordingObserver());
        for (var i = 0; i < bytes.Length; i += 7)
        {
            bytes[i] ^= 4;
            File.WriteAllBytes(path, bytes);
            Assert.Throws<DataFileException>(() => trainer.Resume(path));
            bytes[i] ^= 4;
        }

        File.WriteAllBytes(path, bytes[..^1]);
        Assert.Throws<DataFileException>(() => trainer.Resume(path));
        Assert.Throws<DataFileException>(() => trainer.Resume(_folder.File("missing")));
        Assert.Throws<DataFileException>(() => trainer.Save(_folder.File("missing/checkpoint")));
    }

    [Fact]
    public void An_impossible_position_is_refused()
    {
        var path = _folder.File("checkpoint.safetensors");
        var optimizer = new Sgd<Line>(default);
        var state = new TrainingState(1) { Epoch = 1, Batch = 2, Step = 99 };
        var weights = new Line(1, 2);
        var best = new Line(3, 4);
        TrainingCheckpoint.Save(path, [], ref weights, ref best, optimizer, state);
        var read = new TrainingState(1);
        var exception = Assert.Throws<DataFileException>(() => TrainingCheckpoint.Load(path, [], ref weights, ref best, optimizer, read, 10));
        Assert.Contains("impossible position", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, read.Step);
    }

    [Fact]
    public void Weights_are_saved_under_the_names_of_their_leaves_and_read_from_a_training_as_well()
    {
        var path = _folder.File("weights.safetensors");
        var weights = Model.Random(3, 4, 1);
        Checkpoint.SaveWeights(path, ref weights, new Dictionary<string, string> { ["purpose"] = "test" });
        var file = SafetensorsFile.Read(path);
        Assert.Equal(["Hidden.Bias", "Hidden.Weights", "Line.Intercept", "Line.Slope"], file.Tensors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("test", file.Metadata["purpose"]);
        Assert.True(file.HasChecksum);
        var read = new Model(3, 4);
        Checkpoint.LoadWeights(path, ref read);
        Assert.Equal(weights.Hidden.Weights, read.Hidden.Weights);
        Assert.Equal(weights.Line, read.Line);
        Assert.Contains("no checkpoint", Assert.Throws<DataFileException>(() => ModelTrainer(3, 4).Resume(path)).Message, StringComparison.Ordinal);

        var trainer = ModelTrainer(3, 4);
        trainer.Save(path);
        Checkpoint.LoadWeights(path, ref read);
        Assert.Equal(trainer.Weights.Hidden.Weights, read.Hidden.Weights);
    }

    private static Adam<Line> Adam(Line weights) => new(weights);

    private static Trainer<Line> Make(Func<Line, Optimizer<Line>> optimizer, RecordingObserver observer, TrainingOptions? options = null) =>
        new(new Line(0, 0), new LineTask(50, noise: 0.3), optimizer(default), options ?? Options, observer: observer);

    private static Trainer<Model> ModelTrainer(int inputs, int outputs)
    {
        var model = Model.Random(inputs, outputs, 9);
        return new Trainer<Model>(model, new UntrainedTask(), new Adam<Model>(model), new TrainingOptions { BatchSize = 1 });
    }

    private sealed class UntrainedTask : ITrainingTask<Model>
    {
        public int SampleCount => 1;

        public IReadOnlyList<string> MetricNames => [];

        public double Evaluate(ref Model weights, ReadOnlySpan<int> samples, Span<double> metrics) => 0;

        public double ValueAndGradient(
            ref Model weights, ReadOnlySpan<int> samples, long stepSeed, ref Model gradient, Span<double> metrics) => 0;
    }
}
