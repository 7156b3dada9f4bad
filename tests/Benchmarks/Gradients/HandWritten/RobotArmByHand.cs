namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The gradient of <see cref="RobotArm"/>, written by hand.</summary>
internal static class RobotArmByHand
{
    private const double UpperLength = 1.0;
    private const double LowerLength = 0.8;

    public static (double Value, (double Shoulder, double Elbow, double TargetX, double TargetY) Gradient) SquaredDistance(
        double shoulder, double elbow, double targetX, double targetY)
    {
        var (upperSine, upperCosine) = Math.SinCos(shoulder);
        var (lowerSine, lowerCosine) = Math.SinCos(shoulder + elbow);
        var x = UpperLength * upperCosine + LowerLength * lowerCosine - targetX;
        var y = UpperLength * upperSine + LowerLength * lowerSine - targetY;
        var elbowGradient = 2 * LowerLength * (y * lowerCosine - x * lowerSine);
        var shoulderGradient = 2 * UpperLength * (y * upperCosine - x * upperSine) + elbowGradient;
        return (x * x + y * y, (shoulderGradient, elbowGradient, -2 * x, -2 * y));
    }
}
