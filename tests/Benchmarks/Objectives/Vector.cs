namespace SymbolicBackprop.Benchmarks.Objectives;

/// <summary>Three numbers in space.</summary>
internal readonly record struct Vector(double X, double Y, double Z)
{
    public Vector(ReadOnlySpan<double> coordinates)
        : this(coordinates[0], coordinates[1], coordinates[2])
    {
    }

    public static Vector operator +(Vector left, Vector right) => new(left.X + right.X, left.Y + right.Y, left.Z + right.Z);

    public static Vector operator -(Vector left, Vector right) => new(left.X - right.X, left.Y - right.Y, left.Z - right.Z);

    public static Vector operator *(double factor, Vector vector) => new(factor * vector.X, factor * vector.Y, factor * vector.Z);

    public double Dot(Vector other) => X * other.X + Y * other.Y + Z * other.Z;

    public Vector Cross(Vector other) => new(Y * other.Z - Z * other.Y, Z * other.X - X * other.Z, X * other.Y - Y * other.X);

    public void CopyTo(Span<double> coordinates)
    {
        coordinates[0] = X;
        coordinates[1] = Y;
        coordinates[2] = Z;
    }
}
