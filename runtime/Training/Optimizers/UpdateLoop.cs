using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SymbolicBackprop.Training;

/// <summary>The one loop of every optimiser.</summary>
internal static class UpdateLoop
{
    /// <summary>Applies the rule to every number. Allocates nothing.</summary>
    public static void Run<T, TRule>(TRule rule, UpdateSpans<T> spans)
        where T : unmanaged
        where TRule : struct, IUpdateRule<T>
    {
        RunWholeVectors(rule, spans);
        var done = spans.Weights.Length / Vector<T>.Count * Vector<T>.Count;
        if (done < spans.Weights.Length)
            RunTail(rule, spans, done);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunWholeVectors<T, TRule>(in TRule rule, UpdateSpans<T> spans)
        where T : unmanaged
        where TRule : struct, IUpdateRule<T>
    {
        // Slices of one length let the compiler drop the checks of the indices.
        var weights = MemoryMarshal.Cast<T, Vector<T>>(spans.Weights);
        var gradient = MemoryMarshal.Cast<T, Vector<T>>(spans.Gradient)[..weights.Length];
        var first = TRule.StateCount > 0 ? MemoryMarshal.Cast<T, Vector<T>>(spans.First)[..weights.Length] : default;
        var second = TRule.StateCount > 1 ? MemoryMarshal.Cast<T, Vector<T>>(spans.Second)[..weights.Length] : default;
        for (var i = 0; i < weights.Length; i++)
        {
            var firstState = TRule.StateCount > 0 ? first[i] : default;
            var secondState = TRule.StateCount > 1 ? second[i] : default;
            weights[i] = rule.Update(weights[i], gradient[i], ref firstState, ref secondState);
            if (TRule.StateCount > 0)
                first[i] = firstState;
            if (TRule.StateCount > 1)
                second[i] = secondState;
        }
    }

    /// <summary>The last numbers, fewer than a vector has lanes, go through the same operations in a vector padded with zeros.</summary>
    private static void RunTail<T, TRule>(TRule rule, UpdateSpans<T> spans, int done)
        where T : unmanaged
        where TRule : struct, IUpdateRule<T>
    {
        Span<T> weights = stackalloc T[Vector<T>.Count];
        Span<T> gradient = stackalloc T[Vector<T>.Count];
        Span<T> first = stackalloc T[Vector<T>.Count];
        Span<T> second = stackalloc T[Vector<T>.Count];
        CopyPadded(spans.Weights[done..], weights);
        CopyPadded(spans.Gradient[done..], gradient);
        if (TRule.StateCount > 0)
            CopyPadded(spans.First[done..], first);
        if (TRule.StateCount > 1)
            CopyPadded(spans.Second[done..], second);

        RunWholeVectors(rule, new UpdateSpans<T>(weights, gradient, first, second));

        var rest = spans.Weights.Length - done;
        weights[..rest].CopyTo(spans.Weights[done..]);
        if (TRule.StateCount > 0)
            first[..rest].CopyTo(spans.First[done..]);
        if (TRule.StateCount > 1)
            second[..rest].CopyTo(spans.Second[done..]);
    }

    private static void CopyPadded<T>(ReadOnlySpan<T> source, Span<T> destination)
    {
        source.CopyTo(destination);
        destination[source.Length..].Clear();
    }
}
