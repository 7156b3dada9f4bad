namespace SymbolicBackprop.Generator.Ir;

/// <summary>What is known, where a call is written, of the body that it runs.</summary>
internal enum CallTarget
{
    /// <summary>It is the body of the method that the call names.</summary>
    Known,

    /// <summary>It is the body of the method that the call names, in other types: those of the type arguments.</summary>
    Constructed,

    /// <summary>It may be that of any method which overrides or implements the one that the call names.</summary>
    Open,

    /// <summary>It is in another assembly.</summary>
    Foreign,

    /// <summary>Nobody looks into it: a rule of the user's says the derivative, or the body is such a rule itself.</summary>
    Ruled,
}
