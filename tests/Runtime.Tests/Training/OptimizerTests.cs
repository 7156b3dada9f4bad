using SymbolicBackprop.Training;

namespace SymbolicBackprop.Tests.Training;

public class OptimizerTests
{
    /// <summary>The textbook formula of one number in double: the step's number, weight, gradient, rate, two states.</summary>
    private delegate double Reference(int step, double weight, double gradient, double rate, ref double first, ref double second);

    private static readonly Dictionary<string, (Func<Model, Optimizer<Model>> Make, Reference Formula)> Methods = new()
    {
        ["SGD"] = (w => new Sgd<Model>(w), (int t, double w, double g, double rate, ref double a, ref double b) => w - rate * g),
        ["SGD with decay"] = (
            w => new Sgd<Model>(w, weightDecay: 0.1),
            (int t, double w, double g, double rate, ref double a, ref double b) => w - rate * (g + 0.1 * w)),
        ["Momentum"] = (
            w => new Momentum<Model>(w, 0.8),
            (int t, double w, double g, double rate, ref double v, ref double b) =>
            {
                v = 0.8 * v - rate * g;
                return w + v;
            }
        ),
        ["Nesterov"] = (
            w => new Nesterov<Model>(w, 0.8),
            (int t, double w, double g, double rate, ref double v, ref double b) =>
            {
                var before = v;
                v = 0.8 * v - rate * g;
                return w - 0.8 * before + (1 + 0.8) * v;
            }
        ),
        ["AdaGrad"] = (
            w => new AdaGrad<Model>(w, 1e-6),
            (int t, double w, double g, double rate, ref double h, ref double b) =>
            {
                h += g * g;
                return w - rate * g / (Math.Sqrt(h) + 1e-6);
            }
        ),
        ["RMSProp"] = (
            w => new RmsProp<Model>(w, 0.95, 1e-6),
            (int t, double w, double g, double rate, ref double v, ref double b) =>
            {
                v = 0.95 * v + 0.05 * g * g;
                return w - rate * g / (Math.Sqrt(v) + 1e-6);
            }
        ),
        ["Adam"] = (w => new Adam<Model>(w, 0.8, 0.99, 1e-4), AdamFormula),
        ["Adam with decay"] = (
            w => new Adam<Model>(w, 0.8, 0.99, 1e-4, 0.1),
            (int t, double w, double g, double rate, ref double m, ref double v) => AdamFormula(t, w, g + 0.1 * w, rate, ref m, ref v)),
        ["AdamW"] = (
            w => new AdamW<Model>(w, 0.8, 0.99, 1e-4, 0.1),
            (int t, double w, double g, double rate, ref double m, ref double v) =>
                AdamFormula(t, w, g, rate, ref m, ref v) - rate * 0.1 * w),
    };

    public static TheoryData<string> MethodNames => [.. Methods.Keys];

    [Theory]
    [MemberData(nameof(MethodNames))]
    public void Several_steps_follow_the_textbook_formula(string method)
    {
        var (make, formula) = Methods[method];
        var weights = Model.Random(5, 7, 1);
        var expected = new double[Parameters.Count(ref weights)];
        Parameters.CopyTo(ref weights, expected);
        var first = new double[expected.Length];
        var second = new double[expected.Length];
        var optimizer = make(weights);
        for (var step = 1; step <= 6; step++)
        {
            var gradient = Model.Random(5, 7, 100 + step);
            var flat = new double[expected.Length];
            Parameters.CopyTo(ref gradient, flat);
            var rate = 0.1 / step;
            for (var i = 0; i < expected.Length; i++)
                expected[i] = formula(step, expected[i], flat[i], rate, ref first[i], ref second[i]);
            optimizer.Step(ref weights, ref gradient, rate);
            Parameters.CopyTo(ref weights, flat);
            for (var i = 0; i < expected.Length; i++)
            {
                var isDouble = i >= expected.Length - 2;
                Assert.Equal(expected[i], flat[i], isDouble ? 1e-14 : 3e-6);
            }
        }

        Assert.Equal(6, optimizer.StepCount);
    }

    [Theory]
    [MemberData(nameof(MethodNames))]
    public void A_number_gets_the_same_bits_wherever_it_stands_in_a_leaf_of_any_length(string method)
    {
        const int Length = 67;
        var whole = new Model(Length, 1);
        var gradients = new Model(Length, 1);
        var random = new SeededRandom(4);
        for (var i = 0; i < Length; i++)
            (whole.Hidden.Weights[i], gradients.Hidden.Weights[i]) = ((float)random.NextGaussian(), (float)random.NextGaussian());
        var singles = new Model[Length];
        var optimizer = Methods[method].Make(whole);
        for (var i = 0; i < Length; i++)
        {
            var single = new Model(1, 1);
            var gradient = new Model(1, 1);
            single.Hidden.Weights[0] = whole.Hidden.Weights[i];
            gradient.Hidden.Weights[0] = gradients.Hidden.Weights[i];
            var one = Methods[method].Make(single);
            for (var step = 0; step < 3; step++)
                one.Step(ref single, ref gradient, 0.01);
            singles[i] = single;
        }

        for (var step = 0; step < 3; step++)
            optimizer.Step(ref whole, ref gradients, 0.01);
        for (var i = 0; i < Length; i++)
            Assert.Equal(BitConverter.SingleToUInt32Bits(singles[i].Hidden.Weights[0]), BitConverter.SingleToUInt32Bits(whole.Hidden.Weights[i]));
    }

