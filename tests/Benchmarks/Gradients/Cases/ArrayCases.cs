namespace SymbolicBackprop.Benchmarks.Gradients.Cases;

/// <summary>Loops that read arrays.</summary>
internal static class ArrayCases
{
    public static IEnumerable<GradientCase> All() =>
    [
        SumOfSquares(), Dot(), RosenbrockOfMany(), LogSumExp(), CrossEntropy(), Horner(), Regression(), MatrixPower(), Filter(), PairPotential(), Network(),
    ];

    private static GradientCase SumOfSquares()
    {
        var x = Samples.Uniform(21, 1000, -1, 1);
        return new(
            "sum of squares, 1000 numbers",
            1,
            [x],
            () => VectorSums.SumOfSquares(x),
            gradient => VectorSums.SumOfSquaresGradientInto(x, gradient),
            gradient => VectorSumsByHand.SumOfSquares(x, gradient));
    }

    private static GradientCase Dot()
    {
        const int Size = 1000;
        var a = Samples.Uniform(22, Size, -1, 1);
        var b = Samples.Uniform(23, Size, -1, 1);
        return new(
            "inner product, 2 × 1000 numbers",
            1,
            [a, b],
            () => VectorSums.Dot(a, b),
            gradient => VectorSums.DotGradientInto(a, b, gradient.AsSpan(0, Size), gradient.AsSpan(Size)),
            gradient => VectorSumsByHand.Dot(a, b, gradient.AsSpan(0, Size), gradient.AsSpan(Size)));
    }

    private static GradientCase RosenbrockOfMany()
    {
        var x = Samples.Uniform(24, 1000, -2, 2);
        return new(
            "Rosenbrock, 1000 numbers",
            1,
            [x],
            () => Rosenbrock.OfMany(x),
            gradient => Rosenbrock.OfManyGradientInto(x, gradient),
            gradient => RosenbrockByHand.OfMany(x, gradient));
    }

    private static GradientCase LogSumExp()
    {
        var logits = Samples.Uniform(25, 100, -5, 5);
        return new(
            "log-sum-exp, 100 numbers",
            1,
            [logits],
            () => Logits.LogSumExp(logits),
            gradient => Logits.LogSumExpGradientInto(logits, gradient),
            gradient => LogitsByHand.LogSumExp(logits, gradient));
    }

    private static GradientCase CrossEntropy()
    {
        const int Label = 3;
        var logits = Samples.Uniform(26, 100, -5, 5);
        return new(
            "softmax and cross-entropy, a row of 100",
            1,
            [logits],
            () => Logits.SoftmaxCrossEntropy(logits, Label),
            gradient => Logits.SoftmaxCrossEntropyGradientInto(logits, Label, gradient),
            gradient => LogitsByHand.SoftmaxCrossEntropy(logits, Label, gradient));
    }

    private static GradientCase Horner()
    {
        const int Size = 32;
        var coefficients = Samples.Uniform(27, Size, -1, 1);
        double[] x = [0.9];
        return new(
            "polynomial by Horner, 32 coefficients",
            1,
            [coefficients, x],
            () => Polynomial.Horner(coefficients, x[0]),
            gradient => Polynomial.HornerGradientInto(coefficients, x[0], gradient.AsSpan(0, Size), out gradient[Size]),
            gradient => PolynomialByHand.Horner(coefficients, x[0], gradient.AsSpan(0, Size), out gradient[Size]));
    }

    private static GradientCase Regression()
    {
        const int Size = 16;
        const int Rows = 128;
        var weights = Samples.Uniform(28, Size, -1, 1);
        double[] bias = [0.3];
        var features = Samples.Uniform(29, Rows * Size, -1, 1);
        var labels = Array.ConvertAll(Samples.Uniform(30, Rows, -1, 1), sample => sample < 0 ? -1.0 : 1.0);
        return new(
            "logistic regression, 128 rows of 16",
            1,
            [weights, bias],
            () => LogisticRegression.Loss(weights, bias[0], features, labels),
            gradient => LogisticRegression.LossGradientInto(weights, bias[0], features, labels, gradient.AsSpan(0, Size), out gradient[Size]),
            gradient => LogisticRegressionByHand.Loss(weights, bias[0], features, labels, gradient.AsSpan(0, Size), out gradient[Size]));
    }

