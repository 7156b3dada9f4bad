namespace SymbolicBackprop.Training;

/// <summary>
/// The mixing function that turns seeds into states. Source: G. Steele, D. Lea, C. Flood,
/// <em>Fast splittable pseudorandom number generators</em>, OOPSLA 2014.
/// </summary>
internal static class SplitMix64
{
    /// <summary>The odd integer next to 2⁶⁴ divided by the golden ratio.</summary>
    public const ulong Increment = 0x9E3779B97F4A7C15;

    public static ulong Next(ref ulong state)
    {
        unchecked
        {
            state += Increment;
            return Mix(state);
        }
    }

    public static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