    [Theory]
    [MemberData(nameof(MethodNames))]
    public void A_step_allocates_nothing(string method)
    {
        var weights = Model.Random(33, 9, 1);
        var gradient = Model.Random(33, 9, 2);
        var optimizer = Methods[method].Make(weights);
        Assert.Equal(0, Allocation.OfSteadyState(() => optimizer.Step(ref weights, ref gradient, 1e-3)));
    }

    [Theory]
    [MemberData(nameof(MethodNames))]
    public void A_quadratic_is_minimised(string method)
    {
        if (method.Contains("decay") || method == "AdamW")
            return;
        var weights = Model.Random(3, 4, 1);
        var optimizer = Methods[method].Make(weights);
        var gradient = weights.ZeroLike();
        for (var step = 0; step < 2000; step++)
        {
            // The loss ½‖w‖² has the gradient w.
            Parameters.Copy(ref weights, ref gradient);
            optimizer.Step(ref weights, ref gradient, method == "AdaGrad" ? 0.5 : 0.1 / (1 + step / 50.0));
        }

        Assert.InRange(Parameters.Norm(ref weights), 0, 1e-2);
    }

    [Fact]
    public void Gradient_descent_on_a_quadratic_converges_at_the_known_rate()
    {
        // w ← (1 − η)·w for the loss ½w².
        var line = new Line(1, -2);
        var optimizer = new Sgd<Line>(line);
        for (var step = 0; step < 10; step++)
        {
            var gradient = line;
            optimizer.Step(ref line, ref gradient, 0.5);
        }

        Assert.Equal(Math.Pow(0.5, 10), line.Slope);
        Assert.Equal(-2 * Math.Pow(0.5, 10), line.Intercept);
    }

    [Fact]
    public void Gradients_of_another_shape_are_refused_with_leaf_and_shapes_before_anything_is_written()
    {
        var weights = Model.Random(3, 4, 1);
        var before = weights.Hidden.Weights.ToArray();
        var gradient = Model.Random(3, 5, 1);
        var optimizer = new Adam<Model>(weights);
        var exception = Assert.Throws<ArgumentException>("gradient", () => optimizer.Step(ref weights, ref gradient, 0.1));
        Assert.Contains("Hidden.Weights", exception.Message, StringComparison.Ordinal);
        Assert.Contains("float[3, 4]", exception.Message, StringComparison.Ordinal);
        Assert.Contains("float[3, 5]", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, weights.Hidden.Weights);
        Assert.Equal(0, optimizer.StepCount);
    }

    [Fact]
    public void Weights_of_another_shape_than_at_construction_are_refused()
    {
        var other = Model.Random(3, 5, 1);
        var gradient = Model.Random(3, 5, 2);
        var optimizer = new Momentum<Model>(new Model(3, 4));
        Assert.Throws<ArgumentException>("velocity", () => optimizer.Step(ref other, ref gradient, 0.1));
    }

    [Fact]
    public void A_gradient_in_the_storage_of_the_weights_is_refused()
    {
        var weights = Model.Random(3, 4, 1);
        var optimizer = new Sgd<Model>(weights);
        var exception = Assert.Throws<ArgumentException>("gradient", () => optimizer.Step(ref weights, ref weights, 0.1));
        Assert.Contains("share storage", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_learning_rate_that_is_no_rate_is_refused(double rate)
    {
        var line = new Line(1, 2);
        var gradient = new Line(1, 1);
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => new Sgd<Line>(line).Step(ref line, ref gradient, rate));
    }

    [Fact]
    public void Constants_outside_their_range_are_refused_by_name()
    {
        var line = new Line(1, 2);
        Assert.Throws<ArgumentOutOfRangeException>("weightDecay", () => new Sgd<Line>(line, -1));
        Assert.Throws<ArgumentOutOfRangeException>("momentum", () => new Momentum<Line>(line, 1));
        Assert.Throws<ArgumentOutOfRangeException>("momentum", () => new Nesterov<Line>(line, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => new AdaGrad<Line>(line, 0));
        Assert.Throws<ArgumentOutOfRangeException>("decay", () => new RmsProp<Line>(line, -0.5));
        Assert.Throws<ArgumentOutOfRangeException>("beta1", () => new Adam<Line>(line, beta1: 1));
        Assert.Throws<ArgumentOutOfRangeException>("beta2", () => new AdamW<Line>(line, beta2: -1));
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => new Adam<Line>(line, epsilon: double.PositiveInfinity));
        Assert.Throws<ArgumentNullException>("weights", () => new Adam<Model>(null!));
    }

    [Fact]
    public void An_optimizer_that_was_reset_starts_as_a_new_one()
    {
        var weights = new Line(1, 2);
        var gradient = new Line(3, 4);
        var optimizer = new Adam<Line>(weights);
        optimizer.Step(ref weights, ref gradient, 0.1);
        var afterOne = weights;
        optimizer.Step(ref weights, ref gradient, 0.1);
        optimizer.Reset();
        weights = new Line(1, 2);
        optimizer.Step(ref weights, ref gradient, 0.1);
        Assert.Equal((afterOne.Slope, afterOne.Intercept, 1L), (weights.Slope, weights.Intercept, optimizer.StepCount));
    }

    [Fact]
    public void The_description_names_the_method_and_its_constants() =>
        Assert.Equal(
            "Adam(beta1=0.9, beta2=0.999, epsilon=1E-08, weightDecay=0)", new Adam<Line>(default).ToString());

    private static double AdamFormula(int t, double w, double g, double rate, ref double m, ref double v)
    {
        m = 0.8 * m + 0.2 * g;
        v = 0.99 * v + 0.01 * g * g;
        var corrected = m / (1 - Math.Pow(0.8, t));
        return w - rate * corrected / (Math.Sqrt(v / (1 - Math.Pow(0.99, t))) + 1e-4);
    }
}
