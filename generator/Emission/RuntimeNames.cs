namespace SymbolicBackprop.Generator.Emission;

/// <summary>The names of the runtime that generated code refers to.</summary>
internal static class RuntimeNames
{
    public const string MatrixOf = "global::SymbolicBackprop.LinearAlgebra.Matrix";
    public const string Matrix = "global::SymbolicBackprop.LinearAlgebra.Matrix";
    public const string Functions = "global::SymbolicBackprop.Functions";
    public const string VectorReductions = "global::SymbolicBackprop.CompilerServices.VectorReductions";
    public const string Workspace = "global::SymbolicBackprop.Workspace";
    public const string Guard = "global::SymbolicBackprop.CompilerServices.DerivativeGuard";
    public const string AdjointStorage = "global::SymbolicBackprop.CompilerServices.AdjointStorage";
    public const string AdjointElements = "global::SymbolicBackprop.CompilerServices.AdjointElements";
    public const string SmallMatrices = "global::SymbolicBackprop.CompilerServices.SmallMatrices";
    public const string MatrixColumn = "global::SymbolicBackprop.CompilerServices.MatrixColumn";
    public const string Dependencies = "global::SymbolicBackprop.CompilerServices.Dependencies";
    public const string Interactions = "global::SymbolicBackprop.CompilerServices.Interactions";
    public const string PatternRows = "global::SymbolicBackprop.CompilerServices.PatternRows";
    public const string PatternFingerprint = "global::SymbolicBackprop.CompilerServices.PatternFingerprint";
    public const string PatternBlocks = "global::SymbolicBackprop.CompilerServices.PatternBlocks";
    public const string JacobianBlocks = "global::SymbolicBackprop.CompilerServices.JacobianBlocks";
    public const string SparseSweep = "global::SymbolicBackprop.CompilerServices.SparseSweep";
    public const string SparsityPattern = "global::SymbolicBackprop.LinearAlgebra.SparsityPattern";
    public const string SparseMatrix = "global::SymbolicBackprop.LinearAlgebra.SparseMatrix";
    public const string MatrixRow = "global::SymbolicBackprop.CompilerServices.MatrixRow";
    public const string Tape = "global::SymbolicBackprop.CompilerServices.Tape";
    public const string Schedule = "global::SymbolicBackprop.CompilerServices.CheckpointSchedule";
    public const string Strategy = "global::SymbolicBackprop.CheckpointingStrategy";
    public const string Snapshots = "global::SymbolicBackprop.CompilerServices.ArraySnapshots";
    public const string Parameters = "global::SymbolicBackprop.IParameters";
    public const string Leaf = "global::SymbolicBackprop.ParameterLeaf";
    public const string Shape = "global::SymbolicBackprop.ParameterShape";
    public const string Lanes = "global::SymbolicBackprop.CompilerServices.Lanes";
    public const string LanePair = "global::SymbolicBackprop.CompilerServices.LanePair";
    public const string LanesInterface = "global::SymbolicBackprop.CompilerServices.ILanes";
    public const string LaneColumns = "global::SymbolicBackprop.CompilerServices.LaneColumns";
    public const string LaneDirections = "global::SymbolicBackprop.CompilerServices.LaneDirections";
    public const string LaneBatch = "global::SymbolicBackprop.CompilerServices.LaneBatch";

    /// <summary>The type parameter that stands for registers of some width.</summary>
    public const string LanesParameter = "TLanes";
    public const string CreateLike = "CreateLike";
}
