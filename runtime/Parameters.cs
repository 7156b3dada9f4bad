using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using SymbolicBackprop.Training;

namespace SymbolicBackprop;

/// <summary>
/// What can be done with any differentiable aggregate (<see cref="IParameters{TSelf}"/>): weights, gradients, the memory of an optimiser.
/// Aggregates go by reference, so that the numbers held by a struct are seen and written where they are. Nothing here allocates.
/// </summary>
public static class Parameters
{
    /// <summary>How many numbers there are in all leaves.</summary>
    /// <exception cref="OverflowException">More than 2³¹ − 1.</exception>
    public static int Count<TParameters>(ref TParameters parameters)
        where TParameters : IParameters<TParameters>
    {
        LeafChecks.RequireNotNull(ref parameters, nameof(parameters));
        var count = 0;
        for (var i = 0; i < parameters.LeafCount; i++)
            count = checked(count + TParameters.Leaf(ref parameters, i).Shape.Count);
        return count;
    }

    /// <summary>Writes all leaves, one after the other, to a flat span; <see cref="float"/> is widened.</summary>
    /// <param name="parameters">Read only.</param>
    /// <param name="destination">Exactly <see cref="Count"/> numbers.</param>
    /// <exception cref="ArgumentException">The destination has another length. Nothing was written.</exception>
    public static void CopyTo<TParameters>(ref TParameters parameters, Span<double> destination)
        where TParameters : IParameters<TParameters>
    {
        RequireLength(Count(ref parameters), destination.Length, nameof(destination));
        for (var i = 0; i < parameters.LeafCount; i++)
        {
            var leaf = TParameters.Leaf(ref parameters, i);
            if (leaf.IsDouble)
                leaf.Doubles.CopyTo(destination);
            else
                TensorPrimitives.ConvertTruncating<float, double>(leaf.Singles, destination);
            destination = destination[leaf.Shape.Count..];
        }
    }

    /// <summary>Writes all leaves, one after the other, to a flat span; <see cref="double"/> is rounded.</summary>
    /// <inheritdoc cref="CopyTo{TParameters}(ref TParameters, Span{double})"/>
    public static void CopyTo<TParameters>(ref TParameters parameters, Span<float> destination)
        where TParameters : IParameters<TParameters>
    {
        RequireLength(Count(ref parameters), destination.Length, nameof(destination));
        for (var i = 0; i < parameters.LeafCount; i++)
        {
            var leaf = TParameters.Leaf(ref parameters, i);
            if (leaf.IsDouble)
                TensorPrimitives.ConvertTruncating<double, float>(leaf.Doubles, destination);
            else
                leaf.Singles.CopyTo(destination);
            destination = destination[leaf.Shape.Count..];
        }
    }

    /// <summary>Reads all leaves, one after the other, from a flat span; leaves of <see cref="float"/> are rounded.</summary>
    /// <param name="parameters">Overwritten.</param>
    /// <param name="source">Exactly <see cref="Count"/> numbers.</param>
    /// <exception cref="ArgumentException">The source has another length. Nothing was written.</exception>
    public static void CopyFrom<TParameters>(ref TParameters parameters, ReadOnlySpan<double> source)
        where TParameters : IParameters<TParameters>
    {
        RequireLength(Count(ref parameters), source.Length, nameof(source));
        for (var i = 0; i < parameters.LeafCount; i++)
        {
            var leaf = TParameters.Leaf(ref parameters, i);
            var values = source[..leaf.Shape.Count];
            if (leaf.IsDouble)
                values.CopyTo(leaf.Doubles);
            else
                TensorPrimitives.ConvertTruncating(values, leaf.Singles);
            source = source[values.Length..];
        }
    }

    /// <summary>Reads all leaves, one after the other, from a flat span; leaves of <see cref="double"/> are widened.</summary>
    /// <inheritdoc cref="CopyFrom{TParameters}(ref TParameters, ReadOnlySpan{double})"/>
    public static void CopyFrom<TParameters>(ref TParameters parameters, ReadOnlySpan<float> source)
        where TParameters : IParameters<TParameters>
    {
        RequireLength(Count(ref parameters), source.Length, nameof(source));
        for (var i = 0; i < parameters.LeafCount; i++)
        {
            var leaf = TParameters.Leaf(ref parameters, i);
            var values = source[..leaf.Shape.Count];
            if (leaf.IsDouble)
                TensorPrimitives.ConvertTruncating(values, leaf.Doubles);
            else
                values.CopyTo(leaf.Singles);
            source = source[values.Length..];
        }
    }

