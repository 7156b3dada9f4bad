using SymbolicBackprop;
using SymbolicBackprop.LinearAlgebra;
using SymbolicBackprop.Training;

namespace Mnist.Tests;

public sealed class GradientTests
{
    private const int Images = 5;
    private const int Pixels = 6;
    private const int HiddenUnits = 4;
    private const int Digits = 3;

    public static TheoryData<Activation, LossFunction> Choices
    {
        get
        {
            var choices = new TheoryData<Activation, LossFunction>();
            foreach (var activation in Enum.GetValues<Activation>())
            {
                foreach (var lossFunction in Enum.GetValues<LossFunction>())
                    choices.Add(activation, lossFunction);
            }

            return choices;
        }
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public void The_generated_gradient_is_that_of_finite_differences(Activation activation, LossFunction lossFunction)
    {
        var (network, images, targets) = Example();
        var gradient = network.ZeroLike();
        Network.LossGradientInto(network, images, targets, activation, lossFunction, gradient, new Workspace());
        var check = GradientCheck.Run(moved => LossInDouble(moved, images, targets, activation, lossFunction), network, gradient);
        Assert.True(check is { Passed: true, InconclusiveCount: 0 }, check.ToString());
        Assert.True(Parameters.Norm(ref gradient) > 0.01);
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public void The_loss_beside_the_gradient_is_the_loss_bit_for_bit(Activation activation, LossFunction lossFunction)
    {
        var (network, images, targets) = Example();
        var alone = Network.Loss(network, images, targets, activation, lossFunction);
        var beside = Network.LossGradientInto(network, images, targets, activation, lossFunction, network.ZeroLike(), new Workspace());
        Assert.Equal(alone, beside);
        Assert.Equal((float)LossInDouble(network, images, targets, activation, lossFunction), alone.loss, 1e-5f);
    }

    private static (Network Network, Matrix<float> Images, Matrix<float> Targets) Example()
    {
        var random = new SeededRandom(7);
        return (
            new Network(Random(Pixels, HiddenUnits), Random(1, HiddenUnits), Random(HiddenUnits, Digits), Random(1, Digits)),
            Random(Images, Pixels),
            Matrix.OneHot<float>([0, 2, 1, 2, 0], Digits));

        Matrix<float> Random(int rows, int columns)
        {
            var matrix = new Matrix<float>(rows, columns);
            Initializers.Uniform(matrix.AsSpan(), -1, 1, random);
            return matrix;
        }
    }

    /// <summary>The network written again, in scalars and in double precision: finite differences of float are too rough to judge a gradient by.</summary>
    private static double LossInDouble(Network network, Matrix<float> images, Matrix<float> targets, Activation activation, LossFunction lossFunction)
    {
        var loss = 0.0;
        for (var image = 0; image < Images; image++)
        {
            var scores = new double[Digits];
            for (var digit = 0; digit < Digits; digit++)
            {
                scores[digit] = network.OutputBias[0, digit];
                for (var unit = 0; unit < HiddenUnits; unit++)
                    scores[digit] += Hidden(image, unit) * network.OutputWeights[unit, digit];
            }

            var total = scores.Sum(Math.Exp);
            for (var digit = 0; digit < Digits; digit++)
            {
                var probability = Math.Exp(scores[digit]) / total;
                loss += lossFunction == LossFunction.CrossEntropy
                    ? -targets[image, digit] * Math.Log(probability) / Images
                    : Math.Pow(probability - targets[image, digit], 2) / (Images * Digits);
            }
        }

        return loss;

        double Hidden(int image, int unit)
        {
            double sum = network.HiddenBias[0, unit];
            for (var pixel = 0; pixel < Pixels; pixel++)
                sum += (double)images[image, pixel] * network.HiddenWeights[pixel, unit];
            return activation switch
            {
                Activation.Sigmoid => 1 / (1 + Math.Exp(-sum)),
                Activation.Relu => Math.Max(sum, 0),
                _ => Math.Tanh(sum),
            };
        }
    }
}
