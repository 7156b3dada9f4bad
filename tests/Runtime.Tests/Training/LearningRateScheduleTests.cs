using SymbolicBackprop.Training;

namespace SymbolicBackprop.Tests.Training;

public class LearningRateScheduleTests
{
    [Fact]
    public void A_number_is_the_constant_schedule()
    {
        LearningRateSchedule schedule = 0.25;
        Assert.Equal(0.25, schedule.At(0));
        Assert.Equal(0.25, schedule.At(1_000_000));
        Assert.Equal("constant(0.25)", schedule.ToString());
    }

    [Fact]
    public void The_step_schedule_falls_every_so_many_steps()
    {
        var schedule = LearningRateSchedule.Step(0.8, 0.5, 10);
        Assert.Equal([0.8, 0.8, 0.4, 0.4, 0.2], new long[] { 0, 9, 10, 19, 20 }.Select(schedule.At));
    }

    [Fact]
    public void The_cosine_goes_from_the_rate_to_the_minimum_and_stays_there()
    {
        var schedule = LearningRateSchedule.Cosine(1, 100, 0.2);
        Assert.Equal(1, schedule.At(0));
        Assert.Equal(0.6, schedule.At(50), 1e-12);
        Assert.Equal(0.2 + 0.8 * (1 + Math.Cos(Math.PI / 4)) / 2, schedule.At(25), 1e-12);
        Assert.Equal(0.2, schedule.At(100));
        Assert.Equal(0.2, schedule.At(5000));
    }

    [Fact]
    public void A_warm_up_rises_to_the_first_rate_and_then_follows_the_schedule()
    {
        var schedule = LearningRateSchedule.Step(1, 0.1, 2).WithWarmUp(4);
        Assert.Equal([0.25, 0.5, 0.75, 1, 1, 1, 0.1], new long[] { 0, 1, 2, 3, 4, 5, 6 }.Select(schedule.At));
        Assert.Equal("warm-up(4 steps, then step(1, factor 0.1 every 2 steps))", schedule.ToString());
    }

    [Fact]
    public void Bad_arguments_are_refused_by_name()
    {
        Assert.Throws<ArgumentOutOfRangeException>("rate", () => LearningRateSchedule.Constant(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("rate", () => LearningRateSchedule.Cosine(-1, 5));
        Assert.Throws<ArgumentOutOfRangeException>("totalSteps", () => LearningRateSchedule.Cosine(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("minimum", () => LearningRateSchedule.Cosine(1, 5, 2));
        Assert.Throws<ArgumentOutOfRangeException>("everySteps", () => LearningRateSchedule.Step(1, 0.5, 0));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => LearningRateSchedule.Constant(1).WithWarmUp(-1));
        Assert.Throws<ArgumentOutOfRangeException>("step", () => LearningRateSchedule.Constant(1).At(-1));
    }
}
