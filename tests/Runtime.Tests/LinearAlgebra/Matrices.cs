using System.Numerics;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Tests.LinearAlgebra;

/// <summary>Matrices to test with.</summary>
internal static class Matrices
{
    public static Matrix<T> Random<T>(int rowCount, int columnCount, int seed, double low = -1, double high = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        var matrix = new Matrix<T>(rowCount, columnCount);
        foreach (ref var element in matrix.AsSpan()) element = T.CreateTruncating(low + (high - low) * random.NextDouble());
        return matrix;
    }

    /// <summary>Equal bits; NaN equals NaN.</summary>
    public static void AssertSameBits<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var same = expected[i] == actual[i] && T.IsNegative(expected[i]) == T.IsNegative(actual[i])
                || T.IsNaN(expected[i]) && T.IsNaN(actual[i]);
            Assert.True(same, $"{what}, element {i}: {expected[i]} expected, {actual[i]} found");
        }
    }
}