    /// <summary>Copies every number from one aggregate to another.</summary>
    /// <param name="from">Read only.</param>
    /// <param name="to">Overwritten.</param>
    /// <exception cref="ArgumentException">A leaf has another shape or element type; the message names it and both. Nothing was written.</exception>
    public static void Copy<TParameters>(ref TParameters from, ref TParameters to)
        where TParameters : IParameters<TParameters>
    {
        LeafChecks.RequireSameLeaves(ref from, nameof(from), ref to, nameof(to));
        for (var i = 0; i < from.LeafCount; i++)
        {
            var source = TParameters.Leaf(ref from, i);
            var target = TParameters.Leaf(ref to, i);
            if (source.IsDouble)
                source.Doubles.CopyTo(target.Doubles);
            else
                source.Singles.CopyTo(target.Singles);
        }
    }

    /// <summary>Makes every number zero.</summary>
    public static void Clear<TParameters>(ref TParameters parameters)
        where TParameters : IParameters<TParameters>
    {
        LeafChecks.RequireNotNull(ref parameters, nameof(parameters));
        for (var i = 0; i < parameters.LeafCount; i++)
        {
            var leaf = TParameters.Leaf(ref parameters, i);
            if (leaf.IsDouble)
                leaf.Doubles.Clear();
            else
                leaf.Singles.Clear();
        }
    }

    /// <summary><c>target ← target + factor·source</c>, in the precision of each leaf.</summary>
    /// <param name="source">Read only.</param>
    /// <param name="factor">Rounded to <see cref="float"/> for leaves of <see cref="float"/>.</param>
    /// <param name="target">Overwritten.</param>
    /// <exception cref="ArgumentException">A leaf has another shape or element type; the message names it and both. Nothing was written.</exception>
    public static void AddScaled<TParameters>(ref TParameters source, double factor, ref TParameters target)
        where TParameters : IParameters<TParameters>
    {
        LeafChecks.RequireSameLeaves(ref source, nameof(source), ref target, nameof(target));
        for (var i = 0; i < source.LeafCount; i++)
        {
            var from = TParameters.Leaf(ref source, i);
            var to = TParameters.Leaf(ref target, i);
            if (from.IsDouble)
                Run(new ScaledAdditionRule<double>(factor), to.Doubles, from.Doubles);
            else
                Run(new ScaledAdditionRule<float>((float)factor), to.Singles, from.Singles);
        }
    }

    /// <summary><c>parameters ← factor·parameters</c>, in the precision of each leaf.</summary>
    /// <param name="parameters">Overwritten.</param>
    /// <param name="factor">Rounded to <see cref="float"/> for leaves of <see cref="float"/>.</param>
    public static void Scale<TParameters>(ref TParameters parameters, double factor)
        where TParameters : IParameters<TParameters>
    {
        LeafChecks.RequireNotNull(ref parameters, nameof(parameters));
        for (var i = 0; i < parameters.LeafCount; i++)
        {
            var leaf = TParameters.Leaf(ref parameters, i);
            if (leaf.IsDouble)
                Run(new ScalingRule<double>(factor), leaf.Doubles, leaf.Doubles);
            else
                Run(new ScalingRule<float>((float)factor), leaf.Singles, leaf.Singles);
        }
    }

    /// <summary>
    /// The Euclidean norm √Σx² over all leaves, accumulated in <see cref="double"/> in a fixed order. It overflows or underflows only
    /// where the norm itself does; with an infinite number it is +∞, with a NaN it is NaN.
    /// </summary>
    public static double Norm<TParameters>(ref TParameters parameters)
        where TParameters : IParameters<TParameters>
    {
        LeafChecks.RequireNotNull(ref parameters, nameof(parameters));
        var norm = default(EuclideanNorm);
        for (var i = 0; i < parameters.LeafCount; i++)
        {
            var leaf = TParameters.Leaf(ref parameters, i);
            if (leaf.IsDouble)
                norm.Add(leaf.Doubles);
            else
                norm.Add(leaf.Singles);
        }

        return norm.Value;
    }

    private static void Run<T, TRule>(TRule rule, Span<T> target, ReadOnlySpan<T> source)
        where T : unmanaged
        where TRule : struct, IUpdateRule<T> =>
        UpdateLoop.Run(rule, new UpdateSpans<T>(target, source, default, default));

    private static void RequireLength(int expected, int actual, string parameter)
    {
        if (expected != actual)
            throw new ArgumentException($"The parameters have {expected} numbers and {parameter} has {actual}.", parameter);
    }

    private readonly struct ScalingRule<T>(T factor) : IUpdateRule<T>
    {
        private readonly Vector<T> _factor = new(factor);

        public static int StateCount => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<T> Update(Vector<T> weight, Vector<T> gradient, ref Vector<T> first, ref Vector<T> second) =>
            weight * _factor;
    }
}
