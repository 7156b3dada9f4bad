using SymbolicBackprop.Training;

namespace SymbolicBackprop.Tests.Training;

public class TrainerTests
{
    [Theory]
    [InlineData(null, 400, 0.5)]
    [InlineData(10, 60, 0.3)]
    [InlineData(1, 20, 0.1)]
    public void Full_batch_mini_batch_and_single_sample_all_find_the_line(int? batchSize, int epochs, double rate)
    {
        var options = new TrainingOptions { Epochs = epochs, BatchSize = batchSize, LearningRate = rate, Seed = 1 };
        var line = new Line(0, 0);
        var trainer = new Trainer<Line>(line, new LineTask(100), new Sgd<Line>(line), options);
        var result = trainer.Run();
        Assert.Equal(StopReason.Completed, result.Reason);
        Assert.Equal((long)epochs * (100 / (batchSize ?? 100)), result.StepCount);
        Assert.Equal(3, trainer.Weights.Slope, 1e-2);
        Assert.Equal(-1, trainer.Weights.Intercept, 1e-2);
        Assert.True(result.LastEpoch!.Training.Loss < 1e-4);
    }

    [Fact]
    public void The_weights_of_a_class_are_trained_in_place_and_those_of_a_struct_in_a_copy()
    {
        var line = new Line(0, 0);
        var trainer = new Trainer<Line>(line, new LineTask(10), new Sgd<Line>(line), new TrainingOptions { BatchSize = 5 });
        trainer.Run();
        Assert.Equal(0, line.Slope);
        Assert.NotEqual(0, trainer.Weights.Slope);
    }

    [Fact]
    public void Means_count_every_sample_once_though_batches_differ_in_size()
    {
        // With a rate of 0 the weights stay, so that the means over the batches are those of an evaluation.
        var line = new Line(1, -0.5);
        var task = new LineTask(10);
        var observer = new RecordingObserver();
        new Trainer<Line>(line, task, new Sgd<Line>(line), new TrainingOptions { BatchSize = 4, LearningRate = 0 }, observer: observer).Run();
        var expected = Evaluation.Run(task, ref line, 3);
        var epoch = Assert.Single(observer.Epochs);
        Assert.Equal(expected.Loss, epoch.Training.Loss, 1e-14);
        Assert.Equal(expected.Metrics[0], epoch.Training.Metrics[0], 1e-14);
        Assert.Equal(0.45, epoch.Training.Metrics[1], 1e-14);
        Assert.Equal(expected.Loss, observer.LastMeanLoss, 1e-14);
        Assert.Equal(new Line(1, -0.5), line);
        Assert.Null(epoch.Validation);
    }

    [Fact]
    public void Each_epoch_has_the_order_of_its_number()
    {
        var task = new LineTask(50) { Batches = [] };
        var line = new Line(0, 0);
        new Trainer<Line>(line, task, new Sgd<Line>(line), new TrainingOptions { Epochs = 3, BatchSize = 20, Seed = 4 }).Run();
        var expected = new MiniBatches(50, 20, 4);
        for (var i = 0; i < 9; i++)
        {
            expected.StartEpoch(i / 3);
            Assert.Equal(expected.Batch(i % 3).ToArray(), task.Batches![i]);
        }
    }

    [Fact]
    public void Validation_samples_are_never_trained_with()
    {
        var task = new LineTask(50) { Batches = [] };
        var line = new Line(0, 0);
        var observer = new RecordingObserver();
        var options = new TrainingOptions { Epochs = 2, BatchSize = 7, ValidationFraction = 0.2, Seed = 3 };
        new Trainer<Line>(line, task, new Sgd<Line>(line), options, observer: observer).Run();
        var trained = task.Batches!.SelectMany(batch => batch).ToHashSet();
        Assert.Equal(new ValidationSplit(50, 0.2, 3).Training.ToArray(), trained.Order());
        Assert.Equal(2, observer.Epochs.Count);
        Assert.All(observer.Epochs, epoch => Assert.NotNull(epoch.Validation));
    }

    [Fact]
    public void A_validation_task_is_evaluated_with_the_weights_at_the_end_of_the_epoch()
    {
        var line = new Line(0, 0);
        var validation = new LineTask(17);
        var observer = new RecordingObserver();
        var trainer = new Trainer<Line>(
            line, new LineTask(50), new Sgd<Line>(line), new TrainingOptions { EvaluationBatchSize = 5, BatchSize = 10 }, validation, observer);
        trainer.Run();
        Assert.Equal(Evaluation.Run(validation, ref trainer.Weights, 5).Loss, observer.Epochs[0].Validation!.Loss);
        Assert.Throws<ArgumentException>(
            "validation",
            () => new Trainer<Line>(line, new LineTask(5), new Sgd<Line>(line), new TrainingOptions { BatchSize = 1, ValidationFraction = 0.5 }, validation));
    }

    [Fact]
    public void Training_stops_early_and_restores_the_best_weights()
    {
        // The rate makes the weights good at first and throws them about later.
        var schedule = LearningRateSchedule.Step(0.5, 3.2, 5 * 10);
        var options = new TrainingOptions
        {
            Epochs = 100,
            BatchSize = 10,
            LearningRate = schedule,
            EarlyStopping = new EarlyStopping(3),
        };
        var line = new Line(0, 0);
        var task = new LineTask(100, noise: 0.2);
        var observer = new RecordingObserver();
        var validation = new LineTask(30);
        var trainer = new Trainer<Line>(line, task, new Sgd<Line>(line), options, validation, observer);
        var result = trainer.Run();
        Assert.Equal(StopReason.EarlyStopping, result.Reason);
        Assert.Equal(result.BestEpoch + 3, result.CompletedEpochs);
        var best = observer.Epochs.MinBy(epoch => epoch.Validation!.Loss)!;
        Assert.Equal(best.Epoch, result.BestEpoch);
        Assert.True(best.IsBest);
        Assert.Equal(best.Validation!.Loss, Evaluation.Run(validation, ref trainer.Weights).Loss, 1e-15);
        Assert.True(result.LastEpoch!.Validation!.Loss > best.Validation.Loss);
    }

