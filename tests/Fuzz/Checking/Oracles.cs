namespace SymbolicBackprop.Fuzz.Checking;

/// <summary>What derivatives can be compared with.</summary>
[Flags]
internal enum Oracles
{
    None = 0,

    /// <summary>The program itself, written over numbers that carry their derivative.</summary>
    Dual = 1,

    /// <summary>The tangent that the compiler makes of the program, in its interpreter.</summary>
    Interpreter = 2,

    All = Dual | Interpreter,
}
