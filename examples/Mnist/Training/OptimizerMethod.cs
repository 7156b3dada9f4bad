using SymbolicBackprop.Training;

namespace Mnist.Training;

/// <summary>A method of gradient descent by the name that it has on the command line.</summary>
/// <param name="Name">As in <c>--optimizer adam</c>.</param>
/// <param name="DefaultLearningRate">The rate where the command line gives none.</param>
/// <param name="Anneals">
/// Whether the rate falls to 0 along a cosine: the methods that scale each weight's step take steps of one size until the end without it.
/// The others keep the rate that was asked for.
/// </param>
/// <param name="Create">The method for weights of given shapes.</param>
internal sealed record OptimizerMethod(string Name, double DefaultLearningRate, bool Anneals, Func<Network, Optimizer<Network>> Create)
{
    /// <summary>All methods; the first is the default one.</summary>
    public static IReadOnlyList<OptimizerMethod> All { get; } =
    [
        new("adam", 0.004, Anneals: true, static network => new Adam<Network>(network)),
        new("adamw", 0.004, Anneals: true, static network => new AdamW<Network>(network)),
        new("sgd", 0.5, Anneals: false, static network => new Sgd<Network>(network)),
        new("momentum", 0.1, Anneals: false, static network => new Momentum<Network>(network)),
        new("nesterov", 0.1, Anneals: false, static network => new Nesterov<Network>(network)),
        new("adagrad", 0.02, Anneals: false, static network => new AdaGrad<Network>(network)),
        new("rmsprop", 0.001, Anneals: false, static network => new RmsProp<Network>(network)),
    ];

    /// <summary>The rate of each step of a training.</summary>
    public LearningRateSchedule Schedule(double rate, long totalSteps) =>
        Anneals ? LearningRateSchedule.Cosine(rate, totalSteps) : LearningRateSchedule.Constant(rate);
}
