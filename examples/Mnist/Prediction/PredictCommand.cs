using System.CommandLine;
using Spectre.Console;
using SymbolicBackprop.Data;

namespace Mnist.Prediction;

/// <summary>Reads digits with a trained network: drawn in a terminal, one plain line each anywhere else.</summary>
internal static class PredictCommand
{
    public static Command Create()
    {
        var inputs = new Argument<string[]>("images")
        {
            Description = "Indices into the test set, PGM images (*.pgm) and IDX files of images, of 28×28 pixels, white on black",
            Arity = ArgumentArity.OneOrMore,
        };
        var model = new Option<string>("--model")
        {
            Description = "The trained network",
            HelpName = "FILE",
            DefaultValueFactory = static _ => Path.Combine(ModelFile.DefaultFolder, ModelFile.DefaultName),
        };
        var data = new Option<string>("--data")
        {
            Description = "The folder of the test set [the one beside the program]",
            HelpName = "DIR",
            DefaultValueFactory = static _ => DigitData.DefaultFolder,
        };
        var command = new Command("predict", "Reads digits and shows the ten probabilities") { inputs, model, data };
        command.SetAction(parsed => Run(parsed.GetValue(inputs)!, parsed.GetValue(model)!, parsed.GetValue(data)!));
        return command;
    }

    /// <returns>The exit code.</returns>
    /// <exception cref="DataFileException">A file cannot be read.</exception>
    /// <exception cref="InputException">There is no such image.</exception>
    private static int Run(string[] inputs, string model, string dataFolder)
    {
        var (network, activation) = ModelFile.Load(model);
        var digits = DigitSource.Read(inputs, dataFolder);
        foreach (var prediction in digits.Select(digit => Prediction.Of(digit, network, activation)))
        {
            Console.WriteLine(prediction.Title);
            if (AnsiConsole.Profile.Out.IsTerminal)
            {
                foreach (var line in DigitDrawing.Lines(prediction))
                    Console.WriteLine(line);
            }
            else
                Console.WriteLine("  " + string.Join("  ", prediction.Probabilities.Select((probability, digit) => $"{digit}: {100 * probability:F2} %")));
        }

        return ExitCode.Success;
    }
}
