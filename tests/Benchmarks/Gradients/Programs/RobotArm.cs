namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>An arm of two links: how far its tip is from a target.</summary>
internal static partial class RobotArm
{
    private const double UpperLength = 1.0;
    private const double LowerLength = 0.8;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SquaredDistance(double shoulder, double elbow, double targetX, double targetY)
    {
        var x = UpperLength * Math.Cos(shoulder) + LowerLength * Math.Cos(shoulder + elbow);
        var y = UpperLength * Math.Sin(shoulder) + LowerLength * Math.Sin(shoulder + elbow);
        return (x - targetX) * (x - targetX) + (y - targetY) * (y - targetY);
    }
}
