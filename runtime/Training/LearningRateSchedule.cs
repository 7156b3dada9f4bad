using System.Globalization;

namespace SymbolicBackprop.Training;

/// <summary>
/// The learning rate as a pure function of the number of the step: a run that is resumed at step n has the rate that an unbroken one has there.
/// A number is the constant schedule.
/// </summary>
public abstract class LearningRateSchedule
{
    private protected LearningRateSchedule()
    {
    }

    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">The number of the step, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    public double At(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return RateAt(step);
    }

    /// <summary>The schedule and its constants; equal for schedules of equal rates.</summary>
    public abstract override string ToString();

    /// <summary>The same rate at every step.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is negative or not finite.</exception>
    public static LearningRateSchedule Constant(double rate) => new ConstantSchedule(rate);

    /// <summary>The rate multiplied by a factor again and again: <c>rate · factor^⌊step / everySteps⌋</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="rate"/> or <paramref name="factor"/> is negative or not finite, or <paramref name="everySteps"/> is not positive.
    /// </exception>
    public static LearningRateSchedule Step(double rate, double factor, long everySteps) => new StepSchedule(rate, factor, everySteps);

    /// <summary>
    /// Half a wave from the rate down to a minimum: <c>minimum + (rate − minimum)·(1 + cos(π·step / totalSteps)) / 2</c>, and the minimum afterwards.
    /// Source: I. Loshchilov, F. Hutter, <em>SGDR: stochastic gradient descent with warm restarts</em>, ICLR 2017.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="rate"/> or <paramref name="minimum"/> is negative or not finite, the minimum is above the rate,
    /// or <paramref name="totalSteps"/> is not positive.
    /// </exception>
    public static LearningRateSchedule Cosine(double rate, long totalSteps, double minimum = 0) => new CosineSchedule(rate, totalSteps, minimum);

    /// <summary>
    /// This schedule after a linear rise: at step s below <paramref name="steps"/> the rate is <c>At(0)·(s + 1) / steps</c>,
    /// from there on that of this schedule, counted from the end of the rise.
    /// Source: P. Goyal et al., <em>Accurate, large minibatch SGD</em>, arXiv 1706.02677 (2017).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is negative.</exception>
    public LearningRateSchedule WithWarmUp(long steps) => new WarmUpSchedule(this, steps);

    /// <summary>The constant schedule.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is negative or not finite.</exception>
    public static implicit operator LearningRateSchedule(double rate) => Constant(rate);

    private protected abstract double RateAt(long step);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed class ConstantSchedule : LearningRateSchedule
    {
        private readonly double _rate;

        public ConstantSchedule(double rate)
        {
            RequireReal.NonNegative(rate, nameof(rate));
            _rate = rate;
        }

        public override string ToString() => Text($"constant({_rate})");

        private protected override double RateAt(long step) => _rate;
    }

    private sealed class StepSchedule : LearningRateSchedule
    {
        private readonly double _rate;
        private readonly double _factor;
        private readonly long _everySteps;

        public StepSchedule(double rate, double factor, long everySteps)
        {
            RequireReal.NonNegative(rate, nameof(rate));
            RequireReal.NonNegative(factor, nameof(factor));
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(everySteps);
            (_rate, _factor, _everySteps) = (rate, factor, everySteps);
        }

        public override string ToString() => Text($"step({_rate}, factor {_factor} every {_everySteps} steps)");

        private protected override double RateAt(long step) => _rate * Math.Pow(_factor, step / _everySteps);
    }

    private sealed class CosineSchedule : LearningRateSchedule
    {
        private readonly double _rate;
        private readonly long _totalSteps;
        private readonly double _minimum;

        public CosineSchedule(double rate, long totalSteps, double minimum)
        {
            RequireReal.NonNegative(rate, nameof(rate));
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(totalSteps);
            RequireReal.NonNegative(minimum, nameof(minimum));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(minimum, rate);
            (_rate, _totalSteps, _minimum) = (rate, totalSteps, minimum);
        }

        public override string ToString() => Text($"cosine({_rate} to {_minimum} in {_totalSteps} steps)");

        private protected override double RateAt(long step) => step >= _totalSteps
            ? _minimum
            : _minimum + (_rate - _minimum) * (1 + Math.Cos(Math.PI * step / _totalSteps)) / 2;
    }

    private sealed class WarmUpSchedule : LearningRateSchedule
    {
        private readonly LearningRateSchedule _inner;
        private readonly long _steps;

        public WarmUpSchedule(LearningRateSchedule inner, long steps)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(steps);
            (_inner, _steps) = (inner, steps);
        }

        public override string ToString() => Text($"warm-up({_steps} steps, then {_inner})");

        private protected override double RateAt(long step) => step < _steps
            ? _inner.RateAt(0) * (step + 1) / _steps
            : _inner.RateAt(step - _steps);
    }
}
