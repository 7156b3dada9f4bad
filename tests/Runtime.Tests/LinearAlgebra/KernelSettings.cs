using SymbolicBackprop.LinearAlgebra;
using SymbolicBackprop.LinearAlgebra.Kernels;

namespace SymbolicBackprop.Tests.LinearAlgebra;

/// <summary>The path and the number of threads are settings of the process: tests that change them do not run beside others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class KernelSettings
{
    public const string Name = "kernel settings";

    /// <summary>Runs an action on one path and some threads and puts the settings back.</summary>
    internal static void With(InstructionSet? set, int threads, Action action)
    {
        var threadsBefore = MatrixParallelism.MaxThreads;
        try
        {
            InstructionSets.Force(set);
            MatrixParallelism.MaxThreads = threads;
            action();
        }
        finally
        {
            InstructionSets.Force(null);
            MatrixParallelism.MaxThreads = threadsBefore;
        }
    }
}
