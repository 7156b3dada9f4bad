namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>A damped pendulum, integrated by the classical method of Runge and Kutta.</summary>
internal static partial class Pendulum
{
    /// <summary>The angle after the steps.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double FinalAngle(double angle, double velocity, double stiffness, double damping, [NoDerivative] double step, int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            var angle1 = velocity;
            var velocity1 = Acceleration(angle, velocity, stiffness, damping);
            var angle2 = velocity + step / 2 * velocity1;
            var velocity2 = Acceleration(angle + step / 2 * angle1, angle2, stiffness, damping);
            var angle3 = velocity + step / 2 * velocity2;
            var velocity3 = Acceleration(angle + step / 2 * angle2, angle3, stiffness, damping);
            var angle4 = velocity + step * velocity3;
            var velocity4 = Acceleration(angle + step * angle3, angle4, stiffness, damping);
            angle += step / 6 * (angle1 + 2 * angle2 + 2 * angle3 + angle4);
            velocity += step / 6 * (velocity1 + 2 * velocity2 + 2 * velocity3 + velocity4);
        }

        return angle;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Acceleration(double angle, double velocity, double stiffness, double damping) =>
        -stiffness * Math.Sin(angle) - damping * velocity;
}
