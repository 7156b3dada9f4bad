using System.CommandLine;
using System.CommandLine.Parsing;

namespace Mnist.Training;

/// <summary>The options of a training on the command line.</summary>
internal sealed class TrainingOptionSet
{
    private readonly Option<int> _epochs = Counted("--epochs", 15, int.MaxValue, "How often every image is trained with");
    private readonly Option<int> _batchSize = Counted("--batch-size", 100, int.MaxValue, "The images of a step");
    private readonly Option<int> _hidden = Counted("--hidden", 100, 10_000, "The units of the hidden layer");
    private readonly Option<string> _optimizer = Chosen("--optimizer", [.. OptimizerMethod.All.Select(method => method.Name)], "The method of gradient descent");
    private readonly Option<double?> _learningRate = new("--learning-rate")
    {
        Description = "The rate of the first step; adam and adamw lower it to 0 along a cosine, the others keep it ["
            + string.Join(", ", OptimizerMethod.All.Select(method => $"{method.Name} {method.DefaultLearningRate}")) + "]",
        HelpName = "RATE",
    };

    private readonly Option<string> _loss = Chosen("--loss", ["cross-entropy", "mse"], "What is minimised");
    private readonly Option<string> _activation = Chosen("--activation", ["sigmoid", "relu", "tanh"], "The function of the hidden layer");
    private readonly Option<long> _seed = new("--seed") { Description = "Where all randomness comes from: one seed, one result", HelpName = "N", DefaultValueFactory = static _ => 1 };
    private readonly Option<int> _threads = Counted("--threads", Environment.ProcessorCount, 256, "The threads of a matrix operation; any number gives the same bits");
    private readonly Option<string> _data = new("--data") { Description = "The folder of the four MNIST files, with or without .gz [the one beside the program]", HelpName = "DIR", DefaultValueFactory = static _ => DigitData.DefaultFolder };
    private readonly Option<string> _output = new("--output") { Description = "The folder of the model and the checkpoint", HelpName = "DIR", DefaultValueFactory = static _ => ModelFile.DefaultFolder };
    private readonly Option<bool> _resume = new("--resume") { Description = "Go on where the checkpoint in the output folder stands" };
    private readonly Option<string?> _summary = new("--summary") { Description = "Write the figures of the run to a JSON file", HelpName = "FILE" };

    public TrainingOptionSet()
    {
        _learningRate.Validators.Add(result => Check(
            result, _learningRate, static rate => rate is null or > 0 and < double.PositiveInfinity, "must be a positive number"));
        foreach (var path in new Option<string>[] { _data, _output, _summary! })
            path.Validators.Add(result => Check(result, path, static value => value != "", "must name something"));
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[]
            { _epochs, _batchSize, _hidden, _optimizer, _learningRate, _loss, _activation, _seed, _threads, _data, _output, _resume, _summary })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What a command line without errors says.</summary>
    public TrainingSettings Read(ParseResult parsed)
    {
        var optimizer = OptimizerMethod.All.First(method => method.Name == parsed.GetValue(_optimizer));
        return new TrainingSettings
        {
            Epochs = parsed.GetValue(_epochs),
            BatchSize = parsed.GetValue(_batchSize),
            HiddenUnits = parsed.GetValue(_hidden),
            Optimizer = optimizer,
            LearningRate = parsed.GetValue(_learningRate) ?? optimizer.DefaultLearningRate,
            LossFunction = parsed.GetValue(_loss) == "mse" ? LossFunction.MeanSquaredError : LossFunction.CrossEntropy,
            Activation = Enum.Parse<Activation>(parsed.GetValue(_activation)!, ignoreCase: true),
            Seed = parsed.GetValue(_seed),
            Threads = parsed.GetValue(_threads),
            DataFolder = parsed.GetValue(_data)!,
            OutputFolder = parsed.GetValue(_output)!,
            Resume = parsed.GetValue(_resume),
            SummaryPath = parsed.GetValue(_summary),
        };
    }

    private static Option<int> Counted(string name, int byDefault, int maximum, string description)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => byDefault };
        option.Validators.Add(result => Check(
            result, option, value => value >= 1 && value <= maximum, maximum == int.MaxValue ? "must be at least 1" : $"must be from 1 to {maximum}"));
        return option;
    }

    /// <summary>The first choice is the default one.</summary>
    private static Option<string> Chosen(string name, string[] choices, string description)
    {
        var option = new Option<string>(name) { Description = description, HelpName = string.Join('|', choices), DefaultValueFactory = _ => choices[0] };
        option.Validators.Add(result => Check(result, option, choices.Contains, $"must be one of {string.Join(", ", choices)}"));
        return option;
    }

    private static void Check<T>(OptionResult result, Option<T> option, Func<T, bool> isRight, string demand)
    {
        // A text that is no value of the type has an error of its own.
        if (!result.Errors.Any() && result.GetValue(option) is var value && !isRight(value!))
            result.AddError($"{option.Name} {demand}, not {value}");
    }
}
