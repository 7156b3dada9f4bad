using SymbolicBackprop.Gradients.Tests.Corpus.Callees;

namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Derivatives inside of what is differentiated, by the names of generated members.</summary>
internal static partial class NamedDerivatives
{
    /// <summary>The derivative of x · d/dy (x + y) is 1: the two directions do not mix.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WithoutConfusion(double x) => x * SumGradient(1, x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Sum(double y, [NoDerivative] double k) => k + y;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SecondOrder(double x) => WaveGradient(x * x);

    /// <summary>The derivative of a derivative of a derivative, by the names of all three.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ThirdOrder(double x) => x * SecondOrderGradient(x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Wave(double y) => Math.Sin(y) * y;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double NewtonStep(double x)
    {
        var (value, slope) = QuinticValueAndGradient(x);
        return x - value / slope;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.Hessian | Derivatives.Jacobian)]
    public static double Quintic(double x) => x * x * x * x * x - 3 * x - 1;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Matrices(double x) => QuinticHessian(x) * x + QuinticJacobian(x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Partial(double x, double y)
    {
        var (dx, dy) = BowlGradient(x, y);
        var (ofX, ofY) = BowlHessianVectorProduct(x, y, y, 1);
        return dx * dy + ofX * Math.Sin(ofY / 10);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Bowl(double x, double y) => x * Math.Exp(x * y / 4) + y * y;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Forward(double x, double y)
    {
        var (value, tangent) = BowlTangent(x, y, y * y, x);
        return value * tangent;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Upstream(double x, double y)
    {
        var (dx, dy) = BowlBackward(x, y, Math.Sin(x));
        var (px, py) = PairBackward(x, y, (y, x));
        return dx * y + dy + px * py;
    }

    [Differentiable(Derivatives.Tangent)]
    public static (double Product, double Sine) Pair(double x, double y) => (x * y * y, Math.Sin(x - y));

    /// <summary>What is reported beside the result is not differentiated.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WithAuxiliary(double x)
    {
        var ((loss, magnitude), slope) = LossValueAndGradient(x);
        var (again, tangent) = LossTangent(x, x * x);
        return loss * slope + tangent + again.Loss + (magnitude > 100 ? 1 : 0);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct, Auxiliary = [nameof(Magnitude)])]
    public static (double Loss, double Magnitude) Loss(double x) => (x * Math.Cos(x), Math.Abs(x));

    private static double Magnitude => 0;

    /// <summary>Calls in a loop.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Descent(double x, [NoDerivative] double rate, int steps)
    {
        for (int i = 0; i < steps; i++)
            x -= rate * WellGradient(x);
        return x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Well(double x) => x * x * x * x / 4 - x * x / 2 + Math.Cos(x);

    /// <summary>What does not depend on what is differentiated may be anything.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfConstants(double x, [NoDerivative] double[] data, [NoDerivative] double k)
    {
        double[] slope = UnaskedGradient(data);
        return x * x * slope[0] + x * RecordedGradient(k) * WaveGradient(k);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Unasked(double[] x) => x[0] * x[0] * x[1];

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Recorded(double x)
    {
        double product = x;
        for (int i = 0; i < 3; i++)
            product *= Math.Sin(product);
        return product;
    }

    /// <summary>In a local function, in a lambda that is differentiated in its place, and in a body that stands in the place of its call.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Inside(double x)
    {
        return Local(x) + Differentiate.Gradient((double y) => WaveGradient(y) * y)(x) + SecondOrder(x) + new NamedSpring(2).Force(x);

        static double Local(double y) => y * WaveGradient(y);
    }

    /// <summary>Of a struct and of an object.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfInstances(double x, double y)
    {
        var spring = new NamedSpring(3);
        var pendulum = Pendulum;
        return spring.EnergyGradient(x) * y + spring.Energy(y) + pendulum.PotentialGradient(x * y) + pendulum.Torque(y);
    }

    private static NamedPendulum Pendulum { get; } = new(1.5);

    /// <summary>Of an extension, which members are not.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfExtension(double x) => x.Cube() * NamedExtensions.CubeGradient(x);
}
