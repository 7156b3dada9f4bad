using SymbolicBackprop.CompilerServices;

namespace SymbolicBackprop.Tests.CompilerServices;

/// <summary>The value and the derivative of n rounds of x ↦ 3.7·sin(x) and a square at the end, as generated code writes them.</summary>
internal static class OrbitGradient
{
    public static (double Value, double Gradient) Unbounded(double x, int n)
    {
        using var tape = new Tape<double>();
        for (var i = 0; i < n; i++)
        {
            tape.Record(i, x);
            x = 3.7 * Math.Sin(x);
        }

        var adjoint = 2 * x;
        for (var i = n - 1; i >= 0; i--)
            adjoint = 3.7 * adjoint * Math.Cos(tape[i]);
        return (x * x, adjoint);
    }

    public static (double Value, double Gradient) Checkpointed(double x, int n, CheckpointingStrategy strategy)
    {
        using var schedule = new CheckpointSchedule(n, strategy);
        using var snapshots = new Tape<double>();
        using var tape = new Tape<double>();
        while (schedule.Next() is var action and not CheckpointAction.Turn)
        {
            if (action == CheckpointAction.Snapshot)
                snapshots.Record(schedule.Slot, x);
            else
                x = Advance(x, schedule.From, schedule.To);
        }

        var value = x * x;
        var adjoint = 2 * x;
        while (schedule.Next() is var action and not CheckpointAction.Done)
        {
            switch (action)
            {
                case CheckpointAction.Snapshot:
                    snapshots.Record(schedule.Slot, x);
                    break;
                case CheckpointAction.Advance:
                    x = Advance(x, schedule.From, schedule.To);
                    break;
                case CheckpointAction.Restore:
                    x = snapshots[schedule.Slot];
                    break;
                case CheckpointAction.Reverse:
                    for (var i = schedule.From; i < schedule.To; i++)
                    {
                        tape.Record((int)(i - schedule.From), x);
                        x = 3.7 * Math.Sin(x);
                    }

                    for (var i = schedule.To - 1; i >= schedule.From; i--)
                        adjoint = 3.7 * adjoint * Math.Cos(tape[(int)(i - schedule.From)]);
                    break;
            }
        }

        return (value, adjoint);
    }

    private static double Advance(double x, long from, long to)
    {
        for (var i = from; i < to; i++)
            x = 3.7 * Math.Sin(x);
        return x;
    }
}
