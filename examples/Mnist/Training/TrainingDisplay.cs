using Spectre.Console;
using SymbolicBackprop.Training;

namespace Mnist.Training;

/// <summary>Shows a training while it runs: in a terminal the table of epochs grows above a progress bar, anywhere else there is the table alone.</summary>
internal static class TrainingDisplay
{
    private static readonly TimeSpan _refreshInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs the training to its end or until it is cancelled.</summary>
    public static TrainingResult Show(Trainer<Network> trainer, TrainingProgressBoard board, CancellationToken cancellationToken)
    {
        Console.WriteLine(EpochTable.Header);
        // On a thread of its own, so that the display refreshes whatever a step takes.
        var training = Task.Factory.StartNew(
            () => trainer.Run(cancellationToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (AnsiConsole.Profile.Out.IsTerminal && AnsiConsole.Profile.Capabilities is { Ansi: true, Interactive: true })
            ShowBar(training, board);
        else
            Watch(training, board, static () => { });
        return training.GetAwaiter().GetResult();
    }

    private static void ShowBar(Task training, TrainingProgressBoard board) => AnsiConsole.Progress()
        .AutoRefresh(false)
        .AutoClear(true)
        .Columns(new ProgressBarColumn { Width = 30 }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
        .Start(context =>
        {
            var bar = context.AddTask("starting");
            Watch(training, board, () =>
            {
                var now = board.Latest;
                if (now.StepCount == 0)
                    return;
                bar.MaxValue = now.StepCount;
                bar.Value = now.Step;
                bar.Description =
                    $"epoch {now.Epoch}/{now.EpochCount}  loss {now.Loss:F4}  accuracy {100 * now.Accuracy:F2} %  {now.ImagesPerSecond:N0} images/s  {now.Remaining.TotalSeconds:F0} s left";
                context.Refresh();
            });
        });

    private static void Watch(Task training, TrainingProgressBoard board, Action refresh)
    {
        bool isOver;
        do
        {
            isOver = ((IAsyncResult)training).AsyncWaitHandle.WaitOne(_refreshInterval);
            while (board.FinishedEpochs.TryDequeue(out var epoch))
                AnsiConsole.WriteLine(EpochTable.Row(epoch));
            refresh();
        }
        while (!isOver);
    }
}
