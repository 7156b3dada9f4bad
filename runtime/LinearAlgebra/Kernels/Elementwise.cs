namespace SymbolicBackprop.LinearAlgebra.Kernels;

/// <summary>Runs an element-wise operator over whole matrices.</summary>
internal static class Elementwise
{
    public static void Map<T, TOperator>(ReadOnlySpan<T> x, Span<T> y)
        where TOperator : IUnaryOperator<T> => TOperator.Invoke(x, y);

    public static void Map<T, TOperator>(ReadOnlySpan<T> x, T s, Span<T> y)
        where TOperator : IScalarOperator<T> => TOperator.Invoke(x, s, y);

    public static void Zip<T, TOperator>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
        where TOperator : IBinaryOperator<T> => TOperator.Invoke(a, b, y);

    public static void Zip<T, TOperator>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, T s, Span<T> y)
        where TOperator : IBinaryScalarOperator<T> => TOperator.Invoke(a, b, s, y);
}
