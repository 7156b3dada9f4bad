namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Models and losses in loops over flat arrays.</summary>
internal static partial class Learning
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LogisticLoss([Shape(3)] double[] weights, [NoDerivative, Shape(8)] double[] features, double offset)
    {
        int[] labels = [0, 1, 1, 0];
        var loss = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var z = offset;
            for (var j = 0; j < 2; j++)
                z += weights[j] * features[i * 2 + j];
            loss += labels[i] == 1 ? Math.Log(1 + Math.Exp(-z)) : Math.Log(1 + Math.Exp(z));
        }

        return loss / labels.Length + 0.1 * weights[2] * weights[2];
    }

    /// <summary>Two inputs, three hidden units, one output; the weights lie behind one another.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Perceptron([Shape(13)] ReadOnlySpan<double> weights, [NoDerivative, Shape(2)] ReadOnlySpan<double> input, [NoDerivative] double target)
    {
        const int Inputs = 2, Hidden = 3;
        Span<double> hidden = stackalloc double[Hidden];
        var position = 0;
        for (var j = 0; j < Hidden; j++)
        {
            var sum = weights[position++];
            for (var i = 0; i < Inputs; i++)
                sum += weights[position++] * input[i];
            hidden[j] = Math.Tanh(sum);
        }

        var output = weights[position++];
        foreach (var activation in hidden)
            output += weights[position++] * activation;
        return (output - target) * (output - target);
    }

    /// <summary>Three keys of two numbers; each query looks at the keys up to its own.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double CausalAttention([Shape(6)] double[] queries, [Shape(6)] double[] keys, [Shape(6)] double[] values)
    {
        const int Length = 3, Width = 2;
        var result = 0.0;
        for (var i = 0; i < Length; i++)
        {
            var scores = new double[i + 1];
            var largest = double.NegativeInfinity;
            for (var j = 0; j <= i; j++)
            {
                for (var k = 0; k < Width; k++)
                    scores[j] += queries[i * Width + k] * keys[j * Width + k];
                scores[j] /= Math.Sqrt(Width);
                if (scores[j] > largest)
                    largest = scores[j];
            }

            var sum = 0.0;
            for (var j = 0; j <= i; j++)
            {
                scores[j] = Math.Exp(scores[j] - largest);
                sum += scores[j];
            }

            for (var k = 0; k < Width; k++)
            {
                var mixed = 0.0;
                for (var j = 0; j <= i; j++)
                    mixed += scores[j] / sum * values[j * Width + k];
                result += mixed * mixed * (k + 1);
            }
        }

        return result;
    }

    [Differentiable(Derivatives.Tangent)]
    public static void LayerNorm([Shape(5)] double[] x, [Shape(5)] double[] gain, [Shape(5)] double[] bias)
    {
        double mean = 0, variance = 0;
        foreach (var value in x)
            mean += value;
        mean /= x.Length;
        foreach (var value in x)
            variance += (value - mean) * (value - mean);
        variance /= x.Length;
        var scale = 1 / Math.Sqrt(variance + 1e-5);
        for (var i = 0; i < x.Length; i++)
            x[i] = gain[i] * (x[i] - mean) * scale + bias[i];
    }

    /// <summary>A gated recurrent unit of one number, run over a sequence.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double GatedRecurrence([Shape(9)] double[] w, [Shape(5)] double[] inputs)
    {
        var state = 0.0;
        foreach (var x in inputs)
        {
            var update = 1 / (1 + Math.Exp(-(w[0] * x + w[1] * state + w[2])));
            var reset = 1 / (1 + Math.Exp(-(w[3] * x + w[4] * state + w[5])));
            var candidate = Math.Tanh(w[6] * x + w[7] * (reset * state) + w[8]);
            state = (1 - update) * state + update * candidate;
        }

        return state;
    }

    /// <summary>The sum of squared distances of points to the nearest of two centres.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double KMeansCost([Shape(4)] double[] centres, [Shape(8)] double[] points)
    {
        var cost = 0.0;
        for (var p = 0; p < points.Length; p += 2)
        {
            var nearest = double.PositiveInfinity;
            for (var c = 0; c < centres.Length; c += 2)
            {
                var (dx, dy) = (points[p] - centres[c], points[p + 1] - centres[c + 1]);
                var squared = dx * dx + dy * dy;
                if (squared < nearest)
                    nearest = squared;
            }

            cost += nearest;
        }

        return cost;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double RbfKernel(double[] x, double[] y, [Domain(0.5, 1.5)] double width)
    {
        var squared = 0.0;
        for (var i = 0; i < x.Length; i++)
            squared += Math.Pow(x[i] - y[i], 2);
        return Math.Exp(-squared / (2 * width * width));
    }

    /// <summary>A support vector machine's loss: only examples inside the margin count.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double HingeLoss([Shape(2)] double[] weights, double offset, [NoDerivative, Shape(10)] double[] features)
    {
        var loss = 0.05 * (weights[0] * weights[0] + weights[1] * weights[1] + offset * offset);
        for (var i = 0; i < features.Length / 2; i++)
        {
            var label = i % 2 == 0 ? 1 : -1;
            var margin = label * (weights[0] * features[2 * i] + weights[1] * features[2 * i + 1] + offset);
            if (margin < 1)
                loss += 1 - margin;
        }

        return loss;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double CrossEntropy([Shape(4)] double[] logits, int label)
    {
        var largest = logits[0];
        for (var i = 1; i < logits.Length; i++)
            largest = Math.Max(largest, logits[i]);
        var sum = 0.0;
        foreach (var logit in logits)
            sum += Math.Exp(logit - largest);
        return largest + Math.Log(sum) - logits[label];
    }

    /// <summary>A convolution with a bias, a rectifier that leaks, and the largest of each pair.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ConvolutionAndPooling([Shape(8)] double[] image, [Shape(3)] double[] kernel, double bias)
    {
        var features = new double[image.Length - kernel.Length + 1];
        for (var i = 0; i < features.Length; i++)
        {
            features[i] = bias;
            for (var k = 0; k < kernel.Length; k++)
                features[i] += image[i + k] * kernel[k];
            if (features[i] < 0)
                features[i] *= 0.1;
        }

        var sum = 0.0;
        for (var i = 0; i < features.Length; i += 2)
            sum += Math.Max(features[i], features[i + 1]) * (i + 1);
        return sum;
    }

    /// <summary>Three steps of descent with momentum on a model of two weights: hyperparameters by backpropagation through training.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double TrainedLoss([Domain(0.02, 0.1)] double rate, [Domain(0.5, 0.9)] double momentum, [Shape(2)] double[] start)
    {
        double[] w = [start[0], start[1]];
        double[] velocity = [0, 0];
        double[,] data = { { 1, 0.5, 2 }, { -0.5, 1, 0 }, { 0.3, 0.7, 1 } };
        for (var epoch = 0; epoch < 3; epoch++)
        {
            for (var row = 0; row < data.GetLength(0); row++)
            {
                var error = w[0] * data[row, 0] + w[1] * data[row, 1] - data[row, 2];
                for (var j = 0; j < 2; j++)
                {
                    velocity[j] = momentum * velocity[j] - rate * error * data[row, j];
                    w[j] += velocity[j];
                }
            }
        }

        return (w[0] - 1) * (w[0] - 1) + (w[1] - 2) * (w[1] - 2);
    }

    /// <summary>Scaled dot products in single precision.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float CosineSimilarity([Domain(0.5, 2)] float[] x, [Domain(0.5, 2)] float[] y)
    {
        float dot = 0, xx = 0, yy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            dot += x[i] * y[i];
            xx += x[i] * x[i];
            yy += y[i] * y[i];
        }

        return dot / (MathF.Sqrt(xx) * MathF.Sqrt(yy));
    }
}
