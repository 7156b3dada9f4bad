using System.Buffers;

namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The gradient of <see cref="Pendulum"/>, written by hand: the states are kept, the stages of a step computed again.</summary>
internal static class PendulumByHand
{
    public static (double Value, (double Angle, double Velocity, double Stiffness, double Damping) Gradient) FinalAngle(
        double angle, double velocity, double stiffness, double damping, double step, int steps)
    {
        var states = ArrayPool<double>.Shared.Rent(2 * steps);
        for (var i = 0; i < steps; i++)
        {
            states[2 * i] = angle;
            states[2 * i + 1] = velocity;
            var velocity1 = Pendulum.Acceleration(angle, velocity, stiffness, damping);
            var angle2 = velocity + step / 2 * velocity1;
            var velocity2 = Pendulum.Acceleration(angle + step / 2 * velocity, angle2, stiffness, damping);
            var angle3 = velocity + step / 2 * velocity2;
            var velocity3 = Pendulum.Acceleration(angle + step / 2 * angle2, angle3, stiffness, damping);
            var angle4 = velocity + step * velocity3;
            var velocity4 = Pendulum.Acceleration(angle + step * angle3, angle4, stiffness, damping);
            angle += step / 6 * (velocity + 2 * angle2 + 2 * angle3 + angle4);
            velocity += step / 6 * (velocity1 + 2 * velocity2 + 2 * velocity3 + velocity4);
        }

        var value = angle;
        var adjoint = (Angle: 1.0, Velocity: 0.0, Stiffness: 0.0, Damping: 0.0);
        for (var i = steps - 1; i >= 0; i--) adjoint = StepBackward(states[2 * i], states[2 * i + 1], stiffness, damping, step, adjoint);
        ArrayPool<double>.Shared.Return(states);
        return (value, adjoint);
    }

    private static (double Angle, double Velocity, double Stiffness, double Damping) StepBackward(
        double angle, double velocity, double stiffness, double damping, double step, (double Angle, double Velocity, double Stiffness, double Damping) adjoint)
    {
        var (sine1, cosine1) = Math.SinCos(angle);
        var angle2 = velocity + step / 2 * (-stiffness * sine1 - damping * velocity);
        var (sine2, cosine2) = Math.SinCos(angle + step / 2 * velocity);
        var angle3 = velocity + step / 2 * (-stiffness * sine2 - damping * angle2);
        var (sine3, cosine3) = Math.SinCos(angle + step / 2 * angle2);
        var angle4 = velocity + step * (-stiffness * sine3 - damping * angle3);
        var (sine4, cosine4) = Math.SinCos(angle + step * angle3);

        var velocity4Adjoint = step / 6 * adjoint.Velocity;
        var place4Adjoint = -stiffness * cosine4 * velocity4Adjoint;
        var angle4Adjoint = step / 6 * adjoint.Angle - damping * velocity4Adjoint;

        var velocity3Adjoint = step / 3 * adjoint.Velocity + step * angle4Adjoint;
        var place3Adjoint = -stiffness * cosine3 * velocity3Adjoint;
        var angle3Adjoint = step / 3 * adjoint.Angle + step * place4Adjoint - damping * velocity3Adjoint;

        var velocity2Adjoint = step / 3 * adjoint.Velocity + step / 2 * angle3Adjoint;
        var place2Adjoint = -stiffness * cosine2 * velocity2Adjoint;
        var angle2Adjoint = step / 3 * adjoint.Angle + step / 2 * place3Adjoint - damping * velocity2Adjoint;

        var velocity1Adjoint = step / 6 * adjoint.Velocity + step / 2 * angle2Adjoint;
        var place1Adjoint = -stiffness * cosine1 * velocity1Adjoint;
        var angle1Adjoint = step / 6 * adjoint.Angle + step / 2 * place2Adjoint - damping * velocity1Adjoint;

        return (
            adjoint.Angle + place1Adjoint + place2Adjoint + place3Adjoint + place4Adjoint,
            adjoint.Velocity + angle1Adjoint + angle2Adjoint + angle3Adjoint + angle4Adjoint,
            adjoint.Stiffness - sine1 * velocity1Adjoint - sine2 * velocity2Adjoint - sine3 * velocity3Adjoint - sine4 * velocity4Adjoint,
            adjoint.Damping - velocity * velocity1Adjoint - angle2 * velocity2Adjoint - angle3 * velocity3Adjoint - angle4 * velocity4Adjoint);
    }
}
