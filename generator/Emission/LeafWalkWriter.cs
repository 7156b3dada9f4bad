using System.Collections.Generic;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Finds a leaf by its index where the number of leaves depends on the weights: goes through the members, each of which takes as many
/// indices as it has leaves.
/// </summary>
internal sealed class LeafWalkWriter(SourceWriter writer)
{
    /// <summary>The body of a method that gives something of the leaf of an index.</summary>
    /// <param name="members">The members in order, with their names and how they are reached.</param>
    /// <param name="wantsName">Whether it gives the name of the leaf or the leaf.</param>
    public void Write(IEnumerable<(string Name, IrType Type, string Access)> members, bool wantsName)
    {
        writer.Line("var rest = index;");
        using (writer.Block("if (rest >= 0)"))
        {
            foreach (var (name, type, access) in members)
                Write(name, type, access, wantsName);
        }

        writer.Line();
        writer.Line("throw new global::System.ArgumentOutOfRangeException(nameof(index));");
    }

    private void Write(string name, IrType type, string access, bool wantsName)
    {
        if (type is not AggregateType && !LeafText.IsDynamic(type))
        {
            writer.Line($"if (rest-- == 0)");
            writer.Line($"    return {(wantsName ? $"\"{name}\"" : LeafText.Of(type, access))};");
            return;
        }

        var count = LeafText.Count(type, access);
        switch (type)
        {
            case AggregateType aggregate:
                writer.Line($"if (rest < {count})");
                writer.Line($"    return {(wantsName ? $"\"{name}.\" + {access}.LeafName(rest)" : $"{aggregate.CSharpName}.Leaf(ref {access}, rest)")};");
                break;
            case { Element: AggregateType item }:
                using (writer.Block($"if (rest < {count})"))
                {
                    writer.Line($"var (item, leaf) = {RuntimeNames.AdjointElements}.Find({access}, rest);");
                    writer.Line(wantsName
                        ? $"return $\"{name}[{{item}}].{{{access}[item].LeafName(leaf)}}\";"
                        : $"return {item.CSharpName}.Leaf(ref {LeafText.Element(type, access, "item")}, leaf);");
                }

                break;
            default:
                writer.Line($"if (rest < {count})");
                writer.Line($"    return {(wantsName ? $"$\"{name}[{{rest}}]\"" : LeafText.Of(type.Element, $"{access}[rest]"))};");
                break;
        }

        writer.Line($"rest -= {count};");
    }
}