    [Fact]
    public void An_improvement_below_the_minimum_is_none()
    {
        var options = new TrainingOptions
        {
            Epochs = 100,
            BatchSize = 100,
            LearningRate = 1e-6,
            EarlyStopping = new EarlyStopping(2, 0.1, RestoreBestWeights: false),
        };
        var line = new Line(0, 0);
        var result = new Trainer<Line>(line, new LineTask(100), new Sgd<Line>(line), options).Run();
        Assert.Equal((StopReason.EarlyStopping, 3, 1), (result.Reason, result.CompletedEpochs, result.BestEpoch));
    }

    [Fact]
    public void Cancellation_finishes_the_step()
    {
        var observer = new RecordingObserver { CancelAfterStep = 7 };
        var line = new Line(0, 0);
        var trainer = new Trainer<Line>(
            line, new LineTask(50), new Sgd<Line>(line), new TrainingOptions { Epochs = 5, BatchSize = 10 }, observer: observer);
        var result = trainer.Run(observer.Cancellation.Token);
        Assert.Equal((StopReason.Cancelled, 7L, 1), (result.Reason, result.StepCount, result.CompletedEpochs));
        Assert.Equal(7, observer.Steps[^1]);
        Assert.Equal(StopReason.Completed, trainer.Run().Reason);
        Assert.Equal(Enumerable.Range(1, 25).Select(i => (long)i), observer.Steps);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1.0)]
    public void A_loss_or_bounded_gradient_that_is_not_finite_stops_before_it_reaches_the_weights(double? maximumNorm)
    {
        var line = new Line(0, 0);
        var task = new LineTask(10) { PoisonedSample = 4, PoisonsGradientAlone = maximumNorm is not null };
        var options = new TrainingOptions { BatchSize = 1, Shuffle = false, MaximumGradientNorm = maximumNorm };
        var trainer = new Trainer<Line>(line, task, new Sgd<Line>(line), options);
        var result = trainer.Run();
        Assert.Equal((StopReason.Diverged, 4L), (result.Reason, result.StepCount));
        Assert.True(double.IsFinite(trainer.Weights.Slope));
    }

    [Fact]
    public void A_bounded_gradient_moves_the_weights_by_no_more_than_the_rate()
    {
        var line = new Line(1000, 0);
        var options = new TrainingOptions { BatchSize = 10, LearningRate = 0.25, MaximumGradientNorm = 2 };
        var trainer = new Trainer<Line>(line, new LineTask(10), new Sgd<Line>(line), options);
        trainer.Run();
        var moved = new Line(trainer.Weights.Slope - 1000, trainer.Weights.Intercept);
        Assert.Equal(0.5, Parameters.Norm(ref moved), 1e-9);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        Line Train(long seed)
        {
            var line = new Line(0, 0);
            var options = new TrainingOptions { Epochs = 3, BatchSize = 8, Seed = seed };
            var trainer = new Trainer<Line>(line, new LineTask(50, 0.1), new Adam<Line>(line), options);
            trainer.Run();
            return trainer.Weights;
        }

        Assert.Equal(Train(1), Train(1));
        Assert.NotEqual(Train(1), Train(2));
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        var observer = new AllocationObserver();
        var line = new Line(0, 0);
        var options = new TrainingOptions { Epochs = 3, BatchSize = 1, MaximumGradientNorm = 100, LearningRate = LearningRateSchedule.Cosine(0.1, 1000).WithWarmUp(10) };
        new Trainer<Line>(line, new LineTask(200), new AdamW<Line>(line), options, observer: observer).Run();
        Assert.Equal(0, observer.BytesOfLastEpoch);
    }

    [Fact]
    public void Bad_options_are_refused_by_name()
    {
        Assert.Throws<ArgumentOutOfRangeException>("Epochs", () => new TrainingOptions { Epochs = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("BatchSize", () => new TrainingOptions { BatchSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("ValidationFraction", () => new TrainingOptions { ValidationFraction = 1 });
        Assert.Throws<ArgumentOutOfRangeException>("EvaluationBatchSize", () => new TrainingOptions { EvaluationBatchSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("MaximumGradientNorm", () => new TrainingOptions { MaximumGradientNorm = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>("Patience", () => new EarlyStopping(0));
        Assert.Throws<ArgumentOutOfRangeException>("MinimumImprovement", () => new EarlyStopping(1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("EverySteps", () => new CheckpointPolicy("x") { EverySteps = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("EveryEpochs", () => new CheckpointPolicy("x") { EveryEpochs = -1 });
        var line = new Line(0, 0);
        Assert.Throws<ArgumentOutOfRangeException>(
            "batchSize", () => new Trainer<Line>(line, new LineTask(5), new Sgd<Line>(line), new TrainingOptions { BatchSize = 6 }));
    }

    private sealed class AllocationObserver : ITrainingObserver
    {
        private long _atFirstStep;

        public long BytesOfLastEpoch { get; private set; }

        public void OnStep(in TrainingProgress progress)
        {
            if (progress.Batch == 1)
                _atFirstStep = GC.GetAllocatedBytesForCurrentThread();
            else
                BytesOfLastEpoch = GC.GetAllocatedBytesForCurrentThread() - _atFirstStep;
        }
    }
}
