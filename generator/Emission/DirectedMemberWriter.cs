using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Writes a member that differentiates in a direction: after the parameters of the method it takes one of the same type for each that is
/// differentiated.
/// </summary>
/// <param name="leaves">The leaves of the parameters, in the order of what the function takes for them.</param>
/// <param name="suffix">What the added parameters are called, after the name of their parameter.</param>
internal abstract class DirectedMemberWriter(SourceWriter writer, MethodSignature signature, MemberKind kind, Function function, EquatableArray<Leaf> leaves, string suffix)
    : MemberWriter(writer, signature, kind, function)
{
    /// <summary>The names of the added parameters, by the index of their parameter.</summary>
    protected SortedDictionary<int, string> Directions { get; } = [];

    /// <summary>The parameters that the method writes.</summary>
    protected HashSet<int> Written { get; } = WrittenBy(signature, function);

    protected override bool WritesCallersStorage => false;

    protected override bool IsForwardMode => true;

    /// <summary>Whether the member takes a direction for a parameter that is differentiated.</summary>
    protected virtual bool HasDirection(ParameterModel parameter) => parameter.IsActive;

    /// <summary>A parameter as the declaration of its direction repeats it.</summary>
    protected virtual ParameterModel DirectionOf(ParameterModel parameter) => parameter;

    /// <summary>The upstream value where it is storage.</summary>
    protected virtual string? Upstream => null;

    /// <summary>What receives results of the member.</summary>
    protected virtual IEnumerable<Companion> Buffers => [];

    /// <summary>Whether the member writes to the directions of the parameters that the method writes.</summary>
    protected abstract bool WritesDirections { get; }

    protected override void NameAdded(Queue<Definition> users)
    {
        for (var i = 0; i < Signature.Parameters.Count; i++)
        {
            var parameter = Signature.Parameters[i];
            if (!HasDirection(parameter))
                continue;
            Directions[i] = Unique(parameter.Name.TrimStart('@') + suffix);
            if (parameter.Type is AggregateType { IsReferenceType: true })
            {
                if (parameter.HasGradient)
                    Names.Set(users.Dequeue().Value, Directions[i]);
                continue;
            }

            foreach (var leaf in leaves.Where(leaf => leaf.Parameter == i))
                Names.Set(users.Dequeue().Value, Directions[i] + string.Concat(leaf.Path.Select(step => "." + (step.Member ?? $"Item{step.Element + 1}"))));
        }
    }

    protected override bool WriteGuards() => GuardWriter.Write(
        Writer,
        Signature,
        [.. Written],
        Directions.Select(pair => new Companion(
            pair.Value, Signature.Parameters[pair.Key].Type, DirectionOf(Signature.Parameters[pair.Key]), WritesDirections && Written.Contains(pair.Key), IsTangent: true)).Concat(Buffers),
        workspace: null,
        upstream: Upstream);

    protected override IEnumerable<string> AddedParameters() =>
        Directions.Select(pair => $"{DirectionOf(Signature.Parameters[pair.Key]).Modifier}{Signature.Parameters[pair.Key].TypeText} {pair.Value}");

    private static HashSet<int> WrittenBy(MethodSignature signature, Function function)
    {
        var storage = StorageClasses.Of(function);
        var first = signature.IsStatic ? 0 : 1;
        return [.. Enumerable.Range(0, signature.Parameters.Count).Where(index => signature.Parameters[index].IsByReference
            || ((signature.Parameters[index].Type.IsIndexed || signature.Parameters[index].Type is MatrixType) && storage.IsWritten(function.Parameters[index + first].Value)))];
    }
}
