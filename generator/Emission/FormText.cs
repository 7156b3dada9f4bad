using System;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>A value in the form of another one, put together from its leaves; constant members are those of the other.</summary>
internal static class FormText
{
    /// <param name="type">The type of both.</param>
    /// <param name="source">The other value.</param>
    /// <param name="leaf">The text of a leaf, by its path and its type.</param>
    public static string Of(IrType type, string source, Func<EquatableArray<LeafStep>, IrType, string> leaf) => Of(type, source, [], leaf);

    private static string Of(IrType type, string source, EquatableArray<LeafStep> path, Func<EquatableArray<LeafStep>, IrType, string> leaf)
    {
        switch (type)
        {
            case AggregateType aggregate:
                var members = aggregate.Members.Where(member => !member.IsConstant)
                    .Select(member => Of(member.Type, $"{source}.{member.Name}", [.. path, new LeafStep(member.Name, 0, member.IsSettable)], leaf));
                return $"{aggregate.CSharpName}.{RuntimeNames.CreateLike}({string.Join(", ", [source, .. members])})";
            case TupleType tuple:
                return $"({string.Join(", ", tuple.Elements.Select((element, index) => element.Type.IsDifferentiable
                    ? Of(element.Type, source, [.. path, new LeafStep(null, index, IsSettable: true)], leaf)
                    : $"{source}.Item{index + 1}"))})";
            default:
                return leaf(path, type);
        }
    }
}
