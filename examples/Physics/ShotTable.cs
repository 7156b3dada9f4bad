namespace Physics;

/// <summary>The shots of a learner, with the tries between left out where there are many.</summary>
internal static class ShotTable
{
    private const int Every = 5;

    public static void Print(TextWriter output, string title, IReadOnlyList<Shot> shots)
    {
        output.WriteLine(title);
        output.WriteLine("shot   elevation     azimuth         miss");
        for (var i = 0; i < shots.Count; i++)
        {
            if (i < Every || i % Every == 0 || i == shots.Count - 1)
                output.WriteLine($"{i + 1,4} {Degrees(shots[i].Aim.Elevation)} {Degrees(shots[i].Aim.Azimuth)} {shots[i].Miss,10:G3} m");
        }
    }

    private static string Degrees(double angle) => $"{double.RadiansToDegrees(angle),10:F5}°";
}
