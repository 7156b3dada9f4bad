namespace SymbolicBackprop.Generator.Ir;

/// <summary>What generated code can do with a member of an object or struct; each can do what those before it can.</summary>
internal enum MemberAccess
{
    /// <summary>Nothing: it is seen inside its own type only.</summary>
    Hidden,

    /// <summary>It can be read.</summary>
    Readable,

    /// <summary>A copy can be made in which it is another one.</summary>
    Initializable,

    /// <summary>It can be assigned.</summary>
    Settable,

    /// <summary>Its own members can be assigned where they are.</summary>
    Variable,
}
