namespace SymbolicBackprop.Training;

/// <summary>What two aggregates that are used together must have in common.</summary>
internal static class LeafChecks
{
    /// <summary>Refuses two aggregates whose leaves differ in number, shape or element type.</summary>
    public static void RequireSameLeaves<TParameters>(
        ref TParameters left, string leftName, ref TParameters right, string rightName)
        where TParameters : IParameters<TParameters>
    {
        RequireNotNull(ref left, leftName);
        RequireNotNull(ref right, rightName);
        if (left.LeafCount != right.LeafCount)
            throw new ArgumentException($"{leftName} has {left.LeafCount} leaves and {rightName} has {right.LeafCount}.", rightName);
        for (var i = 0; i < left.LeafCount; i++)
        {
            var leftLeaf = TParameters.Leaf(ref left, i);
            var rightLeaf = TParameters.Leaf(ref right, i);
            if (leftLeaf.Shape != rightLeaf.Shape || leftLeaf.IsDouble != rightLeaf.IsDouble)
            {
                throw new ArgumentException(
                    $"The leaf {left.LeafName(i)} is {Describe(leftLeaf)} in {leftName} and {Describe(rightLeaf)} in {rightName}.", rightName);
            }
        }
    }

    /// <summary>Refuses two aggregates of equal leaves of which one shares storage with the other.</summary>
    public static void RequireNoOverlap<TParameters>(
        ref TParameters left, string leftName, ref TParameters right, string rightName)
        where TParameters : IParameters<TParameters>
    {
        for (var i = 0; i < left.LeafCount; i++)
        {
            var leftLeaf = TParameters.Leaf(ref left, i);
            var rightLeaf = TParameters.Leaf(ref right, i);
            var overlap = leftLeaf.IsDouble
                ? leftLeaf.Doubles.Overlaps(rightLeaf.Doubles)
                : leftLeaf.Singles.Overlaps(rightLeaf.Singles);
            if (overlap)
                throw new ArgumentException($"The leaf {left.LeafName(i)} of {leftName} and that of {rightName} share storage.", rightName);
        }
    }

    public static void RequireNotNull<TParameters>(ref TParameters parameters, string name)
    {
        // Not ThrowIfNull, which takes an object: unoptimised code would box a struct.
        if (parameters is null)
            throw new ArgumentNullException(name);
    }

    /// <summary>Element type and shape, as in <c>float[784, 100]</c>.</summary>
    public static string Describe(ParameterLeaf leaf) => $"{(leaf.IsDouble ? "double" : "float")}{leaf.Shape}";
}
