namespace SymbolicBackprop.Generator.Discovery;

/// <summary>The names of the runtime that the compiler looks for.</summary>
internal static class KnownNames
{
    public const string DifferentiableAttribute = "SymbolicBackprop.DifferentiableAttribute";
    public const string NoDerivativeAttribute = "SymbolicBackprop.NoDerivativeAttribute";
    public const string BackwardOfAttribute = "SymbolicBackprop.BackwardOfAttribute";
    public const string TangentOfAttribute = "SymbolicBackprop.TangentOfAttribute";
    public const string ForwardOfAttribute = "SymbolicBackprop.ForwardOfAttribute";
    public const string Functions = "SymbolicBackprop.Functions";
    public const string Differentiate = "SymbolicBackprop.Differentiate";
    public const string GeneratedNamespace = "SymbolicBackprop.Generated";
    public const string Checkpointing = "SymbolicBackprop.Checkpointing";
    public const string MatrixNamespace = "SymbolicBackprop.LinearAlgebra";
    public const string Matrix = "Matrix";

    /// <summary>The tool that generated members are said to be written by.</summary>
    public const string Tool = "SymbolicBackprop";
}
