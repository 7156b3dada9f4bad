using System.CommandLine;
using System.Globalization;
using System.Text;
using Mnist;
using Mnist.Prediction;
using Mnist.Training;
using SymbolicBackprop.Data;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
try
{
    var training = new TrainingOptionSet();
    var root = new RootCommand("Trains a network to read the handwritten digits of MNIST, by gradients that were made when the program was built.");
    training.AddTo(root);
    root.SetAction(parsed => TrainCommand.Run(training.Read(parsed), args));
    root.Subcommands.Add(PredictCommand.Create());

    var parsed = root.Parse(args);
    if (parsed.Errors.Count > 0)
        throw new InputException(parsed.Errors[0].Message);
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception exception) when (exception is InputException or DataFileException)
{
    Console.Error.WriteLine($"error: {exception.Message.ReplaceLineEndings(" ")}");
    return ExitCode.BadInput;
}
