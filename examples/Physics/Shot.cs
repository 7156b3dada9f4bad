namespace Physics;

/// <summary>A shot, and how far from the target it landed, in metres.</summary>
internal readonly record struct Shot(Aim Aim, double Miss)
{
    public bool Hits => Miss < Gunner.Tolerance;
}
