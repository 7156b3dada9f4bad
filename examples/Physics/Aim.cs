namespace Physics;

/// <summary>Where the cannon points, in radians: up from the ground, and sideways from the direct line.</summary>
internal readonly record struct Aim(double Elevation, double Azimuth);
