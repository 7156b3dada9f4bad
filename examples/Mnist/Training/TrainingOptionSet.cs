using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Mnist.Training;

/// <summary>The options of a training on the command line.</summary>
internal sealed class TrainingOptionSet
{
    private readonly Option<int> _epochs = Counted("--epochs", 15, int.MaxValue, "How often every image is trained with");
    private readonly Option<int> _batchSize = Counted("--batch-size", 100, int.MaxValue, "The images of a step");
    private readonly Option<int> _hidden = Counted("--hidden", 100, 10_000, "The units of the hidden layer");
    private readonly Option<string> _optimizer = Chosen("--optimizer", [.. OptimizerMethod.All.Select(method => method.Name)], "The method of gradient descent");
    // 0 stands for the rate of the method.
    private readonly Option<double> _learningRate = Number(
        "--learning-rate",
        0.0,
        static rate => rate is > 0 and < double.PositiveInfinity,
        "must be a positive number",
        "The rate of the first step; adam and adamw lower it to 0 along a cosine, the others keep it. By default (0) that of the method: "
            + string.Join(", ", OptimizerMethod.All.Select(method => $"{method.Name} {method.DefaultLearningRate}")));

    private readonly Option<string> _loss = Chosen("--loss", ["cross-entropy", "mse"], "What is minimised");
    private readonly Option<string> _activation = Chosen("--activation", ["sigmoid", "relu", "tanh"], "The function of the hidden layer");
    private readonly Option<long> _seed = Number("--seed", 1L, static _ => true, "must be a whole number", "Where all randomness comes from: one seed, one result");
    private readonly Option<int> _threads = Counted("--threads", Environment.ProcessorCount, 256, "The threads of a matrix operation; any number gives the same bits");
    private readonly Option<string> _data = Named("--data", "DIR", static () => DigitData.DefaultFolder, "The folder of the four MNIST files, with or without .gz");
    private readonly Option<string> _output = Named("--output", "DIR", static () => ModelFile.DefaultFolder, "The folder of the model and the checkpoint");
    private readonly Option<bool> _resume = new("--resume") { Description = "Go on where the checkpoint in the output folder stands" };
    private readonly Option<string> _summary = Named("--summary", "FILE", null, "Write the figures of the run to a JSON file");

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
            LearningRate = parsed.GetValue(_learningRate) is > 0 and var rate ? rate : optimizer.DefaultLearningRate,
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

    private static Option<int> Counted(string name, int byDefault, int maximum, string description) => Number(
        name, byDefault, value => value >= 1 && value <= maximum, maximum == int.MaxValue ? "must be a whole number of at least 1" : $"must be a whole number from 1 to {maximum}", description);

    private static Option<T> Number<T>(string name, T byDefault, Func<T, bool> isRight, string demand, string description)
        where T : IParsable<T>
    {
        return new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => byDefault, CustomParser = Parse };

        T Parse(ArgumentResult result)
        {
            var text = result.Tokens[0].Value;
            if (T.TryParse(text, CultureInfo.InvariantCulture, out var value) && isRight(value))
                return value;
            result.AddError($"{name} {demand}, not {text}");
            return byDefault;
        }
    }

    /// <summary>The first choice is the default one.</summary>
    private static Option<string> Chosen(string name, string[] choices, string description)
    {
        var option = new Option<string>(name) { Description = description, HelpName = string.Join('|', choices), DefaultValueFactory = _ => choices[0] };
        option.Validators.Add(result =>
        {
            if (result.GetValue(option) is var value && !choices.Contains(value))
                result.AddError($"{name} must be one of {string.Join(", ", choices)}, not {value}");
        });
        return option;
    }

    private static Option<string> Named(string name, string helpName, Func<string>? byDefault, string description)
    {
        var option = new Option<string>(name) { Description = description, HelpName = helpName };
        if (byDefault is not null)
            option.DefaultValueFactory = _ => byDefault();
        option.Validators.Add(result =>
        {
            // What looks like an option is one whose predecessor lost its value.
            if (result.GetValue(option) is { } value && (value == "" || value.StartsWith("--", StringComparison.Ordinal)))
                result.AddError($"{name} must name something, not '{value}'");
        });
        return option;
    }
}
