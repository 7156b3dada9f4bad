using System.CommandLine;

namespace Mnist.Prediction;

internal static class PredictCommand
{
    public static Command Create() => new("predict", "");
}
