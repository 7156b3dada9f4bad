namespace SymbolicBackprop.Generator.Ir;

/// <summary>The sweep that an instruction belongs to.</summary>
internal enum Sweep
{
    Forward,
    Backward,

    /// <summary>Forward mode: what goes beside the instruction of the original.</summary>
    Tangent,
}

/// <summary>
/// Where an instruction comes from: the text of the user's expression, and its tokens counted from the first token of the method,
/// so that neither a comment nor an edit elsewhere changes a function.
/// </summary>
internal sealed record Origin(string Text, int FirstToken, int LastToken, Sweep Sweep = Sweep.Forward)
{
    public static readonly Origin None = new("", 0, 0);

    /// <summary>The same source, as the place whose adjoint is computed.</summary>
    public Origin Reversed() => this with { Sweep = Sweep.Backward };

    /// <summary>The same source, as the place whose tangent is computed.</summary>
    public Origin Tangent() => this with { Sweep = Sweep.Tangent };
}
