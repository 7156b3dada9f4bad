using SymbolicBackprop.Training;

namespace SymbolicBackprop.Fuzz.Generation;

/// <summary>The random decisions of one program.</summary>
internal sealed class Dice(long seed)
{
    private readonly SeededRandom _random = new(seed);

    /// <summary>An integer from 0 up to, without, a limit.</summary>
    public int Below(int limit) => _random.NextInt(limit);

    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool Chance(double probability) => _random.NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> values) => values[Below(values.Count)];

    /// <summary>One of the values, the later ones more often: what was computed just now should matter to something.</summary>
    public T PickLate<T>(IReadOnlyList<T> values) => values[Math.Max(Below(values.Count), Below(values.Count))];

    /// <summary>A multiple of 1/8, which is exact and short to read.</summary>
    public double Eighths(double first, double last) => Between((int)(first * 8), (int)(last * 8)) / 8.0;

    /// <summary>What one of the makers makes, drawn by their weights; a maker that cannot make anything now gives null.</summary>
    public T Choose<T>(Func<T> otherwise, params ReadOnlySpan<(int Weight, Func<T?> Make)> makers)
        where T : class
    {
        const int attempts = 8;
        var total = 0;
        foreach (var (weight, _) in makers)
            total += weight;
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            var draw = Below(total);
            foreach (var (weight, make) in makers)
            {
                draw -= weight;
                if (draw >= 0)
                    continue;
                if (make() is { } made)
                    return made;
                break;
            }
        }

        return otherwise();
    }
}