    private static GradientCase MatrixPower()
    {
        const int Size = 16;
        const int Steps = 10;
        var matrix = Samples.Uniform(31, Size * Size, -0.5, 0.5);
        var start = Samples.Uniform(32, Size, -1, 1);
        return new(
            "chain of 10 matrix-vector products, 16 × 16",
            1,
            [matrix, start],
            () => MatrixChain.SumOfPower(matrix, start, Steps),
            gradient => MatrixChain.SumOfPowerGradientInto(matrix, start, Steps, gradient.AsSpan(0, Size * Size), gradient.AsSpan(Size * Size)),
            gradient => MatrixChainByHand.SumOfPower(matrix, start, Steps, gradient.AsSpan(0, Size * Size), gradient.AsSpan(Size * Size)));
    }

    private static GradientCase Filter()
    {
        const int Size = 1024;
        var signal = Samples.Uniform(33, Size, -1, 1);
        var kernel = Samples.Uniform(34, 16, -1, 1);
        return new(
            "convolution, 1024 by 16",
            1,
            [signal, kernel],
            () => Convolution.Energy(signal, kernel),
            gradient => Convolution.EnergyGradientInto(signal, kernel, gradient.AsSpan(0, Size), gradient.AsSpan(Size)),
            gradient => ConvolutionByHand.Energy(signal, kernel, gradient.AsSpan(0, Size), gradient.AsSpan(Size)));
    }

    private static GradientCase PairPotential()
    {
        const int Count = 32;
        var positions = Samples.Uniform(35, 3 * Count, -1, 1);
        var masses = Samples.Uniform(36, Count, 0.5, 2);
        return new(
            "potential of 32 bodies",
            1,
            [positions, masses],
            () => Bodies.Potential(positions, masses),
            gradient => Bodies.PotentialGradientInto(positions, masses, gradient.AsSpan(0, 3 * Count), gradient.AsSpan(3 * Count)),
            gradient => BodiesByHand.Potential(positions, masses, gradient.AsSpan(0, 3 * Count), gradient.AsSpan(3 * Count)));
    }

    private static GradientCase Network()
    {
        const int Inputs = 16;
        const int Hidden = 32;
        const int Outputs = 4;
        var input = Samples.Uniform(37, Inputs, -1, 1);
        var target = Samples.Uniform(38, Outputs, -1, 1);
        var hiddenWeights = Samples.Uniform(39, Hidden * Inputs, -0.5, 0.5);
        var hiddenBias = Samples.Uniform(40, Hidden, -0.5, 0.5);
        var outputWeights = Samples.Uniform(41, Outputs * Hidden, -0.5, 0.5);
        var outputBias = Samples.Uniform(42, Outputs, -0.5, 0.5);
        return new(
            "perceptron 16-32-4, one example",
            1,
            [hiddenWeights, hiddenBias, outputWeights, outputBias],
            () => Perceptron.Loss(hiddenWeights, hiddenBias, outputWeights, outputBias, input, target),
            gradient => Perceptron.LossGradientInto(
                hiddenWeights,
                hiddenBias,
                outputWeights,
                outputBias,
                input,
                target,
                gradient.AsSpan(0, Hidden * Inputs),
                gradient.AsSpan(Hidden * Inputs, Hidden),
                gradient.AsSpan(Hidden * (Inputs + 1), Outputs * Hidden),
                gradient.AsSpan(Hidden * (Inputs + 1 + Outputs))),
            gradient => PerceptronByHand.Loss(
                hiddenWeights,
                hiddenBias,
                outputWeights,
                outputBias,
                input,
                target,
                gradient.AsSpan(0, Hidden * Inputs),
                gradient.AsSpan(Hidden * Inputs, Hidden),
                gradient.AsSpan(Hidden * (Inputs + 1), Outputs * Hidden),
                gradient.AsSpan(Hidden * (Inputs + 1 + Outputs))));
    }
}
