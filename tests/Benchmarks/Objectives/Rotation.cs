namespace SymbolicBackprop.Benchmarks.Objectives;

/// <summary>A vector that was turned around an axis, by the formula of Rodrigues, and what the way back needs.</summary>
internal readonly struct Rotation
{
    private readonly Vector _vector;
    private readonly Vector _axis;
    private readonly double _angle;
    private readonly double _sine;
    private readonly double _cosine;

    private Rotation(Vector axis, double angle, Vector vector)
    {
        _vector = vector;
        _axis = axis;
        _angle = angle;
        (_sine, _cosine) = Math.SinCos(angle);
        Rotated = _cosine * vector + _sine * axis.Cross(vector) + (1 - _cosine) * axis.Dot(vector) * axis;
    }

    public Vector Rotated { get; }

    /// <summary>The vector turned around the direction of another by the length of that.</summary>
    public static Rotation Of(Vector rotation, Vector vector)
    {
        var squaredAngle = rotation.Dot(rotation);
        if (squaredAngle == 0) return new(default, 0, vector);
        var angle = Math.Sqrt(squaredAngle);
        return new(1 / angle * rotation, angle, vector);
    }

    /// <summary>From the adjoint of what came out to those of the rotation and of what was turned.</summary>
    public void Backward(Vector adjoint, out Vector rotationAdjoint, out Vector vectorAdjoint)
    {
        var moment = _vector.Cross(adjoint);
        if (_angle == 0)
        {
            // For no rotation the formula is its linear part, vector + rotation × vector.
            (rotationAdjoint, vectorAdjoint) = (moment, adjoint);
            return;
        }

        var along = _axis.Dot(_vector);
        var adjointAlong = _axis.Dot(adjoint);
        vectorAdjoint = _cosine * adjoint + _sine * adjoint.Cross(_axis) + (1 - _cosine) * adjointAlong * _axis;

        var angleAdjoint = _sine * (along * adjointAlong - _vector.Dot(adjoint)) + _cosine * _axis.Dot(moment);
        var axisAdjoint = _sine * moment + (1 - _cosine) * (along * adjoint + adjointAlong * _vector);
        rotationAdjoint = 1 / _angle * (axisAdjoint - _axis.Dot(axisAdjoint) * _axis) + angleAdjoint * _axis;
    }
}
