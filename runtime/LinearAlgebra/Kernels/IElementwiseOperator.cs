namespace SymbolicBackprop.LinearAlgebra.Kernels;

/// <summary>A function of one number, for whole spans: y[i] = f(x[i]). The spans have one length and are the same or apart.</summary>
internal interface IUnaryOperator<T>
{
    /// <summary>Whether an element takes so long that some thousands are worth sharing with another thread.</summary>
    static abstract bool IsCostly { get; }

    /// <summary>Computes all elements; their number is a multiple of <see cref="Elementwise.Block"/>.</summary>
    static abstract void Invoke(ReadOnlySpan<T> x, Span<T> y);
}

/// <summary>A function of an element and a fixed number, for whole spans: y[i] = f(x[i], s).</summary>
internal interface IScalarOperator<T>
{
    static abstract void Invoke(ReadOnlySpan<T> x, T s, Span<T> y);
}

/// <summary>A function of two elements, for whole spans: y[i] = f(a[i], b[i]).</summary>
internal interface IBinaryOperator<T>
{
    static abstract void Invoke(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y);
}

/// <summary>A function of two elements and a fixed number, for whole spans: y[i] = f(a[i], b[i], s).</summary>
internal interface IBinaryScalarOperator<T>
{
    static abstract void Invoke(ReadOnlySpan<T> a, ReadOnlySpan<T> b, T s, Span<T> y);
}
