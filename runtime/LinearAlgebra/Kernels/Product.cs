using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SymbolicBackprop.LinearAlgebra.Kernels;

/// <summary>The matrix product: chooses the path of the machine.</summary>
internal static unsafe class Product
{
    /// <summary>C = A·B, or C += A·B where <paramref name="accumulate"/> is set; A is m×k, B is k×n after the transposes.</summary>
    public static void Multiply<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c, int m, int k, int n, bool transposeA, bool transposeB, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (k == 0 && !accumulate) c.Clear();
        if (m == 0 || n == 0 || k == 0) return;
        fixed (T* aStart = &MemoryMarshal.GetReference(a), bStart = &MemoryMarshal.GetReference(b), cStart = &MemoryMarshal.GetReference(c))
        {
            var problem = new ProductProblem<T>
            {
                A = aStart,
                AStride = transposeA ? m : k,
                IsATransposed = transposeA,
                B = bStart,
                BStride = transposeB ? k : n,
                IsBTransposed = transposeB,
                C = cStart,
                M = m,
                K = k,
                N = n,
                Accumulate = accumulate,
            };
            switch (InstructionSets.Current)
            {
                case InstructionSet.Vector512: BlockedProduct<T, Vector512<T>, Simd512<T>>.Run(&problem); break;
                case InstructionSet.Vector256: BlockedProduct<T, Vector256<T>, Simd256<T>>.Run(&problem); break;
                case InstructionSet.Vector128: BlockedProduct<T, Vector128<T>, Simd128<T>>.Run(&problem); break;
                default: BlockedProduct<T, T, SimdScalar<T>>.Run(&problem); break;
            }
        }
    }
}
