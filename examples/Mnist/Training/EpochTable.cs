using SymbolicBackprop.Training;

namespace Mnist.Training;

/// <summary>The table of epochs, a line at a time.</summary>
internal static class EpochTable
{
    public const string Header = "epoch      loss   accuracy   test loss   test accuracy   seconds";

    public static string Row(EpochResult epoch)
    {
        var test = epoch.Validation!;
        return $"{epoch.Epoch,5}{epoch.Training.Loss,10:F4}{100 * epoch.Training.Metrics[0],9:F2} %{test.Loss,12:F4}{100 * test.Metrics[0],14:F2} %"
            + $"{epoch.TrainingTime.TotalSeconds,10:F2}";
    }
}
