namespace SymbolicBackprop.Fuzz.Generation;

/// <summary>What programs may consist of, beyond straight-line code with numbers, choices by <c>?:</c> and reads of arrays.</summary>
[Flags]
internal enum Features
{
    StraightLine = 0,

    /// <summary>Calls of other methods of the program.</summary>
    Calls = 1,

    /// <summary>Tuples as parameters, locals and results.</summary>
    Tuples = 1 << 1,

    /// <summary><c>if</c> and <c>switch</c>.</summary>
    Branches = 1 << 2,

    /// <summary><c>for</c>, <c>while</c>, <c>do</c>, <c>foreach</c>.</summary>
    Loops = 1 << 3,

    /// <summary><c>break</c>, <c>continue</c>, <c>return</c> before the end.</summary>
    EarlyExits = 1 << 4,

    /// <summary>Elements of arrays and spans that are written.</summary>
    ArrayWrites = 1 << 5,

    /// <summary>Arrays made inside a method.</summary>
    LocalArrays = 1 << 6,

    /// <summary>Second names of arrays, slices, references to elements.</summary>
    Aliases = 1 << 7,

    /// <summary>Parameters passed by reference, and arrays that a method writes for its caller.</summary>
    InOut = 1 << 8,

    /// <summary>A struct as parameter and local, and members of structs and tuples that are assigned one by one.</summary>
    Structs = 1 << 9,

    /// <summary>Assignments and increments inside expressions.</summary>
    SideEffects = 1 << 10,

    All = (1 << 11) - 1,
}
