using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SymbolicBackprop.LinearAlgebra.Kernels;

/// <summary>The widths of vector registers that the product has a path for.</summary>
internal enum InstructionSet
{
    Scalar,
    Vector128,
    Vector256,
    Vector512,
}

/// <summary>Which paths this machine has, and which one is taken.</summary>
internal static class InstructionSets
{
    // Null: the best one. Tests force the others.
    private static InstructionSet? _forced;

    /// <summary>The paths that this machine can run, the best one last.</summary>
    public static IReadOnlyList<InstructionSet> Available { get; } =
        [.. Enum.GetValues<InstructionSet>().Where(IsAvailable)];

    public static InstructionSet Best { get; } = Available[^1];

    public static InstructionSet Current => _forced ?? Best;

    /// <summary>Takes the given path from now on; null for the best one.</summary>
    public static void Force(InstructionSet? set) => _forced = set;

    // Avx512F.IsSupported and not Vector512.IsHardwareAccelerated: the latter is false on servers that lower their clock
    // a little under 512-bit work, where these registers are nevertheless the fastest.
    private static bool IsAvailable(InstructionSet set) => set switch
    {
        InstructionSet.Vector512 => Avx512F.IsSupported,
        InstructionSet.Vector256 => Avx2.IsSupported && Fma.IsSupported,
        InstructionSet.Vector128 => Vector128.IsHardwareAccelerated,
        _ => true,
    };
}
