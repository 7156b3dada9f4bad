using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Ir;

/// <summary>One step of a region. What it defines is defined nowhere else.</summary>
internal abstract record Instruction(EquatableArray<Definition> Results, Origin Origin);

/// <summary>The results of an operation on values.</summary>
/// <param name="DerivativeAs">
/// The function that these operations were recognised as (the sigmoid that a user spells out): its row is the derivative of the result,
/// while the value keeps the user's operations. Or the rules by which the user says the derivative.
/// </param>
internal sealed record Let(EquatableArray<Definition> Results, Operation Operation, EquatableArray<Value> Operands, Origin Origin, Recognized? DerivativeAs = null)
    : Instruction(Results, Origin)
{
    public Definition Result => Results[0];
}

/// <summary>A recognised function and its operands.</summary>
internal sealed record Recognized(Operation Operation, EquatableArray<Value> Operands);

/// <summary>One of two regions; an exit to <see cref="End"/> gives the results.</summary>
internal sealed record If(EquatableArray<Definition> Results, Value Condition, Label End, Region Then, Region Else, Origin Origin)
    : Instruction(Results, Origin);

/// <summary>A region that can be left early; an exit to <see cref="End"/> gives the results.</summary>
internal sealed record Block(EquatableArray<Definition> Results, Label End, Region Body, Origin Origin)
    : Instruction(Results, Origin);

/// <summary>
/// A region that runs again and again. Its parameters are the carried values, the initial ones first; an exit to <see cref="Next"/>
/// gives the carried values of the next round, an exit to <see cref="End"/> the results.
/// </summary>
/// <param name="TripCount">What is known of the number of rounds.</param>
internal sealed record Loop(EquatableArray<Definition> Results, EquatableArray<Value> Initial, Label Next, Label End, Region Body, TripCount TripCount, Origin Origin)
    : Instruction(Results, Origin)
{
    /// <summary>What the user asked for; <see cref="Checkpointing.None"/> once it is known that it cannot be had.</summary>
    public Checkpointing Checkpointing { get; init; }
}

/// <summary>How often a loop runs.</summary>
/// <param name="Exact">The value that holds the number of rounds, where it is known before the first and no early exit can cut it.</param>
/// <param name="Upper">The value that holds a number that the rounds do not exceed.</param>
internal sealed record TripCount(Value? Exact, Value? Upper)
{
    public static readonly TripCount Unknown = new(null, null);

    /// <summary>The same counts in other values.</summary>
    public TripCount Select(System.Func<Value, Value> replace) =>
        new(Exact is { } exact ? replace(exact) : null, Upper is { } upper ? replace(upper) : null);
}

/// <summary>Instructions that end in an exit.</summary>
internal sealed record Region(EquatableArray<Definition> Parameters, EquatableArray<Instruction> Instructions, Exit Exit);

/// <summary>
/// The end of a region: control goes to the target, which need not be the nearest construct (a <c>break</c>, a <c>return</c>
/// from within loops), and the values become its results or its next carried values.
/// </summary>
internal sealed record Exit(Label Target, EquatableArray<Value> Values)
{
    /// <summary>The end of a region whose end is never reached: every way through it has left before, or throws.</summary>
    public static readonly Exit Unreachable = new(new Label(-1), []);
}
