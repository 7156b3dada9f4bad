using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// One way in which the reverse sweep goes through a loop: its last round, from which it was left, or the rounds before.
/// The outermost context is that of what is in no loop.
/// </summary>
internal sealed class SweepContext(int id, Loop? loop, bool isLastRound, SweepContext? parent)
{
    public int Id { get; } = id;

    public Loop? Loop { get; } = loop;

    public bool IsLastRound { get; } = isLastRound;

    public SweepContext? Parent { get; } = parent;

    /// <summary>In rounds of a counted loop, the value of the counter in the round that is being reversed.</summary>
    public Value? Counter { get; set; }

    /// <summary>The end of the reversed loop that runs these rounds.</summary>
    public Label? ReversedBy { get; set; }

    /// <summary>In rounds of a counted loop whose length changes, the place of the first round of the run.</summary>
    public Value? FirstRound { get; set; }

    /// <summary>In rounds of any other loop, the place of the round among all rounds that the loop has run in this evaluation.</summary>
    public Value? Round { get; set; }
}
